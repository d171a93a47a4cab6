import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings, tokensOf } from '../../demo/configurator/settings.js';

const element = { attributes: [], cssProperties: [{ name: '--gc-accent' }, { name: '--gc-font' }] };

const tokens = (value: string): unknown =>
  tokensOf(readSettings(`?${new URLSearchParams({ '--gc-accent': value })}`, element));

describe('the address of the configurator', () => {
  it('gives styles that are what they were called, for somebody pastes them', () => {
    for (const value of [
      'red; } body { background: red',
      'red }',
      '</style><script>',
      'url(https://elsewhere.test/seen)',
      '\\75rl(https://elsewhere.test/seen)',
      'image-set("https://elsewhere.test/seen" 1x)',
      'red /* and so on',
    ])
      assert.deepEqual(tokens(value), [], value);
    for (const value of ['#1f6f54', 'oklch(60% 0.1 200 / 0.5)', 'light-dark(#fff, #000)', '"Inter", sans-serif'])
      assert.deepEqual(tokens(value), [['--gc-accent', value]]);
  });
});
