import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../../src/i18n/en.js';
import { LOCALES } from '../../src/i18n/match.js';
import { CHAT_ERRORS, type ErrorCode } from '../../src/model/errors.js';
import { englishOf, FILES, formsOf, loadLocale } from './load.js';

const KEYS = Object.keys(en) as (keyof typeof en)[];
const COUNTED = [
  'openChatUnread',
  'jumpUnread',
  'severalFailed',
  'waiting',
  'missed',
  'expiring',
  'choices',
  'cards',
  'times',
  'newMessages',
] as const;
/** Where a number is a word of its own, it need not be a figure too. */
const SPELLED_OUT: Readonly<Record<string, readonly number[]>> = { ar: [0, 1, 2], he: [1, 2] };
/** After a number their nouns stay as they are, so the forms may be the same. */
const NO_PLURAL_AFTER_NUMBERS: readonly string[] = ['hu', 'tr'];
/** Words that are spelled as in English where they stand. */
const SAME_AS_ENGLISH = new Set([
  '(optional)',
  '{0}: {1}',
  'Agent',
  'Assistant',
  'Chat',
  'File',
  'Form',
  'Menu',
  'Message',
  'Messages',
  'Normal',
  'Offline',
  'Online',
  'Send',
  'file {0}',
]);
const OTHER_SCRIPTS: readonly string[] = ['ar', 'el', 'he', 'hi', 'ja', 'ko', 'ru', 'th', 'uk', 'zh-Hans', 'zh-Hant'];
/** A name that does not occur in any sentence. */
const NAME = 'Zyx';
const RIGHT_TO_LEFT: readonly string[] = ['ar', 'he'];

/** Everything a sentence can say, by what it is given. */
const say = (value: unknown, ...given: readonly unknown[]): string =>
  typeof value === 'function' ? String((value as (...given: readonly unknown[]) => unknown)(...given)) : String(value);

it('every file is a language that can be found, and the other way round', () => {
  assert.deepEqual([...FILES].sort(), [...LOCALES].sort());
  assert.ok(FILES.length >= 22);
});

for (const tag of LOCALES) {
  describe(`the words of ${tag}`, async () => {
    const { messages, strings } = await loadLocale(tag);
    const numbers = new Intl.NumberFormat(tag);
    const texts = Object.entries(messages).flatMap(([key, message]) =>
      formsOf(message).map((text) => [key, text] as const),
    );

    it('are there for every key and no other, of the same kind as in English', () => {
      const problems = Object.keys(messages).filter((key) => key in CHAT_ERRORS);
      assert.deepEqual(Object.keys(messages).sort(), [...KEYS, ...problems].sort());
      assert.equal(problems.length, 16);
      for (const key of KEYS) assert.equal(typeof strings[key], typeof en[key], key);
    });

    it('say what they are given, and nothing stays open', () => {
      for (const key of KEYS) {
        if (COUNTED.some((counted) => counted === key)) continue;
        const wants = englishOf(key).match(/\{\d\}/g)?.length ?? 0;
        const given = Array.from({ length: wants }, (_, i) => `${NAME}${i}`);
        const said = say(strings[key], ...given);
        assert.ok(said.trim() !== '', key);
        assert.doesNotMatch(said, /[{}]|undefined|NaN/, key);
        for (const each of given) assert.ok(said.includes(each), key);
      }
    });

    it('go without a name where there is none', () => {
      for (const key of ['joined', 'left', 'signedIn'] as const) {
        assert.doesNotMatch(strings[key](undefined), /undefined|[{}]/, key);
        assert.notEqual(strings[key](undefined), strings[key](NAME), key);
      }
      assert.doesNotMatch(strings.says(strings.agent, undefined, NAME), /undefined|[{}]/);
    });

    it('count as the language does', () => {
      for (const key of COUNTED)
        for (const n of [0, 1, 2, 3, 5, 11, 21, 100, 4_096]) {
          const said = strings[key](n);
          if (!SPELLED_OUT[tag]?.includes(n)) assert.ok(said.includes(numbers.format(n)), `${key} ${n}: ${said}`);
          assert.doesNotMatch(said, /undefined|[{}]/, key);
        }
      assert.ok(strings.bytesOver(4_096).includes(numbers.format(4_096)));
    });

    it('have a form of their own for every grammatical number', () => {
      const message = messages.jumpUnread;
      const rules = new Intl.PluralRules(tag);
      const needed = new Set(Array.from({ length: 2_000 }, (_, n) => rules.select(n)));
      if (typeof message === 'string') return assert.equal(needed.size, 1);
      assert.deepEqual(Object.keys(message ?? {}).sort(), [...needed].sort());
      const forms = new Set(formsOf(message));
      // After a hundred Arabic counts with the same form as after eleven, but for its ending, which is not written here.
      const alike = tag === 'ar' ? 1 : 0;
      if (!NO_PLURAL_AFTER_NUMBERS.includes(tag)) assert.equal(forms.size, needed.size - alike);
    });

    it('are no English that was forgotten', () => {
      for (const [key, text] of texts) {
        const english = key in en ? englishOf(key) : CHAT_ERRORS[key as ErrorCode].sentence;
        if (text === english) assert.ok(SAME_AS_ENGLISH.has(text), `${key}: ${text}`);
        if (OTHER_SCRIPTS.includes(tag))
          assert.doesNotMatch(text.replace(/JSON|PDF|Enter|\.pdf/g, ''), /[a-z]{2}/i, `${key}: ${text}`);
      }
    });

    it('are set as print is: no typewriter’s quotes and dots, no stray spaces', () => {
      for (const [key, text] of texts) {
        assert.doesNotMatch(text, /['"]|\.\.\.|^\s|\s$|\s\s/, `${key}: ${text}`);
        assert.equal(text.includes('…'), key in en && englishOf(key).includes('…'), `${key}: ${text}`);
      }
    });

    it('ask where English asks, and end a sentence where English does', () => {
      for (const [key, text] of texts) {
        const english = key in en ? englishOf(key) : CHAT_ERRORS[key as ErrorCode].sentence;
        // Thai writes neither stops nor question marks.
        if (tag === 'th') assert.doesNotMatch(text, /[.?]$/, key);
        else if (english.endsWith('?')) assert.match(text, tag === 'el' ? /;$/ : /[?？؟]$/, `${key}: ${text}`);
        else if (english.endsWith('.')) assert.match(text, /[.。।]$/, `${key}: ${text}`);
        else assert.doesNotMatch(text, /[.。।]$/, `${key}: ${text}`);
      }
    });

    it('keep a name of another direction together', () => {
      const isolated = (said: string, value: string): boolean => said.includes(`\u2068${value}\u2069`);
      assert.ok(isolated(strings.typing('ليلى'), 'ليلى'));
      assert.ok(isolated(strings.says('רון', 'דנה', NAME), 'דנה'));
      const runsLeft = RIGHT_TO_LEFT.includes(tag);
      assert.equal(isolated(strings.typing(NAME), NAME), runsLeft);
      assert.equal(isolated(strings.tryingIn(5), numbers.format(5)), runsLeft);
    });
  });
}
