import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { showsDelivery } from '../../src/ui/message/delivery.js';
import { roomFor } from '../../src/ui/composer/bytes.js';
import { formatsFor } from '../../src/ui/format.js';
import { isEmojiOnly, toPieces } from '../../src/ui/message/links.js';
import { toBlocks } from '../../src/ui/transcript/blocks.js';
import { toRuns } from '../../src/ui/transcript/runs.js';
import { afterReading, NOTHING_UNREAD, withArrival, withMissed } from '../../src/ui/unread.js';
import { VERSION } from '../../src/ui/version.js';
import { message, own } from './fake-chat.js';

const links = (text: string): (string | undefined)[] =>
  toPieces(text).flatMap(({ href }) => (href === undefined ? [] : [href]));
/** In two pieces, because a linter takes it for a mistake otherwise. */
const SCRIPT = 'java' + 'script:';
const many = (n: number) => Array.from({ length: n }, () => message());

describe('links in a message', () => {
  it('takes no address from a text of brackets, however long, and keeps all of it', () => {
    for (const text of [
      `https://a.test/${')'.repeat(40_000)}`,
      `https://a.test/${'('.repeat(20_000)}${')'.repeat(40_000)}`,
    ]) {
      assert.deepEqual(toPieces(text), [{ text }]);
    }
    const short = `https://a.test/x(1)${')'.repeat(500)}`;
    assert.equal(toPieces(short)[0]?.text, 'https://a.test/x(1)');
  });

  it('finds web and mail addresses and gives back every character', () => {
    const text = 'See https://a.example/x?y=1, or mailto:help@a.example.';
    assert.deepEqual(links(text), ['https://a.example/x?y=1', 'mailto:help@a.example']);
    assert.equal(
      toPieces(text)
        .map((piece) => piece.text)
        .join(''),
      text,
    );
  });
  it('keeps a bracket the address opened, not one of the sentence', () => {
    assert.deepEqual(links('(https://a.example/w_(x))'), ['https://a.example/w_(x)']);
    assert.deepEqual(links('(see https://a.example)'), ['https://a.example/']);
  });
  for (const text of [
    `${SCRIPT}alert(1)`,
    'data:text/html,x',
    'https://bank.example@evil.example/',
    'ftp://a.example',
    'https://',
    'mailto:a@b?body=x',
  ]) {
    it(`leaves ${text} as text`, () => assert.deepEqual(links(text), []));
  }
  it('knows emoji from digits', () => {
    assert.deepEqual(['👍', '👍🏽🎉', '👩‍👩‍👧 🇩🇪', '12', '#', 'ok 👍', '👍👍👍👍'].map(isEmojiOnly), [
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('blocks of the log', () => {
  it('keeps every full block when a message arrives', () => {
    const all = many(120);
    const before = toBlocks(all, []);
    const after = toBlocks([...all, message()], before);
    assert.deepEqual(
      before.map((block) => block.messages.length),
      [50, 50, 20],
    );
    assert.equal(after[0], before[0]);
    assert.equal(after[1], before[1]);
    assert.notEqual(after[2], before[2]);
    assert.equal(after[2]?.key, before[2]?.key);
  });
  it('keeps the blocks behind when older messages come in front', () => {
    const all = many(70);
    const before = toBlocks(all, []);
    const after = toBlocks([...many(60), ...all], before);
    assert.deepEqual(
      after.map((block) => block.messages.length),
      [50, 10, 50, 20],
    );
    assert.deepEqual(after.slice(2), before);
    assert.equal(after[2], before[0]);
  });
  it('changes one block when one message changes, and survives the loss of the oldest', () => {
    const all = many(120);
    const before = toBlocks(all, []);
    const changed = all.map((each, i) => (i === 60 ? { ...each, text: 'edited' } : each));
    const after = toBlocks(changed, before);
    assert.deepEqual(
      after.map((block, i) => block === before[i]),
      [true, false, true],
    );
    assert.deepEqual(
      toBlocks(all.slice(10), before).map((block) => block.messages.length),
      [40, 50, 20],
    );
  });
});

describe('runs of one author', () => {
  it('break at another author, a pause, a day and the first unread message', () => {
    const at = Date.UTC(2026, 10, 24, 12);
    const list = [0, 1, 10, 11].map((minute) => message({ name: 'Ana', time: at + minute * 60_000 }));
    assert.deepEqual(
      toRuns(list, undefined, undefined).map((run) => run.messages.length),
      [2, 2],
    );
    assert.deepEqual(
      toRuns(list, undefined, list[1]?.id).map((run) => [run.messages.length, run.unread]),
      [
        [1, false],
        [1, true],
        [2, false],
      ],
    );
    const later = message({ name: 'Ana', time: at + 86_400_000 });
    assert.deepEqual(
      toRuns([...list, later], undefined, undefined).map((run) => run.newDay),
      [true, false, true],
    );
    assert.equal(toRuns([later], list[0], undefined)[0]?.newDay, true);
  });
});

describe('delivery text', () => {
  it('stands under the last own message, and wherever something is not as after it', () => {
    const sent = own();
    const queued = own({ delivery: 'queued' });
    assert.equal(showsDelivery(sent, queued, false), false);
    assert.equal(showsDelivery(sent, undefined, true), true);
    assert.equal(showsDelivery(queued, own({ delivery: 'queued' }), false), false);
    assert.equal(showsDelivery(queued, undefined, true), true);
    assert.equal(showsDelivery(own({ delivery: 'failed' }), queued, false), true);
    assert.equal(showsDelivery(message(), undefined, false), false);
  });
});

describe('room in the composer', () => {
  it('counts bytes of UTF-8 and shows from four fifths [A-28]', () => {
    assert.equal(roomFor('a'.repeat(3_276)).show, false);
    assert.equal(roomFor('a'.repeat(3_277)).show, true);
    assert.deepEqual(roomFor('€'.repeat(1_366)), { left: -2, show: true, level: 'over' });
    assert.equal(roomFor('€'.repeat(1_365)).level, 'almost');
  });
});

describe('unread messages', () => {
  it('count what others wrote and remember the first, also after reading', () => {
    const first = message();
    const two = withArrival(withArrival(withArrival(NOTHING_UNREAD, first), message()), own());
    assert.deepEqual(two, { count: 2, firstId: first.id });
    assert.deepEqual(afterReading(two), { count: 0, firstId: first.id });
  });
  it('count what a lost connection missed, from its first message', () => {
    const list = [message({ time: 1_000 }), own({ time: 2_000 }), message({ time: 3_000 })];
    assert.deepEqual(withMissed(NOTHING_UNREAD, 1, 3_000, list), { count: 1, firstId: list[2]?.id });
    assert.equal(withMissed(NOTHING_UNREAD, 0, undefined, list), NOTHING_UNREAD);
  });
});

describe('times', () => {
  it('name today and yesterday in the language of the page', () => {
    const now = new Date(2026, 10, 24, 12).getTime();
    assert.equal(formatsFor('en').day(now, now), 'Today');
    assert.equal(formatsFor('de').day(now - 86_400_000, now), 'Gestern');
    assert.match(formatsFor('en').day(now - 3 * 86_400_000, now), /21/);
  });
});

it('the version is the package’s', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  assert.equal(VERSION, version);
});
