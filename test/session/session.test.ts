import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startSession } from './start-session.js';

describe('session machine', () => {
  it('opens nothing before it is asked to', () => {
    const session = startSession();
    assert.equal(session.status(), 'idle');
    assert.equal(session.sockets.length, 0);
    assert.equal(session.clock.waiting, 0);
  });

  it('sends nothing but configure before the session response, on every socket [P-2, P-3, I4]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    session.actor.send({
      type: 'frame.transmit',
      command: { type: 'message.send', clientId: 'm', outgoing: { text: 'too early' } },
    });
    assert.deepEqual(session.last().sent, []);
    session.last().open();
    session.actor.send({
      type: 'frame.transmit',
      command: { type: 'message.send', clientId: 'm', outgoing: { text: 'too early' } },
    });
    assert.deepEqual(
      session.commands().map(({ type }) => type),
      ['session.configure'],
    );
    session.last().drop();
    await session.tick(200);
    session.last().open();
    assert.equal(session.sockets.length, 2);
    assert.deepEqual(
      session.commands().map(({ type }) => type),
      ['session.configure'],
    );
  });

  it('lets messages flow at once in a new session, and reads no history there', async () => {
    const session = startSession();
    await session.connect();
    await session.accept();
    assert.equal(session.status(), 'open');
    assert.ok(session.types().includes('link.up'));
    assert.equal(session.reads(), 0);
  });

  it('reads the history after every resume, before messages may flow [P-43, P-67]', async () => {
    const session = startSession();
    await session.connect();
    session.last().open();
    session.last().say({ type: 'session.ready', newSession: false, readOnly: false, clearedExisting: false });
    assert.equal(session.status(), 'resuming');
    assert.ok(!session.types().includes('link.up'));
    await session.giveJwt();
    assert.equal(session.reads(), 1);
    assert.equal(session.status(), 'open');
    assert.deepEqual(session.types().slice(-3), ['history.caught-up', 'history.looked', 'link.up']);
  });

  it('passes on live messages that arrive while the history is read [P-44]', async () => {
    const session = startSession();
    await session.connect();
    session.last().open();
    session.last().say({ type: 'session.ready', newSession: false });
    session.last().say({ type: 'message.received', record: { key: 'live' } });
    assert.equal(session.status(), 'resuming');
    assert.ok(session.types().includes('message.received'));
  });

  it('goes on live with a known gap when the history cannot be read after three tries [P-70, I23]', async () => {
    const session = startSession({ page: () => ({ ok: false, kind: 'server' }), random: () => 0 });
    await session.connect();
    await session.accept({ newSession: false });
    await session.tick(1_000);
    await session.tick(3_000);
    assert.equal(session.reads(), 3);
    assert.deepEqual(
      session.emitted.find(({ type }) => type === 'history.caught-up'),
      { type: 'history.caught-up', complete: false },
    );
    assert.equal(session.status(), 'open');
  });

  for (const code of [1000, 1001, 1005, 1006, 1011, 1012, 1013, 1014]) {
    it(`connects again after close ${code} [P-40]`, async () => {
      const session = startSession({ random: () => 0 });
      await session.connect();
      await session.accept();
      session.last().drop(code);
      assert.equal(session.status(), 'reconnecting');
      await session.tick(8_000);
      assert.equal(session.sockets.length, 2);
    });
  }

  const ends = [
    [{ type: 'connection.closed', signedIn: false }, 'closed', 'connection/elsewhere'],
    [{ type: 'connection.closed', signedIn: true }, 'closed', 'session/logged-out'],
    [{ type: 'session.logged-out' }, 'closed', 'session/logged-out'],
    [{ type: 'session.cleared' }, 'closed', 'session/cleared'],
    [{ type: 'session.expired' }, 'expired', 'session/expired'],
    [{ type: 'request.refused', code: 4006, text: '' }, 'expired', 'session/expired'],
    [{ type: 'request.refused', code: 4007, text: '' }, 'expired', 'session/expired'],
    [{ type: 'request.refused', code: 4017, text: '' }, 'closed', 'session/downgrade'],
  ] as const;
  for (const [event, status, reason] of ends) {
    it(`stays quiet after ${event.type} ${'code' in event ? event.code : ''}: no socket, no timer [P-41, P-57, P-80, I8]`, async () => {
      const session = startSession();
      await session.connect();
      await session.accept();
      session.last().say(event);
      assert.equal(session.status(), status);
      assert.equal(session.context().reason, reason);
      assert.equal(session.last().closedWith, 1000);
      assert.equal(session.clock.waiting, 0);
      await session.tick(3_600_000);
      assert.equal(session.sockets.length, 1);
    });
  }

  it('uses the chat here again only when asked to [P-80]', async () => {
    const session = startSession();
    await session.connect();
    await session.accept();
    session.last().say({ type: 'connection.closed', signedIn: false });
    session.actor.send({ type: 'page.visible' });
    assert.equal(session.sockets.length, 1);
    session.actor.send({ type: 'chat.retry' });
    assert.equal(session.sockets.length, 2);
  });

  it('makes a new token only after expiry, logout or a reset [I15]', async () => {
    const session = startSession();
    await session.connect();
    await session.accept();
    session.last().drop();
    await session.tick(10_000);
    await session.accept({ newSession: false });
    assert.deepEqual(session.rotations, [false]);
    session.last().say({ type: 'session.expired' });
    session.actor.send({ type: 'chat.startNew' });
    await session.tick(0);
    assert.deepEqual(session.rotations, [false, true]);
    assert.equal(session.sockets.length, 3);
  });

  it('starts a new chat out of read-only on the same socket, in the order of the protocol [P-37]', async () => {
    const session = startSession();
    await session.connect();
    await session.accept({ newSession: false, readOnly: true });
    assert.equal(session.status(), 'read-only');
    session.actor.send({ type: 'chat.startNew' });
    assert.equal(session.commands().at(-1)?.type, 'session.close');
    session.last().say({ type: 'session.detached' });
    assert.deepEqual(
      { ...session.commands().at(-1), tracingId: '' },
      { type: 'session.configure', startNew: true, authenticated: false, tracingId: '' },
    );
    await session.accept();
    assert.equal(session.status(), 'open');
    assert.equal(session.sockets.length, 1);
    const opened = session.emitted.findLast((event) => event.type === 'session.opened');
    assert.equal(opened?.type === 'session.opened' && opened.kind, 'restarted');
  });

  it('becomes read-only on a disconnect that says so, and not on one that does not [P-34, P-36]', async () => {
    const session = startSession();
    await session.connect();
    await session.accept();
    session.last().say({ type: 'presence.received', presence: 'disconnect', direction: 'outbound', readOnly: false });
    assert.equal(session.status(), 'open');
    session.last().say({ type: 'presence.received', presence: 'disconnect', direction: 'outbound', readOnly: true });
    assert.equal(session.status(), 'read-only');
  });

  it('tells a replaced session from a resumed one [P-50]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    session.last().drop();
    await session.tick(1_000);
    await session.accept({ newSession: true });
    const kinds = session.emitted.flatMap((event) => (event.type === 'session.opened' ? [event.kind] : []));
    assert.deepEqual(kinds, ['first', 'replaced']);
  });

  it('gives up on a refused configure, and waits out a passing one', async () => {
    const refused = startSession();
    await refused.connect();
    refused.last().open();
    refused.last().say({ type: 'request.refused', code: 403, text: 'no' });
    assert.equal(refused.status(), 'failed');
    assert.equal(refused.clock.waiting, 0);
    const busy = startSession({ random: () => 0 });
    await busy.connect();
    busy.last().open();
    busy.last().say({ type: 'request.refused', code: 429, text: '', retryAfter: 20 });
    assert.equal(busy.status(), 'reconnecting');
    await busy.tick(19_999);
    assert.equal(busy.sockets.length, 1);
    await busy.tick(1);
    assert.equal(busy.sockets.length, 2);
  });

  it('survives a late refusal without a name while it configures once more [I13]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    session.actor.send({ type: 'session.reconfigure' });
    session.last().say({ type: 'request.refused', code: 403, text: 'no' });
    assert.equal(session.status(), 'reconnecting');
    await session.tick(1_000);
    assert.equal(session.sockets.length, 2);
  });

  it('is not moved by a second session response that nobody asked for [I11]', async () => {
    const session = startSession();
    await session.connect();
    await session.accept({ newSession: false });
    const before = session.context();
    session.last().say({ type: 'session.ready', newSession: true, readOnly: false });
    assert.equal(session.context(), before);
    session.last().say({ type: 'session.ready', newSession: false, readOnly: true });
    assert.equal(session.status(), 'read-only');
  });

  it('hears nothing of an old socket [I5]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    const [old] = session.sockets;
    session.actor.send({ type: 'link.suspect' });
    assert.equal(old?.closedWith, 4400);
    await session.tick(1_000);
    await session.accept({ newSession: false });
    const before = session.emitted.length;
    old?.say({ type: 'message.received', record: { key: 'ghost' } });
    old?.drop();
    assert.equal(session.emitted.length, before);
    assert.equal(session.status(), 'open');
  });
});

describe('heartbeat', () => {
  it('calls a socket dead that does not answer an echo within ten seconds, and connects anew [P-48]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    await session.tick(16_000);
    assert.equal(session.commands().at(-1)?.type, 'echo.send');
    await session.tick(10_000);
    assert.equal(session.last().closedWith, 4400);
    assert.equal(session.context().reason, 'connection/silent');
    await session.tick(1_000);
    assert.equal(session.sockets.length, 2);
  });

  it('takes any frame as a sign of life', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    await session.tick(16_000);
    session.last().say({ type: 'message.received', record: { key: 'a' } });
    await session.tick(10_000);
    assert.equal(session.status(), 'open');
  });

  it('stays under two echoes a minute whatever happens [P-54, I24]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    const times: number[] = [];
    for (let second = 0; second < 600; second++) {
      const before = session.last().sent.length;
      if (second % 6 === 0) session.actor.send({ type: 'page.visible' });
      await session.tick(1_000);
      const fresh = session.commands().slice(before);
      for (const { type } of fresh) if (type === 'echo.send') times.push(second);
      session.last().say({ type: 'echo.received' });
    }
    assert.ok(times.length > 5);
    for (const at of times)
      assert.ok(times.filter((other) => other >= at && other < at + 60).length <= 2, `at ${at} s`);
    assert.equal(session.sockets.length, 1);
  });

  it('renews the connection before the gateway cuts it, in a quiet moment, without counting a failure [P-51]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept();
    for (let minute = 0; minute < 112; minute++) {
      for (let i = 0; i < 6 && session.sockets.length === 1; i++) {
        await session.tick(10_000);
        session.last().say({ type: 'echo.received' });
      }
    }
    assert.equal(session.sockets.length, 2);
    assert.equal(session.context().failures, 0);
  });
});
