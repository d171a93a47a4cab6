import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PageResult } from '../../src/session/history-walk.js';
import { settle } from '../support/clock.js';
import { startSession } from './start-session.js';
import { cut, messages, ok } from './start-walk.js';

/** A session whose history has `size` messages, `page` may answer otherwise; every JWT that is asked for is given. */
const startWalking = (size: number, page?: (pageNumber: number) => PageResult | undefined) => {
  const history = { size };
  const reads: { readonly pageNumber: number; readonly at: number }[] = [];
  const session = startSession({
    random: () => 0,
    page: (pageNumber) => {
      reads.push({ pageNumber, at: session.clock.now() });
      return page?.(pageNumber) ?? ok(cut(messages(history.size), pageNumber, 100));
    },
  });
  const answered = new Set<string>();
  const asked = (): string[] =>
    session.sockets.flatMap((socket) =>
      session.commands(socket).flatMap((command) => (command.type === 'jwt.get' ? [command.tracingId] : [])),
    );
  /** Lets everything happen that needs no time. */
  const flow = async (): Promise<void> => {
    for (let i = 0; i < 5; i++) {
      await settle();
      for (const tracingId of asked().filter((id) => !answered.has(id))) {
        answered.add(tracingId);
        session.last().say({ type: 'jwt.received', tracingId });
      }
    }
  };
  return {
    session,
    history,
    reads,
    jwts: () => asked().length,
    flow,
    /** Time in which the peer is alive. */
    async tick(ms: number) {
      for (let left = ms; left > 0; left -= 1_000) {
        session.clock.increment(Math.min(1_000, left));
        session.last().say({ type: 'echo.received' });
        await flow();
      }
    },
    async accept(newSession = false) {
      await session.accept({ newSession });
      await flow();
    },
    async lose() {
      session.last().drop();
      await session.tick(2_000);
    },
    pagesSince: (start: number) => reads.slice(start).map(({ pageNumber }) => pageNumber),
    verdict: () => {
      const last = session.emitted.findLast((event) => event.type === 'history.caught-up');
      return last?.type === 'history.caught-up' ? last.complete : undefined;
    },
  };
};

describe('the history a session reads', () => {
  it('is the newest page at first sight, and after a loss everything since [P-43, P-68]', async () => {
    const walk = startWalking(500);
    await walk.session.connect();
    await walk.accept();
    assert.deepEqual(walk.pagesSince(0), [1]);
    await walk.lose();
    walk.history.size = 750;
    await walk.accept();
    assert.deepEqual(walk.pagesSince(1), [1, 2, 3]);
    assert.equal(walk.verdict(), true);
  });

  it('is everything since after the loss of a session that was new, too [I1, I23]', async () => {
    const walk = startWalking(0);
    await walk.session.connect();
    await walk.accept(true);
    walk.history.size = 5;
    for (const record of messages(5).reverse()) walk.session.last().say({ type: 'message.received', record });
    await walk.lose();
    walk.history.size = 255;
    await walk.accept();
    assert.ok(
      walk.pagesSince(0).length === 3 || walk.verdict() === false,
      'all three pages are read, or the gap is told',
    );
  });

  it('is not proven by a walk that ended at a page which brought nothing new [I1, I23]', async () => {
    const stuck = { is: false };
    const walk = startWalking(100, (pageNumber) =>
      stuck.is ? ok({ ...cut(messages(350), 1, 100), pageNumber }) : undefined,
    );
    await walk.session.connect();
    await walk.accept();
    await walk.tick(61_000);
    await walk.lose();
    walk.history.size = 350;
    stuck.is = true;
    await walk.accept();
    assert.equal(walk.verdict(), false);
    stuck.is = false;
    const before = walk.reads.length;
    walk.session.actor.send({ type: 'history.again' });
    await walk.flow();
    assert.deepEqual(walk.pagesSince(before), [1, 2, 3]);
    assert.equal(walk.verdict(), true);
  });

  it('is made up for by the quiet look when the walk before it failed: it goes all the way back [I1, I23]', async () => {
    const broken = { is: false };
    const walk = startWalking(300, () => (broken.is ? { ok: false, kind: 'forbidden' } : undefined));
    await walk.session.connect();
    await walk.accept();
    await walk.tick(61_000);
    await walk.lose();
    walk.history.size = 550;
    broken.is = true;
    await walk.accept();
    assert.equal(walk.verdict(), false);
    broken.is = false;
    const before = walk.reads.length;
    await walk.tick(3_000);
    assert.deepEqual(walk.pagesSince(before), [1, 2, 3], 'back to what the first walk had read');
    assert.equal(walk.verdict(), true);
  });

  it('costs at most six requests in any minute, however many pages are missing [P-71, I24]', async () => {
    const walk = startWalking(100);
    await walk.session.connect();
    await walk.accept();
    await walk.lose();
    walk.history.size = 1_900;
    await walk.accept();
    await walk.tick(240_000);
    assert.deepEqual(
      walk.pagesSince(1).slice(0, 19),
      Array.from({ length: 19 }, (_, i) => i + 1),
    );
    for (const { at } of walk.reads)
      assert.ok(walk.reads.filter((other) => other.at >= at && other.at < at + 60_000).length <= 6);
  });

  it('costs no more when earlier messages are asked for in the middle of it [P-71, I24]', async () => {
    const walk = startWalking(100);
    await walk.session.connect();
    await walk.accept();
    await walk.lose();
    walk.history.size = 1_900;
    await walk.accept();
    for (let second = 0; second < 240; second++) {
      walk.session.actor.send({ type: 'history.older' });
      await walk.tick(1_000);
    }
    assert.ok(walk.reads.length > 19);
    for (const { at } of walk.reads)
      assert.ok(walk.reads.filter((other) => other.at >= at && other.at < at + 60_000).length <= 6, `at ${at} ms`);
  });

  it('is read with a JWT no older than its life, asked for again when the walk takes longer [P-67]', async () => {
    const walk = startWalking(100);
    await walk.session.connect();
    await walk.accept();
    await walk.lose();
    walk.history.size = 1_000;
    await walk.accept();
    assert.deepEqual([walk.reads.length, walk.jwts()], [6, 2], 'five pages with one JWT');
    await walk.tick(60_000);
    assert.ok(walk.reads.length > 6);
    assert.equal(walk.jwts(), 3);
  });

  it('is asked for again with a new JWT, once, when the service no longer takes the old one [P-67]', async () => {
    const refusals = { left: 1 };
    const walk = startWalking(50, () => (refusals.left-- > 0 ? { ok: false, kind: 'unauthorized' } : undefined));
    await walk.session.connect();
    await walk.accept();
    assert.deepEqual([walk.reads.length, walk.jwts()], [2, 2]);
    assert.equal(walk.verdict(), true);
  });
});
