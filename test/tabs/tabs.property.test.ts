import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seeded } from '../support/seeded.js';
import { startTabs, type Tab } from './start-tabs.js';

/** 200 in `npm test`, more in `npm run test:deep`. */
const RUNS = Number(process.env['GENESYS_CHAT_TAB_RUNS'] ?? 200);

const MOST_TABS = 4;

type Op =
  | { readonly op: 'open' | 'say' | 'online' | 'offline' | 'heal' }
  | {
      readonly op: 'send' | 'burst' | 'close' | 'crash' | 'hang' | 'thaw' | 'freeze' | 'leave' | 'back';
      readonly tab: number;
    }
  | { readonly op: 'wait'; readonly ms: number }
  | { readonly op: 'fault'; readonly fault: Readonly<Record<string, string | number | boolean>> };

const tab = fc.integer({ min: 0, max: MOST_TABS - 1 });
const count = fc.integer({ min: 1, max: 2 });
const fault = fc.oneof(
  fc.record({
    kind: fc.constant('drop'),
    when: fc.constantFrom('now', 'before-commit', 'after-commit', 'mid-frame', 'on-configure', 'on-history'),
    count,
  }),
  fc.record({ kind: fc.constant('stall'), ms: fc.integer({ min: 100, max: 20_000 }) }),
  fc.record({ kind: fc.constant('close'), code: fc.constantFrom(1000, 1001, 1011, 1013) }),
  fc.record({ kind: fc.constant('refuse'), status: fc.constantFrom(429, 503), count }),
  fc.record({ kind: fc.constant('restart'), downMs: fc.integer({ min: 100, max: 10_000 }) }),
  fc.record({ kind: fc.constantFrom('reorder', 'duplicate', 'drop-echo', 'omit-tracing-id'), count }),
  fc.record({ kind: fc.constant('rate-limit'), retryAfter: fc.integer({ min: 1, max: 5 }), count }),
);
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ op: fc.constantFrom('send', 'send', 'burst'), tab }) },
  { weight: 3, arbitrary: fc.constantFrom<Op>({ op: 'open' }, { op: 'open' }, { op: 'say' }) },
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 3, 12, 40, 300, 1_500, 6_000, 20_000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ op: fc.constantFrom('close', 'crash', 'hang', 'thaw', 'freeze', 'leave', 'back'), tab }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('fault' as const), fault }) },
  { weight: 1, arbitrary: fc.constantFrom<Op>({ op: 'online' }, { op: 'offline' }, { op: 'heal' }) },
);

interface Said {
  readonly text: string;
  readonly tab: Tab;
}

const run = async (seed: number, ops: readonly Op[]): Promise<void> => {
  const random = seeded(seed);
  const world = startTabs({ seed, latency: () => Math.floor(random() * 12) });
  const { simulator } = world;
  const said: Said[] = [];
  let isOnline = true;
  let answers = 0;
  const tabs: Tab[] = [];
  const alive = (): Tab[] => tabs.filter((each) => each.isAlive);
  const open = (): void => {
    if (alive().length >= MOST_TABS) return;
    const next = world.newTab();
    next.setOnline(isOnline);
    next.chat.connect();
    tabs.push(next);
  };
  open();
  await world.pass(200, 10);
  for (const each of ops) {
    const living = alive();
    const at = 'tab' in each ? living[each.tab % Math.max(1, living.length)] : undefined;
    if (each.op === 'open') open();
    else if (each.op === 'say') {
      if (simulator.sessions().length > 0) simulator.say({ text: `a${answers++}` });
    } else if (each.op === 'online' || each.op === 'offline') {
      isOnline = each.op === 'online';
      for (const one of living) one.setOnline(isOnline);
    } else if (each.op === 'heal') simulator.clearFaults();
    else if (each.op === 'wait') await world.pass(each.ms, 100);
    else if (each.op === 'fault') simulator.fault(each.fault);
    else if (at && (each.op === 'send' || each.op === 'burst')) {
      for (let i = 0; i < (each.op === 'burst' ? 3 : 1); i++) {
        said.push({ text: `g${said.length}`, tab: at });
        void at.chat.send(`g${said.length - 1}`);
      }
    } else if (at && each.op === 'leave') at.chat.disconnect();
    else if (at && each.op === 'back') at.chat.connect();
    else if (at && each.op === 'thaw') {
      at.thaw();
      at.tell({ type: 'page.resumed' });
    } else if (at && (each.op === 'close' || each.op === 'crash' || each.op === 'hang' || each.op === 'freeze'))
      at[each.op]();
    await world.settle();
    for (const one of alive()) {
      const ids = one.chat.messages.get().map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, 'a message is shown twice');
    }
    for (const { text, tab: from } of said)
      if (from.isAlive)
        assert.ok(
          from.chat.messages.get().some((message) => message.text === text),
          `${text} is gone from the screen [I2]`,
        );
  }
  simulator.clearFaults();
  for (const each of alive()) {
    each.thaw();
    each.tell({ type: 'page.resumed' });
    each.setOnline(true);
    each.chat.connect();
  }
  open();
  await world.pass(10 * 60_000, 500);
  // What was given up as "may have arrived" is learnt at the next catch-up.
  simulator.fault({ kind: 'drop', when: 'now' });
  await world.pass(5 * 60_000, 500);

  const log = world.log();
  const living = alive();
  assert.equal(simulator.sessions().length, 1, 'one token, one session [I15]');
  assert.equal(world.connections(), 1, 'one socket for all tabs [I5]');
  const roles = living.map(({ chat }) => chat.connection.get().role).sort();
  assert.deepEqual(roles, [...living.slice(1).map(() => 'follower'), 'leader'], 'one leads');
  assert.equal(new Set(log).size, log.length, 'the service has a message twice [I2]');
  for (const each of living) {
    assert.equal(each.chat.status.get(), 'open', 'open again [I13]');
    assert.deepEqual(each.shown(), log, 'shown = server log, in every tab [I1]');
    const pending = each.chat.pending.get();
    assert.ok(
      pending.every(({ delivery }) => delivery === 'failed'),
      'nothing waits for ever [I2]',
    );
    const failed = new Set(pending.map(({ text }) => text));
    const own = said.filter((one) => one.tab === each).map(({ text }) => text);
    assert.deepEqual(
      log.filter((text) => text !== undefined && own.includes(text)),
      own.filter((text) => !failed.has(text)),
      'order, and nothing missing [I2] [I3]',
    );
  }
  const tokens = simulator.sessions().map(({ token }) => token);
  assert.ok(
    world.browser.posted.every((text) => !tokens.some((token) => text.includes(token)) && !text.includes('eyJ')),
    'neither token nor JWT is said to other tabs [I17]',
  );
  for (const each of living) each.chat.dispose();
  simulator.dispose();
  await world.pass(100, 10);
  assert.equal(world.clock.waiting, 0, 'no timer is left [I9]');
  assert.deepEqual([world.browser.members, world.browser.waiting, world.browser.holder], [0, 0, undefined], '[I9]');
};

describe('any number of tabs, one conversation', () => {
  it(
    `holds [I1] [I2] [I3] [I5] [I9] [I15] through ${RUNS} random scripts of tabs`,
    { timeout: 3_600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.array(op, { minLength: 3, maxLength: 30 }), run),
        {
          numRuns: RUNS,
          ...(process.env['GENESYS_CHAT_SEED'] ? { seed: Number(process.env['GENESYS_CHAT_SEED']) } : {}),
        },
      );
    },
  );
});
