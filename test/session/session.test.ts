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
    await session.tick(0);
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

const unproven = { type: 'request.refused', code: 401, text: 'User is unauthorized' } as const;
const again = 'Try to authenticate again, please';

/** The refusal of the configure sent last. */
const refusing = (session: ReturnType<typeof startSession>, event: object = unproven): void => {
  const configure = session.commands().findLast(({ type }) => type === 'session.configure');
  session.last().say({ ...event, tracingId: configure && 'tracingId' in configure ? configure.tracingId : '' });
};

describe('a signed-in session', () => {
  it('is configured as one, and renewed on a 401 three times, then the visitor is asked [P-73] [P-74]', async () => {
    const session = startSession();
    session.page.signedIn = true;
    await session.connect();
    session.last().open();
    assert.deepEqual(session.commands().at(-1), {
      type: 'session.configure',
      startNew: false,
      authenticated: true,
      tracingId: session.context().configureId,
    });
    for (let n = 1; n <= 3; n++) {
      refusing(session);
      await session.tick(0);
      assert.deepEqual([session.renewals(), session.commands().length], [n, n + 1]);
    }
    refusing(session);
    await session.tick(0);
    assert.deepEqual([session.status(), session.context().reason, session.renewals()], ['failed', 'auth/required', 3]);
    assert.equal(session.clock.waiting, 0);
  });

  it('is renewed by the 403 of any request, whatever its case, and configured once more [P-74]', async () => {
    for (const text of ['Session authentication FAILED: expired', again]) {
      const session = startSession();
      session.page.signedIn = true;
      await session.connect();
      await session.accept();
      session.last().say({ type: 'request.refused', code: 403, text, tracingId: 'typing' });
      await session.tick(0);
      await session.accept({ newSession: false });
      assert.deepEqual([session.renewals(), session.status(), session.sockets.length], [1, 'open', 1]);
      // Whoever asked hears of it before the link goes down.
      const types = session.types();
      assert.ok(types.indexOf('request.refused') < types.indexOf('link.down'));
    }
  });

  it('is not renewed for another 403, nor for a guest [P-39]', async () => {
    for (const [signedIn, text] of [
      [true, 'Turn on the Feature Toggle or fix the configuration.'],
      [false, again],
    ] as const) {
      const session = startSession();
      session.page.signedIn = signedIn;
      await session.connect();
      await session.accept();
      session.last().say({ type: 'request.refused', code: 403, text, tracingId: 'typing' });
      await session.tick(0);
      assert.deepEqual([session.renewals(), session.status()], [0, 'open']);
    }
  });

  it('never renews in a loop: three in a row without a stable connection are the end [P-74] [I6]', async () => {
    const session = startSession();
    session.page.signedIn = true;
    await session.connect();
    await session.accept();
    for (let n = 0; n < 4; n++) {
      session.last().say({ type: 'request.refused', code: 403, text: again, tracingId: 'x' });
      await session.tick(0);
      if (session.status() !== 'failed') await session.accept({ newSession: false });
    }
    assert.deepEqual([session.renewals(), session.context().reason], [3, 'auth/required']);
  });

  it('tries later when the renewal cannot be had, and ends when another tab has signed out [P-74] [P-75]', async () => {
    const away = startSession({ renewal: () => 'auth/unavailable', random: () => 0 });
    away.page.signedIn = true;
    await away.connect();
    away.last().open();
    refusing(away);
    await away.tick(0);
    assert.deepEqual([away.status(), away.context().reason], ['reconnecting', 'auth/unavailable']);
    await away.tick(10_000);
    assert.equal(away.sockets.length, 2);
    const gone = startSession({ renewal: () => 'session/logged-out' });
    gone.page.signedIn = true;
    await gone.connect();
    gone.last().open();
    refusing(gone);
    await gone.tick(0);
    assert.deepEqual([gone.status(), gone.context().reason], ['closed', 'session/logged-out']);
  });

  it('survives the socket that closes while it is renewed', async () => {
    const session = startSession({ renewal: () => new Promise(() => {}), random: () => 0 });
    session.page.signedIn = true;
    await session.connect();
    session.last().open();
    refusing(session);
    await session.tick(0);
    session.last().drop();
    assert.equal(session.status(), 'reconnecting');
    await session.tick(10_000);
    session.last().open();
    assert.equal(session.commands().at(-1)?.type, 'session.configure');
  });
});

describe('a step-up', () => {
  const begin = async (options: Parameters<typeof startSession>[0] = {}) => {
    const session = startSession(options);
    await session.connect();
    await session.accept();
    session.page.signedIn = true;
    session.actor.send({ type: 'session.stepUp' });
    return session;
  };
  const kinds = (session: ReturnType<typeof startSession>) =>
    session.emitted.flatMap((event) => (event.type.startsWith('step-up') ? [event.type] : []));

  it('keeps the socket bound and messages flowing, and takes only its own answer', async () => {
    const session = await begin();
    session.actor.send({
      type: 'frame.transmit',
      command: { type: 'message.send', clientId: 'm', outgoing: { text: 'meanwhile' } },
    });
    assert.deepEqual(
      session.commands().map(({ type }) => type),
      ['session.configure', 'session.configure', 'message.send'],
    );
    session.last().say({ type: 'session.ready', newSession: false, tracingId: 'another' });
    assert.deepEqual(kinds(session), []);
    const { configureId: tracingId } = session.context();
    session.last().say({ type: 'session.ready', newSession: false, clearedExisting: true, tracingId });
    assert.deepEqual(kinds(session), ['step-up.done']);
    assert.ok(!session.types().includes('link.down'));
    assert.equal(session.status(), 'open');
  });

  it('that is refused leaves the session as it was; one that the service cannot answer now, too', async () => {
    for (const [code, failure] of [
      [403, 'auth/refused'],
      [500, 'auth/unavailable'],
    ] as const) {
      const session = await begin();
      refusing(session, { type: 'request.refused', code, text: '' });
      await session.tick(0);
      assert.deepEqual(
        session.emitted.find(({ type }) => type === 'step-up.failed'),
        { type: 'step-up.failed', code: failure },
      );
      assert.deepEqual([session.status(), session.sockets.length], ['open', 1]);
    }
  });

  it('is renewed on a 401, and asked once more', async () => {
    const session = await begin();
    refusing(session);
    await session.tick(0);
    const { configureId: tracingId } = session.context();
    session.last().say({ type: 'session.ready', newSession: false, tracingId });
    assert.deepEqual([session.renewals(), kinds(session)], [1, ['step-up.done']]);
    assert.ok(!session.types().includes('link.down'));
  });

  it('without an answer takes the socket for dead, and the next is configured as the visitor’s [P-42]', async () => {
    const session = await begin({ random: () => 0 });
    await session.tick(10_000);
    assert.equal(session.last().closedWith, 4400);
    await session.tick(1_000);
    session.last().open();
    const configure = session.commands().at(-1);
    assert.equal(configure?.type === 'session.configure' && configure.authenticated, true);
  });

  it('that is answered with a new session begins one, with its divider [P-50]', async () => {
    const session = await begin();
    const { configureId: tracingId } = session.context();
    session.last().say({ type: 'session.ready', newSession: true, readOnly: false, tracingId });
    const opened = session.emitted.findLast((event) => event.type === 'session.opened');
    assert.deepEqual(opened?.type === 'session.opened' && [opened.kind, opened.authenticated], ['replaced', true]);
    assert.equal(session.status(), 'open');
  });
});

describe('4017', () => {
  it('takes a new token once and goes on as another session; the second time it is over [P-75]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept({ newSession: false });
    session.last().say({ type: 'request.refused', code: 4017, text: '' });
    await session.tick(0);
    assert.deepEqual([session.rotations, session.downgrades()], [[false, true], 1]);
    session.last().open();
    session.last().say({ type: 'request.refused', code: 4017, text: '' });
    await session.tick(0);
    assert.deepEqual([session.status(), session.context().reason], ['closed', 'session/downgrade']);
    assert.equal(session.clock.waiting, 0);
  });

  it('divides the new session from the one on the screen [P-50] [P-75]', async () => {
    const session = startSession({ random: () => 0 });
    await session.connect();
    await session.accept({ newSession: false });
    session.last().say({ type: 'request.refused', code: 4017, text: '' });
    await session.tick(0);
    await session.accept();
    const kinds = session.emitted.flatMap((event) => (event.type === 'session.opened' ? [event.kind] : []));
    assert.deepEqual(kinds, ['first', 'replaced']);
  });
});

describe('ending', () => {
  it('is told to the service, and is quiet afterwards [P-41] [I8]', async () => {
    const session = startSession();
    await session.connect();
    await session.accept();
    session.actor.send({ type: 'chat.end' });
    assert.equal(session.commands().at(-1)?.type, 'session.close');
    assert.deepEqual([session.last().closedWith, session.status(), session.clock.waiting], [1000, 'closed', 0]);
    session.actor.send({ type: 'chat.connect' });
    await session.tick(0);
    assert.deepEqual(session.rotations, [false, true]);
  });

  it('works from anywhere, without a word to anybody', async () => {
    const idle = startSession();
    idle.actor.send({ type: 'chat.end' });
    assert.deepEqual([idle.status(), idle.context().reason, idle.sockets.length], ['closed', 'session/ended', 0]);
    const waiting = startSession();
    await waiting.connect();
    waiting.last().drop();
    waiting.actor.send({ type: 'chat.end' });
    assert.deepEqual([waiting.status(), waiting.clock.waiting], ['closed', 0]);
  });
});

describe('a new session whose answer was lost', () => {
  const opened = (session: ReturnType<typeof startSession>) =>
    session.emitted.flatMap((event) => (event.type === 'session.opened' ? [event.isNew] : []));

  it('is new all the same, once [P-33]', async () => {
    const session = startSession({ fresh: true, random: () => 0 });
    await session.connect();
    session.last().open();
    session.last().drop();
    await session.tick(1_000);
    await session.accept({ newSession: false });
    session.last().drop();
    await session.tick(10_000);
    await session.accept({ newSession: false });
    assert.deepEqual(opened(session), [true, false]);
  });

  it('is none when nothing was asked that could make one [P-33]', async () => {
    const stored = startSession({ random: () => 0 });
    await stored.connect();
    stored.last().open();
    stored.last().drop();
    await stored.tick(1_000);
    await stored.accept({ newSession: false });
    assert.deepEqual(opened(stored), [false]);
    const direct = startSession({ fresh: true });
    await direct.connect();
    await direct.accept({ newSession: false });
    assert.deepEqual(opened(direct), [false]);
  });
});
