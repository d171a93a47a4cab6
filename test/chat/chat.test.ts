import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startChat } from './start-chat.js';

const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'sent',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('chat', () => {
  it('shows what is said at once, and the promise resolves with the echoed message [P-12]', async () => {
    const world = startChat();
    await world.open();
    const sent = world.chat.send('  hello  ');
    assert.deepEqual(
      world.chat.messages.get().map(({ text, delivery }) => [text, delivery]),
      [['hello', 'sending']],
    );
    await world.pass(100);
    const message = await sent;
    assert.equal(message.delivery, 'sent');
    assert.equal(world.chat.messages.get()[0], message);
    assert.deepEqual(world.chat.pending.get(), []);
  });

  it('refuses locally what cannot be sent, and shows nothing of it [P-18] [P-19]', async () => {
    const { chat } = startChat();
    assert.equal(await outcome(chat.send(' \n\t ')), 'message/empty');
    assert.equal(await outcome(chat.send('é'.repeat(2_049))), 'message/too-long');
    assert.deepEqual(chat.messages.get(), []);
  });

  it('keeps at most 200 messages waiting, and says so at the next [I14]', async () => {
    const { chat } = startChat();
    for (let n = 0; n < 200; n++) void chat.send(`${n}`);
    assert.equal(await outcome(chat.send('one more')), 'message/queue-full');
    assert.equal(chat.pending.get().length, 200);
  });

  it('does not hold back what is written while thousands of missed messages are read [I13] [I3]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('before'), world.pass(100)]);
    world.setOnline(false);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(1_000);
    for (let n = 0; n < 2_000; n++) world.simulator.say({ text: `missed ${n}` });
    world.setOnline(true);
    const sent = ['one', 'two'].map((text) => outcome(world.chat.send(text)));
    await world.pass(5_000);
    assert.equal(world.chat.status.get(), 'resuming');
    assert.deepEqual(await Promise.all(sent), ['sent', 'sent']);
    await world.pass(240_000, 1_000);
    assert.equal(world.chat.status.get(), 'open');
    assert.deepEqual(world.shown().slice(-3), ['missed 1999', 'one', 'two']);
  });

  it('holds back what is in doubt until all of the history is read [P-45]', async () => {
    const world = startChat();
    await world.open();
    world.simulator.fault({ kind: 'drop', when: 'after-commit' });
    void world.chat.send('in doubt');
    await world.settle();
    for (let n = 0; n < 900; n++) world.simulator.say({ text: `missed ${n}` });
    void world.chat.send('after');
    await world.pass(120_000, 1_000);
    const log = world.log().filter((text) => !text?.startsWith('missed'));
    assert.deepEqual(log, ['in doubt', 'after']);
    assert.deepEqual(world.chat.pending.get(), []);
  });

  it('opens the line with the first thing said', async () => {
    const world = startChat();
    const sent = world.chat.send('anybody?');
    await world.pass(200);
    assert.equal(await outcome(sent), 'sent');
  });

  it('opens no line by itself where it was told not to, and sends what waited once somebody does', async () => {
    const world = startChat({ chat: { connectOnSend: false } });
    const sent = world.chat.send('before consent');
    await world.pass(5_000);
    assert.equal(world.chat.status.get(), 'idle');
    assert.deepEqual(world.simulator.frames(), []);
    await world.open();
    await world.pass(200);
    assert.equal(await outcome(sent), 'sent');
  });

  it('sends nothing of an expired session into the next one, which begins empty [P-37] [I21]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('old'), world.pass(100)]);
    world.simulator.fault({ kind: 'drop', when: 'before-commit' });
    const lost = outcome(world.chat.send('in flight'));
    await world.settle();
    world.simulator.fault({ kind: 'expire' });
    const queued = outcome(world.chat.send('queued'));
    await world.pass(60_000);
    assert.deepEqual(await Promise.all([lost, queued]), ['message/session-changed', 'message/session-changed']);
    const texts = world.chat.messages.get().map(({ text, delivery }) => [text, delivery]);
    assert.deepEqual(
      texts.filter(([text]) => text !== undefined),
      [
        ['old', 'sent'],
        ['in flight', 'failed'],
        ['queued', 'failed'],
      ],
    );
    assert.ok(
      world.chat.messages
        .get()
        .some(({ content }) => content.some((item) => item.type === 'notice' && item.notice === 'new-session')),
    );
    assert.ok(world.log().every((text) => text === 'old'));
  });

  it('ends in one state when the session expires under it, and starts anew with an empty log', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('old'), world.pass(100)]);
    world.simulator.fault({ kind: 'expire' });
    await world.pass(100);
    assert.equal(world.chat.status.get(), 'expired');
    assert.equal(await outcome(world.chat.send('too late')), 'session/expired');
    assert.equal(world.clock.waiting <= 1, true);
    world.chat.startNew();
    await world.pass(200);
    assert.equal(world.chat.status.get(), 'open');
    assert.deepEqual(world.chat.messages.get(), []);
  });

  for (const end of ['clear', 'expire', 'read-only'] as const) {
    it(`takes what is said to the new chat before it has begun (after: ${end}) [P-37] [I2]`, async () => {
      const world = startChat({
        simulator: { config: { messenger: { apps: { conversations: { conversationClear: { enabled: true } } } } } },
      });
      await world.open();
      const old = outcome(world.chat.send('old'));
      await world.pass(200);
      assert.equal(await old, 'sent');
      if (end === 'clear') world.chat.clear();
      else if (end === 'expire') world.simulator.fault({ kind: 'expire' });
      else world.simulator.agent({ action: 'disconnect', mode: 'ReadOnly' });
      await world.pass(100);
      if (end === 'clear') world.chat.connect();
      else world.chat.startNew();
      const sent = outcome(world.chat.send('new'));
      await world.pass(1_000);
      assert.equal(await sent, 'sent');
      assert.deepEqual(world.shown(), ['new']);
    });
  }

  it('offers no retry of what ended with its session: nothing would come of it', async () => {
    const world = startChat();
    await world.open();
    world.simulator.fault({ kind: 'expire', silent: true });
    const late = outcome(world.chat.send('too late'));
    await world.pass(200);
    assert.equal(await late, 'session/expired');
    const [message] = world.chat.messages.get();
    assert.deepEqual([message?.delivery, message?.error?.retryable], ['failed', false]);
  });

  it('takes nothing of a failed chat into a new one [I21]', async () => {
    const world = startChat();
    await world.open();
    for (let i = 0; i < 3; i++) {
      world.simulator.fault({ kind: 'close', code: 1008 });
      await world.pass(i < 2 ? 40_000 : 100);
    }
    assert.equal(world.chat.status.get(), 'failed');
    const waits = outcome(world.chat.send('said to nobody'));
    world.chat.startNew();
    await world.pass(1_000);
    assert.equal(await waits, 'message/session-changed');
    assert.equal(world.chat.status.get(), 'open');
    assert.deepEqual(world.chat.messages.get(), []);
  });

  it('leaves read-only by starting new, with an empty log [P-35] [P-37]', async () => {
    const world = startChat({ simulator: { disconnectMode: 'ReadOnly' } });
    await world.open();
    await Promise.all([world.chat.send('old'), world.pass(100)]);
    world.simulator.agent({ action: 'disconnect' });
    await world.pass(50);
    assert.equal(world.chat.status.get(), 'read-only');
    assert.equal(await outcome(world.chat.send('no')), 'session/read-only');
    world.chat.startNew();
    await world.pass(200);
    assert.equal(world.chat.status.get(), 'open');
    assert.deepEqual(world.chat.messages.get(), []);
    assert.equal(await outcome(Promise.all([world.chat.send('new'), world.pass(100)])), 'sent');
  });

  it('loads older messages page by page until there are none, each once [P-68] [P-69]', async () => {
    const world = startChat();
    await world.open();
    for (let n = 0; n < 230; n++) world.simulator.say({ text: `m${n}` });
    const later = world.newChat();
    later.connect();
    await world.pass(500);
    assert.equal(later.messages.get().length, 100);
    assert.equal(later.hasOlder.get(), true);
    const first = later.loadOlder();
    assert.equal(later.loadOlder(), first);
    await world.pass(500);
    assert.deepEqual(await first, { added: 100, complete: false });
    const second = later.loadOlder();
    await world.pass(500);
    assert.deepEqual(await second, { added: 30, complete: true });
    assert.deepEqual(
      later.messages.get().map(({ text }) => text),
      Array.from({ length: 230 }, (_, n) => `m${n}`),
    );
    assert.deepEqual(await later.loadOlder(), { added: 0, complete: true });
    later.dispose();
  });

  it('marks the place where something may be missing, and unmarks it when it was read after all [I23]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('before'), world.pass(100)]);
    world.simulator.fault({ kind: 'history', mode: '500', count: 3 });
    world.simulator.fault({ kind: 'drop', when: 'now' });
    world.simulator.say({ text: 'missed' });
    await world.pass(20_000);
    const hasGap = (): boolean =>
      world.chat.messages
        .get()
        .some(({ content }) => content.some((item) => item.type === 'notice' && item.notice === 'gap'));
    assert.equal(hasGap(), true);
    await world.pass(60_000);
    world.chat.reloadGap();
    await world.pass(2_000);
    assert.equal(hasGap(), false);
    assert.deepEqual(world.shown(), ['before', 'missed']);
  });

  it('counts what was missed, once, of others alone', async () => {
    const world = startChat();
    await world.open();
    world.simulator.fault({ kind: 'drop', when: 'now' });
    for (let n = 0; n < 3; n++) world.simulator.say({ text: `m${n}` });
    await world.pass(10_000);
    assert.equal(world.chat.missed.get(), 3);
    assert.equal(world.events.filter(({ type }) => type === 'resync').length, 1);
    assert.equal(world.events.filter(({ type }) => type === 'message').length, 0);
  });

  it('shows no token, no JWT and no text in snapshot, events of the session and diagnostics [I17] [P-76]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('between us'), world.pass(100)]);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(10_000);
    const token = world.simulator.sessions()[0]?.token ?? '?';
    const seen = [
      JSON.stringify((world.chat.actor as { getSnapshot(): { context: unknown } }).getSnapshot().context),
      JSON.stringify(world.chat.diagnostics()),
      JSON.stringify(world.events.filter(({ type }) => type === 'status' || type === 'error' || type === 'session')),
    ].join();
    assert.ok(!seen.includes(token));
    assert.ok(!seen.includes('between us'));
  });

  it('lets nobody reach a hand of the machine through its actor: one of them writes frames with the token [I17]', async () => {
    const world = startChat();
    await world.open();
    const reached = new Set<unknown>();
    const names: string[] = [];
    const walk = (value: unknown): void => {
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null || reached.has(value)) return;
      if (value === Object.prototype || value === Function.prototype) return;
      reached.add(value);
      for (const key of Reflect.ownKeys(value)) {
        names.push(String(key));
        walk(Reflect.getOwnPropertyDescriptor(value, key)?.value);
      }
      walk(Reflect.getPrototypeOf(value));
    };
    const actor = world.chat.actor as {
      getSnapshot(): object;
      subscribe(listener: (snapshot: object) => void): { unsubscribe(): void };
    };
    walk(actor);
    walk(actor.getSnapshot());
    const watch = actor.subscribe(walk);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(10_000);
    watch.unsubscribe();
    assert.ok(names.includes('configureId'));
    for (const hand of ['encode', 'reveal', 'deps', 'children', 'send']) assert.ok(!names.includes(hand), hand);
  });

  it('is not hurt by listeners that throw, or that call back into it [I18] [I22]', async () => {
    const world = startChat();
    world.chat.on('status', () => {
      throw new Error('of the page');
    });
    world.chat.on('error', () => {
      throw new Error('of the page, again');
    });
    world.chat.messages.subscribe(() => {
      throw new Error('of the page');
    });
    world.chat.on('sent', () => void world.chat.send('an answer of its own').then(() => world.chat.disconnect()));
    await world.open();
    void world.chat.send('hello');
    await world.pass(1_000);
    assert.deepEqual(world.log().slice(0, 2), ['hello', 'an answer of its own']);
    assert.equal(world.chat.status.get(), 'closed');
  });

  it('sends a doubtful message once, though the catch-up failed and its page is long past [I2]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('before'), world.pass(100)]);
    world.simulator.fault({ kind: 'drop', when: 'after-commit' });
    world.simulator.fault({ kind: 'history', mode: '500', count: 3 });
    void world.chat.send('once');
    await world.settle();
    for (let n = 0; n < 130; n++) world.simulator.say({ text: `m${n}` });
    await world.pass(60_000);
    assert.equal(world.log().filter((text) => text === 'once').length, 1);
    assert.equal(world.chat.messages.get().find(({ text }) => text === 'once')?.delivery, 'failed');
  });

  it('sends a doubtful message once, though the history lags and more than a page has come since [I2]', async () => {
    const world = startChat();
    await world.open();
    world.simulator.fault({ kind: 'drop', when: 'after-commit' });
    world.simulator.fault({ kind: 'history', mode: 'lagging', ms: 2_300 });
    void world.chat.send('once');
    await world.settle();
    for (let n = 0; n < 130; n++) world.simulator.say({ text: `m${n}` });
    await world.pass(60_000);
    assert.equal(world.log().filter((text) => text === 'once').length, 1);
    assert.deepEqual(world.shown(), world.log());
  });

  it('looks before it sends again what may have arrived [I2]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('before'), world.pass(100)]);
    world.simulator.fault({ kind: 'drop', when: 'after-commit' });
    world.simulator.fault({ kind: 'history', mode: '500', count: 4 });
    void world.chat.send('once');
    await world.pass(10_000);
    const message = world.chat.messages.get().find(({ text }) => text === 'once');
    assert.equal(message?.delivery, 'failed');
    world.chat.resend(message?.id ?? '');
    await world.pass(60_000);
    assert.deepEqual(world.log(), ['before', 'once']);
    assert.deepEqual(world.shown(), ['before', 'once']);
  });

  for (const type of ['session', 'status', 'resync'] as const) {
    it(`leaves no listener when a ${type} listener disposes it [I9] [I22]`, async () => {
      const world = startChat();
      await world.open();
      await Promise.all([world.chat.send('before'), world.pass(100)]);
      world.chat.on(type, () => world.chat.dispose());
      world.simulator.fault({ kind: 'drop', when: 'now' });
      await world.pass(10_000);
      assert.equal(await outcome(world.chat.send('c')), 'chat/disposed');
      world.simulator.dispose();
      await world.settle();
      assert.equal(world.listeners.size, 0);
      assert.equal(world.clock.waiting, 0);
    });
  }

  it('keeps the service’s order though the visitor’s clock is a day ahead [I16]', async () => {
    const world = startChat({ wallShift: 86_400_000 });
    await world.open();
    for (const [own, theirs] of [
      ['a', 'b'],
      ['c', 'd'],
    ]) {
      await Promise.all([world.chat.send(own ?? ''), world.pass(100)]);
      world.simulator.say({ text: theirs ?? '' });
      await world.pass(100);
    }
    assert.deepEqual(world.shown(), ['a', 'b', 'c', 'd']);
  });

  it('refuses at once what cannot leave: the chat is open elsewhere', async () => {
    const world = startChat();
    await world.open();
    world.simulator.fault({ kind: 'evict' });
    await world.pass(100);
    assert.equal(await outcome(world.chat.send('here')), 'connection/elsewhere');
  });

  for (const when of [
    'while it prepares',
    'while it connects',
    'while it reads',
    'while it waits',
    'when open',
  ] as const) {
    it(`leaves nothing behind when disposed ${when}, and settles what was promised [I9]`, async () => {
      const world = startChat();
      const sent = outcome(world.chat.send('a'));
      if (when !== 'while it prepares') await world.open();
      if (when === 'while it waits') {
        world.simulator.fault({ kind: 'restart', downMs: 60_000 });
        await world.pass(3_000);
      }
      if (when === 'while it reads') {
        world.simulator.fault({ kind: 'history', mode: 'timeout' });
        world.simulator.fault({ kind: 'drop', when: 'now' });
        await world.pass(4_000);
      }
      const late = outcome(world.chat.send('b'));
      world.chat.dispose();
      await world.settle();
      assert.ok(['sent', 'chat/disposed'].includes(String(await sent)));
      assert.equal(await late, 'chat/disposed');
      assert.equal(await outcome(world.chat.send('c')), 'chat/disposed');
      world.simulator.dispose();
      await world.settle();
      assert.equal(world.clock.waiting, 0);
      assert.equal(world.listeners.size, 0);
    });
  }
});
