import { runCommandLine } from './command-line.js';
import { ignoreClosedPipe } from './output/ignore-closed-pipe.js';

ignoreClosedPipe(process.stdout);
ignoreClosedPipe(process.stderr);
await runCommandLine(process.argv.slice(2));
