import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createChat } from '../src/chat/create-chat.js';
import { SCENARIO_NAMES } from '../src/simulator/scenarios.js';

interface Named {
  readonly name: string;
  readonly privacy?: string;
}
type Kind = 'members' | 'attributes' | 'events' | 'slots' | 'cssParts';
type Element = Readonly<Record<Kind, readonly Named[]>> & { readonly tagName?: string };
interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Element[] }[];
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** Names that no code between single backticks in the text holds as a word. */
const missing = (text: string, names: readonly string[]): readonly string[] => {
  const words = new Set([...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.match(/[\w-]+/g) ?? []));
  return names.filter((name) => !words.has(name));
};

const toAttribute = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

describe('the documentation', () => {
  const readme = read('README.md').replace(/^```.*?^```/gms, '');
  const manifest = JSON.parse(read('custom-elements.json')) as Manifest;
  const element = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'genesys-chat');
  assert.ok(element);

  for (const kind of ['attributes', 'events', 'slots', 'cssParts'] as const) {
    it(`names all ${kind} of the element in the README`, () => {
      const names = element[kind].map(({ name }) => name).filter(Boolean);
      assert.ok(names.length > 5);
      assert.deepEqual(missing(readme, names), []);
    });
  }

  it('names all properties and methods of the element in the README, or their attributes', () => {
    const names = element.members.filter(({ privacy }) => (privacy ?? 'public') === 'public').map(({ name }) => name);
    const without = missing(readme, names);
    const attributes = missing(readme, without.map(toAttribute));
    assert.deepEqual(
      without.filter((name) => attributes.includes(toAttribute(name))),
      [],
    );
  });

  it('names everything of a chat in docs/headless.md', () => {
    const chat = createChat({ deploymentId: '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835', endpoint: 'http://localhost:1' });
    const names = Object.keys(chat);
    chat.dispose();
    assert.deepEqual(missing(read('docs/headless.md').replace(/^```.*?^```/gms, ''), names), []);
  });

  it('names every scenario of the simulator', () => {
    for (const path of ['README.md', 'docs/simulator.md'])
      assert.deepEqual(missing(read(path), SCENARIO_NAMES), [], path);
  });
});
