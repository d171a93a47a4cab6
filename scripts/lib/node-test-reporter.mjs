import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './run.mjs';

/**
 * A reporter for node:test: one line for each failure with its stack, nothing for what passed, and the counts as JSON in
 * the file named by COUNT_FILE. Skipped and to-do tests count as neither.
 */
export default async function* report(source) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const names = [];
  for await (const { type, data } of source) {
    if (type === 'test:start') {
      names.length = data.nesting;
      names[data.nesting] = data.name;
    } else if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    } else if (type === 'test:pass' && isEmptyFile(data)) {
      counts.failed++;
      yield `✗ ${path.relative(root, data.name)}: no tests in this file\n`;
    } else if (type === 'test:pass' && data.details?.type !== 'suite') {
      counts[isSkipped(data) ? 'skipped' : 'passed']++;
    } else if (type === 'test:fail' && data.details?.error?.failureType !== 'subtestsFailed') {
      if (isSkipped(data)) counts.skipped++;
      else {
        counts.failed++;
        yield describeFailure([...names.slice(0, data.nesting), data.name], data);
      }
    }
  }
  if (process.env.COUNT_FILE) writeFileSync(process.env.COUNT_FILE, JSON.stringify(counts));
}

const isSkipped = (data) => data.skip !== undefined || data.todo !== undefined;

/** A file that declares no test is reported as one passing test that bears the file's name. */
const isEmptyFile = (data) => data.nesting === 0 && data.details?.type !== 'suite' && path.isAbsolute(data.name);

const describeFailure = (titles, { file, details }) => {
  const error = details?.error?.cause ?? details?.error;
  const text = error?.stack ?? String(error);
  const where = file ? `  ${path.relative(root, file)}\n` : '';
  return `✗ ${titles.join(' › ')}\n${where}${text.replaceAll(root, '').replace(/^/gm, '  ')}\n`;
};
