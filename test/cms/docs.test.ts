import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { policyText } from '../../demo/lib/snippet-policy.js';
import { baseOf, PLACES, snippetsFor, type Embedding } from '../../demo/lib/snippets.js';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');
const { EXAMPLE } = (await import(at('scripts/lib/embed-pages.mjs').href)) as { readonly EXAMPLE: Embedding };
const LINK = { fallback: { text: 'Call us', href: 'tel:+442079460000' } };

/** White space apart, which the formatter of the repository puts where it likes. */
const squash = (text: string): string => text.replace(/\s+/g, '');
const codeOf = (place: string, more: Partial<Embedding> = {}): readonly string[] =>
  snippetsFor(place, { ...EXAMPLE, ...more }).map(({ code }) => squash(code));

describe('what the documentation tells to paste', () => {
  const docs = read('docs/cms.md');
  const blocks = [...docs.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].map(([, code = '']) => squash(code));

  for (const place of PLACES)
    it(`is what the generator writes: ${place}`, () => {
      for (const code of codeOf(place, place === 'html' ? LINK : {})) assert.ok(blocks.includes(code), code);
    });

  it('stands beside a policy and the allowed domains, for every kind of site', () => {
    const policies = ['', baseOf(EXAMPLE.version)].map((base) =>
      squash(policyText({ environment: 'prod-euw2', base })),
    );
    const sections = docs.split(/^## /m).slice(1);
    const sites = sections.filter((section) => !section.startsWith('Only with consent'));
    assert.ok(sites.length >= 9);
    for (const section of sites) {
      const title = section.split('\n')[0];
      assert.ok(
        policies.some((policy) => squash(section).includes(policy)),
        title,
      );
      assert.match(section, /Allowed domains/, title);
    }
  });

  it('links to files that are there', () => {
    const links = [...docs.matchAll(/\]\(\.\.\/([^)#]+)\)/g)].map(([, path = '']) => path);
    assert.ok(links.length > 5);
    assert.deepEqual(
      links.filter((path) => !existsSync(at(path))),
      [],
    );
  });
});

describe('what the pages and the kits have in them', () => {
  for (const [page, place, more] of [
    ['demo/embed/html.html', 'html', LINK],
    ['demo/embed/consent.html', 'html', {}],
    ['demo/embed/script.html', 'script', {}],
  ] as const)
    it(`is what the generator writes: ${page}`, () => {
      for (const code of codeOf(place, more)) assert.ok(squash(read(page)).includes(code), code);
    });

  it('is the Custom HTML tag, in the stand-in for the tag manager and in the kit', () => {
    const [tag = ''] = codeOf('gtm');
    const program = /^<script>(.*)<\/script>$/.exec(tag)?.[1] ?? 'none';
    assert.ok(squash(read('demo/embed/container.js')).includes(program));
    assert.equal(squash(read('cms/google-tag-manager/custom-html.html')).replace(/sha384-\w+/, 'sha384-…'), tag);
  });

  it('is the version of the package', () => {
    for (const path of [
      ...['demo/embed/html.html', 'demo/embed/trusted-types.js', 'cms/google-tag-manager/template.tpl', 'docs/cms.md'],
      ...['cms/shopify/snippets/genesys-chat.liquid', 'cms/google-tag-manager/custom-html.html'],
    ]) {
      const versions = [...read(path).matchAll(/genesys-chat@([\w.-]+)\//g)].map(([, version]) => version);
      assert.deepEqual([...new Set(versions)], [EXAMPLE.version], path);
    }
    for (const [path, line] of [
      ['cms/wordpress/genesys-chat/includes/release.php', `'version'   => '${EXAMPLE.version}'`],
      ['cms/drupal/genesys_chat/genesys_chat.info.yml', `version: ${EXAMPLE.version}`],
      ['cms/drupal/genesys_chat/genesys_chat.libraries.yml', `version: ${EXAMPLE.version}`],
    ] as const)
      assert.ok(read(path).includes(line), path);
  });
});
