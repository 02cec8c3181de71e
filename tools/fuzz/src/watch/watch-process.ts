import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseMessage, CaseOrder } from '../cases/messages.js';
import { residentBytes } from './resident-bytes.js';

/** As built: a process cannot be started from TypeScript. */
export const caseProcess = fileURLToPath(import.meta.resolve('#case-process'));
const memoryEveryMs = 50;
const keptOutput = 2000;

export interface Limits {
  /** Of a case; opening may take as long again and again. */
  readonly deadlineMs: number;
  /** In bytes. */
  readonly memoryLimit: number;
}

type EndMessage = Extract<CaseMessage, { type: 'end' }>;

/** The case that a process was lost with; without `index` it was lost before the first. */
export interface LostCase {
  readonly index: number | undefined;
  readonly problem: string;
  readonly growth: number;
}

/**
 * Runs cases in a process of their own, and ends it when one of them takes too long or too much memory.
 * `onEnd` is told of each case with the memory that the process had grown by. Resolves with the case that it was lost
 * with, if it was.
 */
export async function watchProcess(
  order: Omit<CaseOrder, 'folder'>,
  limits: Limits,
  onEnd: (end: EndMessage, growth: number) => void,
  script = caseProcess,
): Promise<LostCase | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'framegate-fuzz-'));
  try {
    return await watchChild({ ...order, folder }, limits, onEnd, script);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function watchChild(
  order: CaseOrder,
  { deadlineMs, memoryLimit }: Limits,
  onEnd: (end: EndMessage, growth: number) => void,
  script: string,
): Promise<LostCase | undefined> {
  const child = fork(script, [JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let [index, problem, output]: [number | undefined, string | undefined, string] = [undefined, undefined, ''];
  let [atStart, growth] = [0, 0];
  const stop = (reason: string) => {
    problem ??= reason;
    child.kill('SIGKILL');
  };
  const checkMemory = (bytes: number) => {
    if (atStart === 0) return;
    growth = Math.max(growth, bytes - atStart);
    if (growth > memoryLimit) stop(`memory grew by ${megabytes(growth)} MB of ${megabytes(memoryLimit)}`);
  };
  const startDeadline = (ms: number) => setTimeout(() => stop(`no answer after ${ms} ms`), ms);
  let deadline = startDeadline(10 * deadlineMs);
  const memory = setInterval(() => checkMemory(residentBytes(child.pid ?? 0)), memoryEveryMs);
  child.stderr!.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-keptOutput)));
  child.on('message', (message: CaseMessage) => {
    clearTimeout(deadline);
    if (message.type === 'ready') {
      atStart = message.residentBytes;
    } else if (message.type === 'begin') {
      index = message.index;
      deadline = startDeadline(deadlineMs);
    } else {
      checkMemory(message.peakBytes);
      if (problem !== undefined) return;
      index = undefined;
      deadline = startDeadline(10 * deadlineMs);
      onEnd(message, growth);
    }
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...end) => resolve(end));
  });
  clearTimeout(deadline);
  clearInterval(memory);
  if (problem === undefined && code === 0) return undefined;
  const ending = signal === null ? `exit code ${code}` : signal;
  return { index, problem: problem ?? `the process ended with ${ending}: ${output.trim()}`, growth };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
