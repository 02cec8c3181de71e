import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Finding } from '../watch/finding.js';

/** Keeps the input of a finding in `folder`. What it gives is for people: what happened, and how it happens again. */
export async function keepFinding(finding: Finding, seed: string, folder: string): Promise<string> {
  const { target, index, madeFrom, problem, input } = finding;
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${target}-${seed}-${index}${extname(madeFrom)}`);
  await writeFile(path, input);
  return (
    `${target} ${seed}:${index}, made from ${madeFrom}: ${problem}\n` +
    `  input: ${path}\n  again: npm run fuzz -- --target ${target} --replay ${seed}:${index}`
  );
}
