import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quickBudget } from '../scenarios/budget.js';
import type { LiveMessage } from './events.js';
import { measureModel, type MeasureRequest } from './measure-model.js';

const entry = new URL('../testing/scripted-child.mjs', import.meta.url);

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-measure-'));
});
afterEach(() => rm(directory, { recursive: true }));

function measure(behaviour: string, options: Partial<MeasureRequest> = {}) {
  return measureModel({
    models: [behaviour],
    family: 'yolo',
    variant: 'yolo11n',
    budget: quickBudget,
    images: [{ name: 'a.png', path: '/nowhere/a.png', pixels: 1 }],
    scenarios: ['single_inference', 'load'],
    directory,
    time: { ms: 30_000, limitMs: 30_000 },
    timeoutMs: 30_000,
    signal: new AbortController().signal,
    onMessage: () => undefined,
    entry,
    ...options,
  });
}

const samplesIn = (events: readonly { type: string }[]) =>
  events.filter(({ type }) => type === 'sample').length;

describe('a measuring process', () => {
  it('that does its work leaves its events and no error', async () => {
    const { events, error, interrupted } = await measure('well');
    expect(events.map(({ type }) => type)).toEqual([
      'scenario-started',
      'sample',
      'scenario-ended',
      'scenario-ended',
      'finished',
    ]);
    expect({ error, interrupted }).toEqual({ error: null, interrupted: false });
  });

  it('has nothing of an earlier measurement in the same folder', async () => {
    await measure('well');
    expect((await measure('well')).events).toHaveLength(5);
  });

  it('is one for timing and another for memory', async () => {
    const { events } = await measure('well', { scenarios: ['load', 'memory'] });
    expect(events.filter(({ type }) => type === 'finished')).toHaveLength(2);
  });

  it('tells what it is doing; what nobody knows is ignored', async () => {
    const messages: LiveMessage[] = [];
    await measure('well', { onMessage: (message) => messages.push(message) });
    expect(messages).toEqual([{ type: 'scenario-started', scenario: 'single_inference' }]);
  });

  it('that aborts loses nothing that it had measured', async () => {
    const { events, error } = await measure('abort');
    expect(samplesIn(events)).toBe(1);
    expect(error).toMatchObject(
      process.platform === 'win32'
        ? { code: 'EXITED' }
        : { code: 'KILLED', exit_code: null, signal: 'SIGABRT' },
    );
  });

  it('that was killed in the middle of a line loses that line alone', async () => {
    const { events, error } = await measure('cut-short');
    expect(samplesIn(events)).toBe(1);
    expect(error).toEqual({
      code: 'KILLED',
      message: 'The measuring process was ended by SIGKILL. The system does that when memory runs out.',
      exit_code: null,
      signal: 'SIGKILL',
    });
  });

  it('that hangs is ended when its time is over', async () => {
    const { events, error } = await measure('hang', { timeoutMs: 700 });
    expect(samplesIn(events)).toBe(1);
    expect(error).toEqual({
      code: 'TIMEOUT',
      message: "The measuring process was ended: it was still running when the model's 0.7 s were over.",
      exit_code: null,
      signal: 'SIGKILL',
    });
  });

  it('that ends with another code is said to, with its last words', async () => {
    const { error } = await measure('exit');
    expect(error).toEqual({
      code: 'EXITED',
      message: 'The measuring process ended with code 3. It last said: no such operator',
      exit_code: 3,
      signal: null,
    });
  });

  it('that ends well before its work is done is no success', async () => {
    const { error } = await measure('stop');
    expect(error).toEqual({
      code: 'UNFINISHED',
      message: 'The measuring process ended before it had measured everything.',
      exit_code: 0,
      signal: null,
    });
  });

  it('whose events are mixed with garbage keeps what can be read and says so', async () => {
    const { events, error } = await measure('garbage');
    expect(samplesIn(events)).toBe(1);
    expect(error).toEqual({
      code: 'UNREADABLE_EVENTS',
      message:
        "2 lines of the measuring process's events cannot be read: something else wrote to its file, " +
        'or it was built from another version. Build anew.',
      exit_code: 0,
      signal: null,
    });
  });

  it('that crashes over timing does not keep memory from being measured', async () => {
    const { events } = await measure('abort', { scenarios: ['load', 'memory'] });
    expect(events.filter(({ type }) => type === 'scenario-started')).toHaveLength(2);
  });

  it('is ended when the caller aborts, and what it measured is kept', async () => {
    const controller = new AbortController();
    const { events, error, interrupted } = await measure('wait', {
      signal: controller.signal,
      scenarios: ['load', 'memory'],
      onMessage: () => controller.abort(),
    });
    expect({ error, interrupted }).toEqual({ error: null, interrupted: true });
    expect(events[0]).toEqual({ type: 'scenario-started', scenario: 'load' });
    expect(events.filter(({ type }) => type === 'scenario-started')).toHaveLength(1);
  });

  it('that cannot be started says why', async () => {
    const { error } = await measure('well', { entry: new URL('./nowhere.js', import.meta.url) });
    expect(error).toMatchObject({ code: 'EXITED', exit_code: 1 });
    expect(error?.message).toContain('Cannot find module');
  });
});
