import { busyMachineFlag, readProcessorTime } from './machine-load.js';

const from = { elapsed: 0, idle: 5000, own: 100, cores: 4 };

describe('a machine', () => {
  it('is busy where others leave the engine fewer cores than it has threads', () => {
    expect(busyMachineFlag(from, { elapsed: 1000, idle: 5500, own: 1200, cores: 4 }, 4)).toEqual({
      code: 'busy-machine',
      message:
        'Others took 2.40 of 4 cores, and the engine has 4 threads: times are longer than on a quiet machine.',
    });
  });

  it('is not busy where they leave it enough', () => {
    expect(busyMachineFlag(from, { elapsed: 1000, idle: 5500, own: 1200, cores: 4 }, 1)).toBeNull();
  });

  it('is not busy where the measured process itself fills it', () => {
    expect(busyMachineFlag(from, { elapsed: 1000, idle: 5000, own: 4000, cores: 4 }, 4)).toBeNull();
  });

  it('is not busy with chores of the system', () => {
    expect(busyMachineFlag(from, { elapsed: 1000, idle: 6000, own: 2700, cores: 4 }, 4)).toBeNull();
  });

  it('has processor time that never goes back', () => {
    const [first, second] = [readProcessorTime(), readProcessorTime()];
    expect(second.own).toBeGreaterThanOrEqual(first.own);
    expect(second.idle).toBeGreaterThanOrEqual(first.idle);
  });
});
