// Prints the operators of a model. Plain JavaScript because jest's arrays are none to the runtime.
import { profileOperators } from '../../dist/profiling/profile-operators.js';

const operators = await profileOperators({ model: process.argv[2], runs: 2 });
console.log(JSON.stringify(operators.map(({ type, nodes, ms }) => [type, nodes, ms > 0])));
