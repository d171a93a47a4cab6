import { utf8Length } from './bytes.js';

/** Where a text may be cut, best first, each as what stands before the cut. */
const BORDERS = [/\n\s*\n$/, /\n$/, /[.!?…。！？]["'”’)\]]*\s$/, /\s$/] as const;

/** A border is worth a piece that is filled at least so far. */
const ENOUGH = 0.5;

/** What a reader takes for one character; an engine without a segmenter sees code points. */
const graphemes = (text: string): readonly string[] =>
  'Segmenter' in Intl
    ? Array.from(new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text), ({ segment }) => segment)
    : Array.from(text);

/**
 * A text as several that fit, in their order: cut between paragraphs, lines, sentences or words, and in the middle of a word
 * only where it has no other place; never in the middle of a character.
 *
 * @param max - Bytes of UTF-8 for each.
 */
export const splitText = (text: string, max: number): readonly string[] => {
  const pieces: string[] = [];
  let piece: string[] = [];
  let bytes = 0;
  const cut = (at: number): void => {
    pieces.push(piece.slice(0, at).join('').trim());
    piece = piece.slice(at);
    bytes = utf8Length(piece.join(''));
  };
  /** The best place to cut what is gathered: the latest one of the best kind that is far enough. */
  const place = (): number => {
    const ends = BORDERS.map(() => 0);
    let before = '';
    piece.forEach((each, i) => {
      before = (before + each).slice(-8);
      const kind = BORDERS.findIndex((border) => border.test(before));
      if (kind >= 0) ends[kind] = i + 1;
    });
    const far = ends.find((end) => end > piece.length * ENOUGH);
    return far ?? (Math.max(...ends) || piece.length);
  };
  for (const each of graphemes(text.trim())) {
    // One "character" of hundreds of marks may be too long by itself; nothing but its code points is left to cut at.
    for (const part of utf8Length(each) > max ? Array.from(each) : [each]) {
      const size = utf8Length(part);
      while (bytes + size > max) cut(place());
      piece.push(part);
      bytes += size;
    }
  }
  cut(piece.length);
  return pieces.filter((each) => each !== '');
};
