import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Message } from '../../src/model/message.js';
import { toBlocks } from '../../src/ui/transcript/blocks.js';

const message = (n: number): Message => ({ id: `m${n}`, author: 'agent', text: `${n}`, content: [], time: n });
const log = (from: number, to: number): Message[] => Array.from({ length: to - from }, (_, i) => message(from + i));

describe('blocks of the transcript', () => {
  it('changes the last block alone when a message arrives', () => {
    const before = log(0, 130);
    const first = toBlocks(before, []);
    const second = toBlocks([...before, message(130)], first);
    assert.deepEqual(
      second.map(({ messages }) => messages.length),
      [50, 50, 31],
    );
    assert.equal(second[0], first[0]);
    assert.equal(second[1], first[1]);
    assert.notEqual(second[2], first[2]);
  });

  it('keeps no block whose message changed, not even one of a single message', () => {
    const [one] = log(0, 1);
    const first = toBlocks(one ? [one] : [], []);
    const second = toBlocks(one ? [{ ...one, delivery: 'sent' }] : [], first);
    assert.notEqual(second[0], first[0]);
    assert.equal(second[0]?.messages[0]?.delivery, 'sent');
  });

  it('keeps its blocks when older messages come in front', () => {
    const all = log(0, 180);
    const first = toBlocks(all.slice(100), []);
    const second = toBlocks(all, first);
    assert.equal(second.at(-1), first.at(-1));
    assert.equal(second.at(-2), first.at(-2));
  });
});
