export interface ControlGroupFolder {
  readonly version: 1 | 2;
  /** From the root of the file system, without a slash before it. */
  readonly path: string;
}

const mount = 'sys/fs/cgroup';

/**
 * The folders of this process's control group and those around it that count for a controller, the innermost first.
 * `membership` is the text of `/proc/self/cgroup`: `hierarchy:controllers:path` a line, without controllers in version 2.
 */
export function controlGroupFolders(membership: string, controller: 'cpu' | 'memory'): ControlGroupFolder[] {
  return membership.split('\n').flatMap((line): ControlGroupFolder[] => {
    const [, controllers, path = '/'] = line.split(':');
    if (controllers === '') return groupsAbove(path).map((group) => ({ version: 2, path: mount + group }));
    if (controllers?.split(',').includes(controller) !== true) return [];
    return groupsAbove(path).map((group) => ({ version: 1, path: `${mount}/${controller}${group}` }));
  });
}

/** `/a/b` → `/a/b`, `/a`, `/`: within a container the path may be the host's, and only the last one is there. */
function groupsAbove(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '..');
  return Array.from(
    { length: parts.length + 1 },
    (_, cut) => `/${parts.slice(0, parts.length - cut).join('/')}`,
  );
}
