// Adds up the result files of the test runner and prints the closing line.
import { existsSync, readFileSync } from 'node:fs';

let [passed, failed, skipped] = [0, 0, 0];
for (const file of process.argv.slice(2)) {
  if (!existsSync(file)) continue;
  const result = JSON.parse(readFileSync(file, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  skipped += result.numPendingTests;
  for (const { assertionResults } of result.testResults) {
    for (const { status, fullName } of assertionResults) if (status === 'skipped' || status === 'pending') process.stdout.write(`skipped: ${fullName}\n`);
  }
}
process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
