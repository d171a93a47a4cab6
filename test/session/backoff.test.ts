import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seeded } from '../support/seeded.js';
import { startSession } from './start-session.js';

describe('connection attempts', () => {
  it('are at most 10 in any minute and 40 in any ten, whatever causes them [I6]', async () => {
    const step = fc.constantFrom(
      'drop',
      'refuse',
      'accept',
      'online',
      'visible',
      'touch',
      'retry',
      'reconnect',
      'wait',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.tuple(step, fc.nat(4_000)), { minLength: 60, maxLength: 300 }),
        async (seed, steps) => {
          const session = startSession({ random: seeded(seed) });
          await session.connect();
          const times: number[] = [];
          let seen = 0;
          const note = (): void => {
            for (; seen < session.sockets.length; seen++) times.push(session.clock.now());
          };
          for (const [what, ms] of steps) {
            if (what === 'drop' || what === 'refuse') session.last().drop();
            else if (what === 'accept' && session.last().readyState === 0) await session.accept();
            else if (what === 'online') session.actor.send({ type: 'network.online' });
            else if (what === 'visible') session.actor.send({ type: 'page.visible' });
            else if (what === 'touch') session.actor.send({ type: 'chat.touch' });
            else if (what === 'retry') session.actor.send({ type: 'chat.retry' });
            else if (what === 'reconnect') {
              session.actor.send({ type: 'chat.disconnect' });
              session.actor.send({ type: 'chat.connect' });
            }
            note();
            for (let left = ms; left > 0; left -= 100) {
              await session.tick(Math.min(100, left));
              note();
            }
          }
          for (const at of times) {
            assert.ok(times.filter((other) => other >= at && other < at + 60_000 - 100).length <= 10);
            assert.ok(times.filter((other) => other >= at && other < at + 600_000 - 100).length <= 40);
          }
          session.actor.stop();
        },
      ),
      { seed: 7, numRuns: 15 },
    );
  });

  for (const shift of [-86_400_000, 86_400_000]) {
    it(`come at the same moment though the wall clock jumps by ${shift / 3_600_000} h meanwhile [I16]`, async () => {
      const session = startSession({ random: () => 0.5 });
      await session.connect();
      await session.accept();
      session.last().drop();
      const { delay } = session.context();
      session.page.wallShift = shift;
      await session.tick(delay - 1);
      assert.equal(session.sockets.length, 1);
      await session.tick(1);
      assert.equal(session.sockets.length, 2);
      session.last().drop();
      assert.ok(session.context().delay <= 4_000);
      assert.equal(
        session.context().retryAt,
        1_700_000_000_000 + session.clock.now() + shift + session.context().delay,
      );
    });
  }

  it('begin over at the first step only after 30 s configured [I7]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    for (let n = 1; n <= 3; n++) {
      session.last().drop();
      assert.equal(session.context().failures, n);
      await session.tick(8_000);
      await session.accept({ newSession: false });
      await session.tick(10_000);
    }
    await session.tick(10_000);
    session.last().say({ type: 'echo.received' });
    assert.equal(session.context().failures, 3);
    await session.tick(10_000);
    assert.equal(session.context().failures, 0);
  });

  for (const wake of ['network.online', 'page.visible', 'page.resumed', 'chat.touch'] as const) {
    it(`comes within half a second of ${wake} [P-47]`, async () => {
      const session = startSession({ random: () => 0.9 });
      await session.connect();
      for (let n = 0; n < 4; n++) {
        session.last().drop();
        await session.tick(8_000);
      }
      session.last().drop();
      await session.tick(10);
      const before = session.sockets.length;
      session.actor.send({ type: wake });
      await session.tick(500);
      assert.equal(session.sockets.length, before + 1);
    });
  }

  it('wakes at most once in five seconds', async () => {
    const session = startSession({ random: () => 0.9 });
    await session.connect();
    for (let n = 0; n < 3; n++) {
      session.last().drop();
      await session.tick(8_000);
    }
    session.last().drop();
    session.actor.send({ type: 'page.visible' });
    await session.tick(500);
    const before = session.sockets.length;
    session.last().drop();
    session.actor.send({ type: 'page.visible' });
    await session.tick(500);
    assert.equal(session.sockets.length, before);
  });

  it('do not come before the service asked, whatever wakes the page', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    session.last().drop(1013, 'try again in 120 s');
    for (let second = 0; second < 119; second += 10) {
      session.actor.send({ type: 'page.visible' });
      await session.tick(10_000 - (second === 110 ? 1 : 0));
    }
    assert.equal(session.sockets.length, 1);
    await session.tick(1);
    assert.equal(session.sockets.length, 2);
  });

  it('are five seconds apart when the network comes and goes', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    session.page.online = false;
    session.last().drop();
    for (let second = 0; second < 10; second++) {
      session.page.online = true;
      session.actor.send({ type: 'network.online' });
      await session.tick(500);
      session.page.online = false;
      if (session.last().readyState === 0) session.last().drop();
      session.actor.send({ type: 'network.offline' });
      await session.tick(500);
    }
    assert.ok(session.sockets.length <= 4, `${session.sockets.length - 1} tries in ten seconds`);
  });

  it('rests while offline, but for one try a minute, and starts at once when the network is back', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    session.page.online = false;
    session.last().drop();
    assert.equal(session.status(), 'offline');
    await session.tick(59_999);
    assert.equal(session.sockets.length, 1);
    await session.tick(1);
    assert.equal(session.sockets.length, 2);
    session.last().drop();
    session.page.online = true;
    session.actor.send({ type: 'network.online' });
    await session.tick(500);
    assert.equal(session.sockets.length, 3);
  });

  it('comes at most once a minute while the page has been hidden for five', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    session.page.hiddenFor = 300_001;
    session.last().drop();
    await session.tick(59_999);
    assert.equal(session.sockets.length, 1);
    await session.tick(1);
    assert.equal(session.sockets.length, 2);
  });

  for (const code of [1008, 3000]) {
    it(`are 30 s apart after close ${code}, three times, and then the visitor's`, async () => {
      const session = startSession({ random: () => 0 });
      await session.connect();
      for (let n = 1; n <= 2; n++) {
        session.last().drop(code);
        await session.tick(29_999);
        assert.equal(session.sockets.length, n);
        await session.tick(1);
        assert.equal(session.sockets.length, n + 1);
      }
      session.last().drop(code);
      assert.equal(session.status(), 'failed');
      assert.equal(session.clock.waiting, 0);
    });
  }

  it('ask the deployment why, after three that never opened [P-8]', async () => {
    let asked = 0;
    const session = startSession({
      random: () => 0,
      diagnosis: () => {
        asked++;
        return 'config/origin-refused';
      },
    });
    await session.connect();
    for (let n = 0; n < 2; n++) {
      session.last().drop();
      await session.tick(8_000);
    }
    assert.equal(asked, 0);
    session.last().drop();
    await session.tick(0);
    assert.equal(asked, 1);
    assert.equal(session.status(), 'failed');
    assert.equal(session.context().reason, 'config/origin-refused');
    assert.equal(session.clock.waiting, 0);
  });
});
