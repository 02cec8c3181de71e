// Prints the last line of a CI run: the tests that jest counted, and the steps around them.
import { readFileSync } from 'node:fs';

const [passedSteps, failedSteps, jestResults] = process.argv.slice(2);

function countTests() {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(jestResults, 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch (error) {
    console.error(`The tests left no result: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

const tests = countTests();
const passed = tests.passed + Number(passedSteps);
const failed = tests.failed + Number(failedSteps);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
