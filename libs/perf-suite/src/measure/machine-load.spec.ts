import { busyMachineFlag, readProcessorTime } from './machine-load.js';

const from = { elapsed: 0, idle: 5000, own: 100, cores: 4 };

describe('a machine', () => {
  it('is busy where others take cores and none is idle', () => {
    expect(busyMachineFlag(from, { elapsed: 1000, idle: 5100, own: 1600, cores: 4 })).toEqual({
      code: 'busy-machine',
      message: 'Others took 2.40 of 4 cores and left none idle: times are longer than on a quiet machine.',
    });
  });

  it('is not busy where the measured process itself fills it', () => {
    expect(busyMachineFlag(from, { elapsed: 1000, idle: 5000, own: 4000, cores: 4 })).toBeNull();
  });

  it('is not busy where others leave cores idle', () => {
    expect(busyMachineFlag(from, { elapsed: 1000, idle: 6500, own: 600, cores: 4 })).toBeNull();
  });

  it('has processor time that never goes back', () => {
    const [first, second] = [readProcessorTime(), readProcessorTime()];
    expect(second.own).toBeGreaterThanOrEqual(first.own);
    expect(second.idle).toBeGreaterThanOrEqual(first.idle);
  });
});
