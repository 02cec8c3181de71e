// Prints the last line of a CI run: the tests that jest counted, and the steps around them.
import { readFileSync } from 'node:fs';

const [jestResults, jestExitCode, passedSteps, failedSteps] = process.argv.slice(2);

function countTests() {
  try {
    const results = JSON.parse(readFileSync(jestResults, 'utf8'));
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests,
    };
  } catch (error) {
    console.error(`The tests left no result: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const tests = countTests();
// Jest also fails for reasons that are no test's, such as a threshold.
const failedTests = Math.max(tests.failed, jestExitCode === '0' ? 0 : 1);
const passed = tests.passed + Number(passedSteps);
const failed = failedTests + Number(failedSteps);
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
console.log(`${passed} passed, ${failed} failed${skipped}`);
process.exitCode = failed === 0 ? 0 : 1;
