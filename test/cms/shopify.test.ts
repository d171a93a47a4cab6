import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ATTRIBUTES, baseOf, snippetsFor } from '../../demo/lib/snippets.js';
import { renderLiquid } from './liquid.js';
import { tagsIn, type Tag } from './read-markup.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const snippet = read('cms/shopify/snippets/genesys-chat.liquid');
const section = read('cms/shopify/sections/genesys-chat.liquid');

const DEPLOYMENT = { deployment_id: '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835', environment: 'prod-euw2' };
const HOSTILE = [
  `"><script>alert(1)</script>`,
  `' onfocus='alert(1)`,
  `{{ shop }}{% render 'evil' %}`,
  `&quot; x=&quot;`,
  '</genesys-chat>',
];

const render = (settings: Readonly<Record<string, unknown>>): readonly Tag[] =>
  tagsIn(renderLiquid(snippet, { ...DEPLOYMENT, ...settings }));

describe('the snippet for Shopify', () => {
  it('draws the script of this version with a hash, and the element', () => {
    const [script, chat, ...others] = render({ heading: 'Tom & Co', open: true });
    assert.equal(script?.attributes['src'], `${baseOf(version)}define.min.js`);
    assert.match(script?.attributes['integrity'] ?? '', /^sha384-[\w+/]{64}$/);
    assert.deepEqual(chat?.attributes, {
      'deployment-id': DEPLOYMENT.deployment_id,
      environment: 'prod-euw2',
      heading: 'Tom & Co',
      open: '',
    });
    assert.deepEqual(others, []);
  });

  it('draws nothing without a deployment or an environment', () => {
    for (const missing of [{ deployment_id: '' }, { environment: ' ' }, { deployment_id: undefined }])
      assert.equal(renderLiquid(snippet, { ...DEPLOYMENT, ...missing }), '');
  });

  for (const value of HOSTILE)
    it(`keeps every value a value: ${value}`, () => {
      const names = [...snippet.matchAll(/\{\{ (\w+) \|/g)]
        .map(([, name = '']) => name)
        .filter((name) => !/fallback/.test(name));
      const settings = Object.fromEntries(names.map((name) => [name, value]));
      const [, chat, ...others] = render({ ...settings, fallback_url: value, fallback_text: value });
      assert.deepEqual(others, []);
      assert.deepEqual(
        Object.keys(chat?.attributes ?? {}).sort(),
        names.map((name) => name.replaceAll('_', '-')).sort(),
      );
      assert.equal(chat?.attributes['heading'], value.replaceAll('&quot;', '"'));
    });

  it('offers a link that leads somewhere, but none that runs a program', () => {
    const link = (fallback_url: string): unknown =>
      render({ fallback_url, fallback_text: 'Call' })[2]?.attributes['href'];
    for (const href of ['tel:+442079460000', 'mailto:a@shop.example', 'https://shop.example/'])
      assert.equal(link(href), href);
    for (const scheme of ['java' + 'script', 'data', 'JAVA' + 'SCRIPT', 'vbscript', ' java' + 'script'])
      assert.equal(link(`${scheme}:alert(1)`), undefined, scheme);
  });

  it('escapes wherever it puts out, and knows only attributes of the element', () => {
    for (const [output] of snippet.replace(/\{%-? comment[\s\S]*?endcomment/, '').matchAll(/\{\{.*?\}\}/g))
      assert.match(output, /\| escape_once \}\}$/);
    const names = [...snippet.matchAll(/ ([\w-]+)(?:="\{\{[^}]*\}\}")?\{% endif/g)].map(([, name = '']) => name);
    assert.ok(names.length > 12);
    assert.deepEqual(
      names.filter((name) => !ATTRIBUTES.includes(name)),
      [],
    );
  });

  it('takes what the generator writes, parameter by parameter', () => {
    const attributes = { heading: `"Tom's" {{ & }} <Co>`, 'color-scheme': 'dark', open: true, lang: 'de' };
    const [{ code } = { code: '' }] = snippetsFor('shopify', {
      ...{ version, integrity: { define: '', auto: '' }, environment: 'prod-euw2', attributes },
      deploymentId: DEPLOYMENT.deployment_id,
    });
    const [, chat] = tagsIn(renderLiquid(code, {}, { 'genesys-chat': snippet }));
    assert.deepEqual(chat?.attributes, {
      'deployment-id': DEPLOYMENT.deployment_id,
      environment: 'prod-euw2',
      ...{ heading: attributes.heading, 'color-scheme': 'dark', lang: 'de', open: '' },
    });
  });

  it('gets from the section what its settings are called, and all of them', () => {
    const schema = JSON.parse(/\{% schema %\}([\s\S]*)\{% endschema %\}/.exec(section)?.[1] ?? '') as {
      settings: readonly {
        readonly id: string;
        readonly type: string;
        readonly default?: string;
        readonly options?: readonly { value: string }[];
      }[];
    };
    const used = [...section.matchAll(/(\w+): section\.settings\.(\w+)/g)].map(([, parameter, id]) => [parameter, id]);
    assert.deepEqual(
      used.map(([, id]) => id),
      schema.settings.map(({ id }) => id),
    );
    assert.deepEqual(
      used.filter(([parameter, id]) => parameter !== id),
      [],
    );
    for (const { default: first, options } of schema.settings)
      if (options) assert.ok(options.some(({ value }) => value === first));
    const tags = tagsIn(
      renderLiquid(
        section,
        { section: { settings: { ...DEPLOYMENT, mode: 'inline' } }, request: { locale: { iso_code: 'de' } } },
        { 'genesys-chat': snippet },
      ),
    );
    assert.deepEqual([tags[1]?.attributes['mode'], tags[1]?.attributes['lang']], ['inline', 'de']);
  });
});
