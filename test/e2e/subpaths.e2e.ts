import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = new URL('../../', import.meta.url);
const { name, exports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  name: string;
  exports: Readonly<Record<string, unknown>>;
};
const subpaths = Object.keys(exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => path.replace('*', 'de'));
/** The project that the packed file was installed into, where `npm test` has made one. */
const packed = process.env['PACKAGE_FOLDER'];
const project = packed ? join(packed, '../..') : fileURLToPath(root);

describe('in Node, without a page', () => {
  for (const subpath of subpaths) {
    it(`importing ${name}${subpath.slice(1)} neither throws, nor registers the element, nor prints`, async () => {
      const script = `
        await import(${JSON.stringify(name + subpath.slice(1))});
        process.stdout.write(JSON.stringify({
          element: typeof globalThis.customElements?.get('genesys-chat'),
          page: typeof globalThis.document,
          function: typeof globalThis.Genesys,
        }));`;
      const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
        cwd: project,
      });
      assert.equal(stderr, '');
      assert.deepEqual(JSON.parse(stdout), { element: 'undefined', page: 'undefined', function: 'undefined' });
    });
  }
});
