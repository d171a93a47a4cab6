import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { editIndex, emptyIndex, lookUp } from '../../src/timeline/name-index.js';
import { PROPERTY } from './builders.js';

describe('name index', () => {
  it('answers like a map, and leaves the one it was made from as it was', () => {
    const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor', ''), fc.string({ maxLength: 3 }));
    const step = fc.tuple(name, fc.option(fc.nat()));
    const property = fc.property(fc.array(fc.array(step)), (batches) => {
      const map = new Map<string, number>();
      let index = emptyIndex<number>();
      for (const batch of batches) {
        const before = index;
        const entries = [...map];
        const editor = editIndex(index);
        for (const [key, value] of batch) {
          if (value === null) {
            map.delete(key);
            editor.delete(key);
          } else {
            map.set(key, value);
            editor.set(key, value);
          }
          assert.equal(editor.get(key), map.get(key));
        }
        index = editor.seal();
        assert.equal(index.size, map.size);
        for (const [key, value] of map) assert.equal(lookUp(index, key), value);
        assert.equal(before.size, entries.length);
        for (const [key, value] of entries) assert.equal(lookUp(before, key), value);
      }
    });
    fc.assert(property, PROPERTY);
  });

  it('is the same object when nothing was written', () => {
    const index = emptyIndex<number>();
    assert.equal(editIndex(index).seal(), index);
  });

  it('copies only the buckets it writes to', () => {
    const editor = editIndex(emptyIndex<number>());
    for (let i = 0; i < 1_000; i++) editor.set(`name ${i}`, i);
    const before = editor.seal();
    const next = editIndex(before);
    next.set('name 7', 0);
    const after = next.seal();
    assert.equal(after.buckets.filter((bucket, i) => bucket !== before.buckets[i]).length, 1);
  });
});
