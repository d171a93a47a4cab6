import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { splitText } from '../../src/ui/composer/split-text.js';

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const squeeze = (text: string): string => text.replace(/\s+/g, '');

describe('a text that is cut to fit', () => {
  it('is cut between paragraphs before lines, lines before sentences, sentences before words [P-18]', () => {
    assert.deepEqual(splitText('One here. Two.\n\nThree is\nfour. Five.', 30), [
      'One here. Two.',
      'Three is\nfour. Five.',
    ]);
    assert.deepEqual(splitText('One here. Two.\nThree is four.', 24), ['One here. Two.', 'Three is four.']);
    assert.deepEqual(splitText('One is here. Two is here.', 20), ['One is here.', 'Two is here.']);
    assert.deepEqual(splitText('one two three four', 10), ['one two', 'three four']);
  });

  it('is cut in a word only when there is no other place', () => {
    assert.deepEqual(splitText('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
    assert.deepEqual(splitText('a bcdefghij', 4), ['a', 'bcde', 'fghi', 'j']);
  });

  it('is never cut inside what a reader takes for one character', () => {
    const family = '👨‍👩‍👧‍👦';
    assert.deepEqual(splitText(family.repeat(3), 60), [family.repeat(2), family]);
    assert.deepEqual(splitText('éé', 3), ['é', 'é']);
    assert.deepEqual(splitText('🇩🇪🇫🇷', 9), ['🇩🇪', '🇫🇷']);
  });

  it('stays one when it fits, and none when there is nothing', () => {
    assert.deepEqual(splitText('  short ', 100), ['short']);
    assert.deepEqual(splitText(' \n ', 100), []);
  });

  it('loses nothing but white space at the cuts, keeps its order, and each piece fits [P-18]', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('\n\n', '. ', ' ', '\n', '👩🏽‍🚀'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 16, max: 80 }), (words, max) => {
        const text = words.join('');
        const pieces = splitText(text, max);
        assert.equal(squeeze(pieces.join('')), squeeze(text));
        for (const piece of pieces) assert.ok(bytes(piece) <= max && piece.trim() === piece && piece !== '');
      }),
    );
  });
});
