import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from '../environment/read-if-there.js';

const kHzPerMHz = 1000;

/**
 * MHz of the core that runs fastest at this moment, as an idle one says nothing of those that measure; `null` where the
 * system does not tell. Reading may wake every core, so it is not for the time in between. The folder is for tests.
 */
export async function readFastestMHz(root = '/'): Promise<number | null> {
  const mHz = (await frequencyFiles(root)) ?? (await processorInformation(root));
  return mHz.length === 0 ? null : Math.max(...mHz);
}

async function frequencyFiles(root: string): Promise<number[] | null> {
  const folder = join(root, 'sys/devices/system/cpu');
  const cores = await readdir(folder).then(
    (names) => names.filter((name) => /^cpu\d+$/.test(name)),
    () => [],
  );
  const texts = await Promise.all(
    cores.map((core) => readIfThere(join(folder, core, 'cpufreq/scaling_cur_freq'))),
  );
  const mHz = texts.flatMap((text) => (text === null ? [] : [Number(text) / kHzPerMHz])).filter(isFrequency);
  return mHz.length === 0 ? null : mHz;
}

async function processorInformation(root: string): Promise<number[]> {
  const text = (await readIfThere(join(root, 'proc/cpuinfo'))) ?? '';
  return [...text.matchAll(/^cpu MHz\s*:\s*([\d.]+)$/gm)].map(([, mHz]) => Number(mHz)).filter(isFrequency);
}

function isFrequency(mHz: number): boolean {
  return mHz > 0 && Number.isFinite(mHz);
}
