// Prints the operators of a model, or the code of why not. Plain JavaScript because jest's arrays are none to the runtime.
import { profileOperators } from '../../dist/profiling/profile-operators.js';

try {
  const operators = await profileOperators({ model: process.argv[2], runs: 2 });
  console.log(JSON.stringify(operators.map(({ type, nodes, ms }) => [type, nodes, ms > 0])));
} catch (error) {
  console.log(error.code);
  process.exitCode = 1;
}
