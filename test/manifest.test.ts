import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';

interface Attribute {
  readonly name: string;
  readonly description?: string;
  readonly fieldName?: string;
  readonly default?: string;
  readonly values?: readonly { readonly name: string }[];
}
interface Member {
  readonly name: string;
  readonly kind: string;
  readonly attribute?: string;
  readonly reflects?: boolean;
  readonly description?: string;
}
interface Element {
  readonly tagName?: string;
  readonly attributes: readonly Attribute[];
  readonly members: readonly Member[];
  readonly events: readonly { readonly name: string; readonly type: { readonly text: string } }[];
}
interface Manifest {
  readonly schemaVersion: string;
  readonly modules: readonly { readonly path: string; readonly declarations?: readonly Element[] }[];
}
interface Ajv {
  validate(schema: unknown, data: unknown): boolean;
  errorsText(): string;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const here = createRequire(import.meta.url);
const manifest = read('custom-elements.json') as Manifest;
const element = manifest.modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName);
assert.ok(element);

describe('custom-elements.json', () => {
  it('is what its schema says', () => {
    // Both come with tools that are installed anyway.
    const schema: unknown = createRequire(here.resolve('@custom-elements-manifest/analyzer'))(
      'custom-elements-manifest/schema.json',
    );
    const Validator = createRequire(here.resolve('eslint/package.json'))('ajv') as new () => Ajv;
    const ajv = new Validator();
    assert.ok(ajv.validate(schema, manifest), ajv.errorsText());
    assert.equal(manifest.schemaVersion, '2.1.0');
    assert.equal(ajv.validate(schema, { ...manifest, modules: [{ kind: 'nothing' }] }), false);
  });

  it('names files as they are published', () => {
    const text = JSON.stringify(manifest);
    assert.deepEqual(
      text.match(/"(?:path|module)":"(?!dist\/)[^"]*"/g) ?? [],
      [/"module":"lit"/.exec(text)?.[0]].filter(Boolean),
    );
  });

  it('says something of everything, and pairs attributes with properties', () => {
    for (const { name, fieldName, description } of element.attributes) {
      assert.ok(description, name);
      assert.equal(element.members.find((member) => member.name === fieldName)?.attribute, name);
    }
    for (const { name, description } of element.members) assert.ok(description, name);
    for (const { name, type } of element.events)
      assert.match(type.text, /^(BeforeConnectEvent|CustomEvent<.+>)$/, name);
    assert.deepEqual(
      element.members.filter(({ reflects }) => reflects).map(({ name }) => name),
      ['open'],
    );
  });
});

describe('what editors read', () => {
  it('vscode.html-custom-data.json has every attribute, with the words it takes', () => {
    const { tags } = read('vscode.html-custom-data.json') as {
      tags: readonly { readonly name: string; readonly attributes: readonly Attribute[] }[];
    };
    assert.deepEqual(
      tags.map(({ name, attributes }) => [name, attributes.map((each) => each.name)]),
      [['genesys-chat', element.attributes.map(({ name }) => name)]],
    );
    const mode = tags[0]?.attributes.find(({ name }) => name === 'mode');
    assert.deepEqual(
      mode?.values?.map(({ name }) => name),
      ['floating', 'inline', 'page'],
    );
  });

  it('web-types.json has every attribute, event and property, and the package’s version', () => {
    const types = read('web-types.json') as {
      readonly name: string;
      readonly version: string;
      readonly contributions: {
        readonly html: {
          readonly elements: readonly {
            readonly attributes: readonly Attribute[];
            readonly js: { readonly events: readonly Member[]; readonly properties: readonly Member[] };
          }[];
        };
      };
    };
    const about = read('package.json') as { readonly name: string; readonly version: string; readonly files: string[] };
    assert.deepEqual([types.name, types.version], [about.name, about.version]);
    const [described] = types.contributions.html.elements;
    const names = (list: readonly { readonly name: string }[] = []): string[] => list.map(({ name }) => name);
    assert.deepEqual(names(described?.attributes), names(element.attributes));
    assert.deepEqual(names(described?.js.events), names(element.events));
    assert.ok(names(described?.js.properties).includes('messages'));
    for (const file of ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json'])
      assert.ok(about.files.includes(file), file);
  });
});
