export interface GeneratedWorkspace {
  readonly root: string;
  remove(): void;
}
export function makeWorkspace(
  models: number,
  projectsBy: 'plugin' | 'project-json' | 'none',
): GeneratedWorkspace;
