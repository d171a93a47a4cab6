import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { ATTRIBUTES, baseOf } from '../../demo/lib/snippets.js';
import { fits, play, sectionsOf, type Played } from './template.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const sections = sectionsOf(read('cms/google-tag-manager/template.tpl'));
const json = (name: string): unknown => JSON.parse(sections.get(name) ?? '');
const program = sections.get('SANDBOXED_JS_FOR_WEB_TEMPLATE') ?? '';

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly simpleTableColumns?: readonly { readonly selectItems?: readonly { readonly value: string }[] }[];
  readonly valueValidators?: readonly { readonly type: string; readonly args?: readonly string[] }[];
}
interface Permission {
  readonly instance: {
    readonly key: { readonly publicId: string };
    readonly param: readonly {
      readonly key: string;
      readonly value: { readonly listItem: readonly { readonly string: string }[] };
    }[];
  };
}
const permissions = json('WEB_PERMISSIONS') as readonly Permission[];
const patterns = permissions[0]?.instance.param[0]?.value.listItem.map(({ string }) => string) ?? [];
const mayLoad = (url: string): boolean => patterns.some((pattern) => fits(pattern, url));
const run = (data: Readonly<Record<string, unknown>>): Played => play(program, data, mayLoad);

const DATA = { deploymentId: '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835', environment: 'prod-euw2' };

describe('the template for Google Tag Manager', () => {
  it('has every section, in the order the editor writes them', () => {
    assert.deepEqual(
      [...sections.keys()],
      ['INFO', 'TEMPLATE_PARAMETERS', 'SANDBOXED_JS_FOR_WEB_TEMPLATE', 'WEB_PERMISSIONS', 'TESTS', 'NOTES'],
    );
    const info = json('INFO') as Record<string, unknown>;
    assert.equal(info['type'], 'TAG');
    assert.deepEqual(info['containerContexts'], ['WEB']);
  });

  it('loads the script of this version with everything in its address', () => {
    const { injected, outcome } = run({
      ...DATA,
      position: 'bottom-start',
      more: [{ name: 'no-typing', value: 'true' }],
    });
    const url = `${baseOf(version)}auto.min.js?deployment-id=${DATA.deploymentId}&environment=prod-euw2&position=bottom-start&no-typing=true`;
    assert.deepEqual(injected, [[url, url]]);
    assert.deepEqual(outcome, ['success']);
  });

  it('needs one permission, and that lets no other file or version be loaded', () => {
    assert.deepEqual(
      permissions.map(({ instance }) => instance.key.publicId),
      ['inject_script'],
    );
    assert.equal(patterns.length, 1);
    for (const other of [
      `${baseOf('9.9.9')}auto.min.js`,
      `${baseOf(version)}define.min.js`,
      'https://cdn.jsdelivr.net/npm/evil@1.0.0/dist/auto.min.js',
      `http://evil.example/?${baseOf(version)}auto.min.js`,
    ])
      assert.equal(mayLoad(other), false, other);
  });

  it('carries hostile values as values', () => {
    const value = `"><script>&x=1#y{{z}}' \\`;
    const { injected } = run({ ...DATA, environment: value, heading: value, more: [{ name: 'a&b', value }] });
    const query = new URL(injected[0]?.[0] ?? '').searchParams;
    assert.deepEqual(
      [...query],
      [
        ['deployment-id', DATA.deploymentId],
        ['environment', value],
        ['heading', value],
        ['a&b', value],
      ],
    );
  });

  it('says that it failed when there is no deployment, and loads nothing', () => {
    for (const data of [{}, { environment: 'prod-euw2' }, { deploymentId: DATA.deploymentId, environment: '' }]) {
      const { injected, outcome } = run(data);
      assert.deepEqual([injected, outcome], [[], ['failure']]);
    }
  });

  it('uses only what it requires, and requires only what it uses', () => {
    const { required } = run(DATA);
    assert.deepEqual(required, ['encodeUriComponent', 'injectScript', 'makeString']);
    assert.doesNotMatch(
      program.replace(/\/\/.*/g, ''),
      /\b(?:window|document|new|class|this|function|async|await)\b|`|\.\.\./,
    );
  });

  it('reads the parameters it asks for, and offers only attributes that the element has', () => {
    const parameters = json('TEMPLATE_PARAMETERS') as readonly Parameter[];
    const used = [...program.matchAll(/\bdata\.(\w+)/g)]
      .map(([, name]) => name)
      .filter((name) => !name?.startsWith('gtm'));
    assert.deepEqual([...new Set(used)].sort(), parameters.map(({ name }) => name).sort());
    const offered = parameters.flatMap(({ simpleTableColumns = [] }) =>
      simpleTableColumns.flatMap(({ selectItems = [] }) => selectItems.map(({ value }) => value)),
    );
    assert.ok(offered.length > 5);
    assert.deepEqual(
      offered.filter((name) => !ATTRIBUTES.includes(name)),
      [],
    );
    assert.ok(!offered.includes('custom-attributes'), 'who the visitor is would stand in the logs of a CDN');
  });

  it('takes a UUID and a region, and neither address nor markup', () => {
    const parameters = json('TEMPLATE_PARAMETERS') as readonly Parameter[];
    const patternOf = (name: string): RegExp =>
      new RegExp(
        parameters.find((each) => each.name === name)?.valueValidators?.find(({ type }) => type === 'REGEX')
          ?.args?.[0] ?? '',
      );
    assert.match(DATA.deploymentId, patternOf('deploymentId'));
    assert.doesNotMatch(`${DATA.deploymentId}"`, patternOf('deploymentId'));
    for (const right of ['prod-euw2', 'mypurecloud.com.au', 'fedramp-use2-core'])
      assert.match(right, patternOf('environment'));
    for (const wrong of ['https://evil.example', 'a b', '<b>', '{{x}}'])
      assert.doesNotMatch(wrong, patternOf('environment'));
  });

  it('has tests of its own that expect what the program does', () => {
    const [, expected] = /isEqualTo\('(https:[^']+)'\)/.exec(sections.get('TESTS') ?? '') ?? [];
    assert.deepEqual(run({ ...DATA, heading: 'A & B' }).injected[0]?.[0], expected);
  });
});
