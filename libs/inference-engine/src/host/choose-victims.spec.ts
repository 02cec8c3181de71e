import { type Candidate, chooseVictims } from './choose-victims.js';

const model = (name: string, bytes: number, lastUsedAt: number, rest: Partial<Candidate> = {}) => ({
  name,
  bytes,
  lastUsedAt,
  isIdle: true,
  isDraining: false,
  ...rest,
});
const busy = { isIdle: false };
const draining = { isIdle: false, isDraining: true };
const chosen = (models: ReturnType<typeof model>[], needed: number) =>
  chooseVictims(models, needed).map(({ name }) => name);

describe('chooseVictims', () => {
  it('chooses nobody where there is room', () => {
    expect(chosen([model('a', 100, 1)], 0)).toEqual([]);
    expect(chosen([model('a', 100, 1)], -50)).toEqual([]);
  });

  it('chooses the least recently used, and no more than are needed', () => {
    const models = [model('c', 100, 3), model('a', 100, 1), model('b', 100, 2)];
    expect(chosen(models, 1)).toEqual(['a']);
    expect(chosen(models, 100)).toEqual(['a']);
    expect(chosen(models, 101)).toEqual(['a', 'b']);
  });

  it('spares what is too small to help beside one that has to go anyway', () => {
    expect(chosen([model('small', 10, 1), model('big', 500, 2)], 400)).toEqual(['big']);
  });

  it('prefers idle models to busy ones, however recently they were used', () => {
    expect(chosen([model('busy', 100, 1, busy), model('idle', 100, 9)], 100)).toEqual(['idle']);
  });

  it('prefers busy models that take no new requests to those that do', () => {
    const models = [model('busy', 100, 1, busy), model('draining', 100, 9, draining)];
    expect(chosen(models, 100)).toEqual(['draining']);
    expect(chosen(models, 200)).toEqual(['draining', 'busy']);
  });

  it('chooses all where all together do not suffice', () => {
    expect(chosen([model('a', 100, 1), model('b', 100, 2)], 1000)).toEqual(['a', 'b']);
  });
});
