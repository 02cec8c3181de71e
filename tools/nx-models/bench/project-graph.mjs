/** Prints how long Nx takes for the project graph of the current folder, in milliseconds, and how many projects it has. */
/* global performance */
import { createProjectGraphAsync } from '@nx/devkit';

const start = performance.now();
const { nodes } = await createProjectGraphAsync({ exitOnError: false });
console.log(JSON.stringify({ ms: performance.now() - start, projects: Object.keys(nodes).length }));
process.exit(0);
