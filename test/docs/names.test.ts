import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { createChat } from '../../src/chat/create-chat.js';
import { SCENARIO_NAMES } from '../../src/simulator/scenarios.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Names that no code between single backticks in the text holds as a word. */
const missing = (text: string, names: readonly string[]): readonly string[] => {
  const words = new Set([...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.match(/[\w-]+/g) ?? []));
  return names.filter((name) => !words.has(name));
};

describe('the documentation', () => {
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
