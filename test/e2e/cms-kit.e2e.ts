import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';

interface Kits {
  packKits(folder: string): readonly string[];
  readonly UNPACKED: Readonly<Record<'define' | 'auto', string>>;
}

const hashOf = (bytes: Buffer): string => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

describe('the packed kits', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'genesys-chat-kits-'));
  let kits: Kits;
  let files: readonly string[];
  const read = (file: string): Buffer => readFileSync(path.join(folder, file));
  before(async () => {
    kits = (await import(new URL('../../scripts/lib/cms-kit.mjs', import.meta.url).href)) as Kits;
    files = kits.packKits(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('bring the built file along, and name its hash', () => {
    for (const [script, place] of [
      ['wordpress/genesys-chat/assets/define.min.js', 'wordpress/genesys-chat/includes/release.php'],
      ['drupal/genesys_chat/js/define.min.js', 'drupal/genesys_chat/genesys_chat.libraries.yml'],
    ] as const)
      assert.ok(
        read(place)
          .toString()
          .includes(hashOf(read(script))),
        place,
      );
  });

  it('bring the languages along, beside the file that fetches them', () => {
    for (const place of ['wordpress/genesys-chat/assets', 'drupal/genesys_chat/js'])
      for (const name of ['index', 'de', 'zh-Hant']) {
        const file = `${place}/locales/${name}.json`;
        assert.ok(files.includes(file), file);
        assert.ok(read(place + '/define.min.js').includes(hashOf(read(`${place}/locales/index.json`))), place);
        assert.ok(read(file).length > 1_000, file);
      }
  });

  it('name the hash of the file they load from elsewhere', () => {
    for (const [name, place] of [
      ['define', 'shopify/snippets/genesys-chat.liquid'],
      ['auto', 'google-tag-manager/custom-html.html'],
    ] as const) {
      const built = readFileSync(new URL(`../../dist/${name}.min.js`, import.meta.url));
      assert.ok(
        read(place)
          .toString()
          .includes(`${hashOf(built)}`),
        place,
      );
    }
  });

  it('have no hash left in them that no file has, and no tests', () => {
    const { define, auto } = kits.UNPACKED;
    for (const file of files) {
      const text = read(file).toString();
      assert.ok(!text.includes(define) && !text.includes(auto), file);
      assert.doesNotMatch(file, /tests/);
    }
  });
});
