/**
 * One side of a comparison: `node --expose-gc side-main.js JOB.json`. The program is this one on both sides; the engine that
 * it measures is the side's own. It does what its parent asks for, and writes what it finds to the job's event file.
 */
import { readFile } from 'node:fs/promises';
import { describeError } from '../../errors/describe-error.js';
import { EventLog } from '../../measure/event-log.js';
import { profileSide } from '../operators/profile-side.js';
import { checkEngine, findEngine } from './open-engine.js';
import { type SideAnswer, sideCommandSchema } from './side-command.js';
import type { SideEvent } from './side-events.js';
import { sideJobSchema } from './side-job.js';
import { SideProgram } from './side-program.js';

// Ctrl-C reaches the whole process group; when to end is for the parent to say.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(1));

const job = sideJobSchema.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')));
// A pair of which something is missing decides nothing: it fails, and the parent is told why.
const log = new EventLog<SideEvent>(job.events, (_, cause) => {
  throw cause;
});
const program = new SideProgram({
  images: await Promise.all(job.images.map(({ path }) => readFile(path))),
  slowdown: job.slowdown,
  write: (event) => log.write(event),
  async open() {
    const { open } = await findEngine(job.workspace);
    return checkEngine(await open({ model: job.models, ...(job.family !== null && { family: job.family }) }));
  },
  profile: (runs) => profileSide(job, runs),
});

process.on('message', (message) => {
  const answer = (failure: SideAnswer['failure']) => process.send?.({ failure } satisfies SideAnswer);
  program.run(sideCommandSchema.parse(message)).then(
    () => answer(null),
    (error: unknown) => answer(describeError(error)),
  );
});
