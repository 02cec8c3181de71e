import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** A folder to measure in, with a folder of images. */
export class Workspace {
  private constructor(readonly root: string) {}

  /** Has one image, `a.png`. */
  static async create(): Promise<Workspace> {
    const workspace = new Workspace(await mkdtemp(join(tmpdir(), 'framegate-suite-')));
    await mkdir(workspace.images);
    await workspace.writeImage('a.png');
    return workspace;
  }

  get images(): string {
    return join(this.root, 'images');
  }

  async writeImage(name: string, background = '#483'): Promise<void> {
    const image = sharp({ create: { width: 40, height: 30, channels: 3, background } });
    await writeFile(join(this.images, name), await image.png().toBuffer());
  }

  /** Names of the folders of runs whose report was not kept. */
  runsLeft(): Promise<string[]> {
    return readdir(join(this.root, '.framegate', 'runs'));
  }

  remove(): Promise<void> {
    return rm(this.root, { recursive: true });
  }
}
