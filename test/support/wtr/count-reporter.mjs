import { writeFileSync, writeSync } from 'node:fs';

/**
 * A reporter for web-test-runner that counts: into the file named by COUNT_FILE, or as a last line on stdout. A test file
 * that did not load counts as one failure.
 */
export const countReporter = () => ({
  stop({ sessions }) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const walk = (suite) => {
      for (const test of suite?.tests ?? []) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      (suite?.suites ?? []).forEach(walk);
    };
    for (const session of sessions) {
      const before = counts.failed;
      walk(session.testResults);
      if (!session.passed && counts.failed === before) counts.failed++;
    }
    if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify(counts));
    // On exit, because the runner's terminal clean-up wipes what a reporter prints earlier.
    else process.once('exit', () => writeSync(1, `${counts.passed} passed, ${counts.failed} failed\n`));
  },
});
