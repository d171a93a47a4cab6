import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Chat, ChatOptions } from '../../src/chat/chat.js';
import type { AuthGrant } from '../../src/model/auth.js';
import type { SimulatorOptions } from '../../src/simulator/index.js';
import { startChat } from './start-chat.js';

const GRANT: AuthGrant = { code: 'user:ines.moreau', redirectUri: 'https://shop.test/back', codeVerifier: 'v-1' };
const AUTH_ON: SimulatorOptions = { config: { auth: { enabled: true, allowSessionUpgrade: true } } };

const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code,
  );

const stage = (simulator: SimulatorOptions = {}, chat: Partial<ChatOptions> = {}) => {
  const asked: AuthGrant[] = [];
  const world = startChat({
    simulator: { ...AUTH_ON, ...simulator },
    chat: {
      authProvider: () => {
        asked.push(GRANT);
        return Promise.resolve(GRANT);
      },
      ...chat,
    },
  });
  const finish = async (promise: Promise<unknown>, ms = 500): Promise<unknown> => {
    const end = outcome(promise);
    await world.pass(ms);
    return end;
  };
  return {
    ...world,
    asked,
    pass: world.pass,
    open: world.open,
    signIn: (chat: Chat = world.chat) => finish(chat.signIn()),
    signOut: (ms?: number) => finish(world.chat.signOut(), ms),
    say: (text: string) => finish(world.chat.send(text), 200),
    phases: () =>
      world.events.flatMap(({ type, detail }) => (type === 'session' ? [(detail as { phase: string }).phase] : [])),
    requests: () =>
      world.simulator.frames().flatMap(({ direction, frame }) => (direction === 'inbound' ? [frame as Sent] : [])),
    actions: (): string[] =>
      world.simulator
        .frames()
        .flatMap(({ direction, frame }) => (direction === 'inbound' ? [(frame as Sent).action] : [])),
    stored: () => world.environment.store.read(world.simulator.deploymentId),
    isSignedIn: () => world.chat.session.get()?.authenticated,
  };
};

interface Sent {
  readonly action: string;
  readonly token?: string;
  readonly data?: { readonly code: string };
  readonly journeyContext?: unknown;
  readonly message?: { readonly events?: readonly { readonly presence?: { readonly type: string } }[] };
}

const isJoin = ({ message }: Sent): boolean => message?.events?.[0]?.presence?.type === 'Join';

describe('signing in', () => {
  it('before connecting makes the next configure an authenticated one, with the exchanged JWT [P-73]', async () => {
    const world = stage();
    assert.equal(await world.signIn(), 'done');
    assert.deepEqual(world.actions(), []);
    await world.open();
    const [configure] = world.requests();
    assert.equal(configure?.action, 'configureAuthenticatedSession');
    assert.equal(configure?.data?.code, (await world.stored())?.auth?.jwt);
    assert.equal(world.isSignedIn(), true);
    assert.deepEqual(world.phases(), ['started', 'signed-in']);
  });

  it('steps a running chat up on the same socket with the same token, and says so once [P-73]', async () => {
    const world = stage();
    await world.open();
    await world.say('as a guest');
    assert.equal(await world.signIn(), 'done');
    await world.say('as Ines');
    const configures = world.requests().filter(({ action }) => action.startsWith('configure'));
    assert.deepEqual(
      configures.map(({ action }) => action),
      ['configureSession', 'configureAuthenticatedSession'],
    );
    assert.equal(configures[0]?.token, configures[1]?.token);
    assert.equal(new Set(world.simulator.frames().map(({ connection }) => connection)).size, 1);
    assert.equal(world.isSignedIn(), true);
    assert.deepEqual(world.phases(), ['started', 'signed-in']);
    assert.deepEqual(world.shown(), ['as a guest', 'as Ines']);
  });

  it('reconnects and reloads as the signed-in visitor [P-42]', async () => {
    const world = stage();
    await world.open();
    await world.signIn();
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(10_000);
    world.chat.dispose();
    const later = world.newChat();
    later.connect();
    await world.pass(500);
    assert.equal(later.session.get()?.authenticated, true);
    const configures = world.actions().filter((action) => action.startsWith('configure'));
    assert.deepEqual(
      configures.slice(1),
      Array.from({ length: 3 }, () => 'configureAuthenticatedSession'),
    );
    later.dispose();
  });

  for (const commit of [false, true]) {
    it(`cut in the middle ends signed in, and nothing is lost or doubled (heard: ${String(commit)}) [P-42] [I2]`, async () => {
      const world = stage();
      await world.open();
      await world.say('before');
      world.simulator.fault({ kind: 'drop', when: 'on-step-up', commit });
      const signed = outcome(world.chat.signIn());
      const sent = [world.chat.send('a'), world.chat.send('b')];
      await world.settle();
      sent.push(world.chat.send('c'));
      await world.pass(20_000);
      assert.equal(await signed, 'done');
      await Promise.all(sent);
      assert.deepEqual(world.log(), ['before', 'a', 'b', 'c']);
      assert.deepEqual(world.shown(), ['before', 'a', 'b', 'c']);
      assert.equal(world.isSignedIn(), true);
      assert.equal(new Set(world.requests().map(({ token }) => token)).size, 1);
    });
  }

  it('that the deployment refuses leaves the guest’s chat as it was', async () => {
    for (const config of [{ enabled: false }, { enabled: true, allowSessionUpgrade: false }]) {
      const world = stage({ config: { auth: config } });
      await world.open();
      assert.equal(await world.signIn(), 'auth/not-enabled');
      assert.equal(world.asked.length, 0);
      // Without the config it has to be tried.
      const blind = stage({ config: { auth: config } }, { noConfig: true });
      await blind.open();
      assert.equal(await blind.signIn(), 'auth/refused');
      assert.equal(await blind.say('still here'), 'done');
      assert.equal(blind.chat.status.get(), 'open');
      assert.equal((await blind.stored())?.auth, undefined);
    }
  });

  it('tells a provider that fails from a service that does, and nothing of what was thrown [P-76]', async () => {
    const secret = 'code-of-the-visitor';
    const failing = stage({}, { authProvider: () => Promise.reject(new Error(secret)) });
    assert.equal(await failing.signIn(), 'auth/provider-failed');
    failing.chat.setAuthProvider(() => {
      throw new Error(secret);
    });
    assert.equal(await failing.signIn(), 'auth/provider-failed');
    failing.chat.setAuthProvider(() => Promise.resolve({ code: 'only' } as unknown as AuthGrant));
    assert.equal(await failing.signIn(), 'auth/provider-failed');
    failing.chat.setAuthProvider(undefined);
    assert.equal(await failing.signIn(), 'auth/provider-failed');
    assert.ok(!JSON.stringify([failing.events, failing.chat.diagnostics()]).includes(secret));
    for (const [mode, code] of [
      ['500', 'auth/unavailable'],
      ['429', 'auth/unavailable'],
      ['401', 'auth/refused'],
    ] as const) {
      const world = stage();
      world.simulator.fault({ kind: 'auth', mode, at: 'exchange' });
      assert.equal(await world.signIn(), code);
    }
  });

  it('asks the provider once, however often it is asked for', async () => {
    const world = stage();
    await world.open();
    const [one, two] = [world.chat.signIn(), world.chat.signIn()];
    assert.equal(one, two);
    await world.pass(500);
    await world.signIn();
    assert.equal(world.asked.length, 1);
  });

  it('in one tab is known in the other, which then comes back as the visitor too [P-42] [I15]', async () => {
    const world = stage();
    await world.open();
    const other = world.newChat();
    other.connect();
    await world.pass(500);
    await world.signIn();
    assert.equal(other.session.get()?.authenticated, true);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(20_000);
    assert.equal(other.status.get(), 'open');
    assert.equal(world.simulator.sessions().length, 1);
    other.dispose();
  });

  it('is given up with the chat, and leaves no timer [I9]', async () => {
    const world = stage();
    await world.open();
    world.simulator.fault({ kind: 'auth', mode: 'timeout' });
    const signed = outcome(world.chat.signIn());
    await world.pass(100);
    world.chat.dispose();
    await world.settle();
    assert.equal(await signed, 'chat/disposed');
    world.simulator.dispose();
    await world.settle();
    assert.equal(world.clock.waiting, 0);
  });
});

describe('a sign-in that has run out', () => {
  for (const what of ['again', 'failed'] as const) {
    it(`is renewed on the 403 "${what}", and the message goes out once [P-74]`, async () => {
      const world = stage();
      await world.open();
      await world.signIn();
      const before = (await world.stored())?.auth?.jwt;
      world.simulator.fault({ kind: 'auth-expired', what });
      assert.equal(await world.say('hello'), 'done');
      assert.notEqual((await world.stored())?.auth?.jwt, before);
      assert.deepEqual(world.log(), ['hello']);
      assert.equal(world.asked.length, 1);
      assert.equal(new Set(world.simulator.frames().map(({ connection }) => connection)).size, 1);
    });
  }

  it('is renewed on a 401 after a reconnect [P-74]', async () => {
    const world = stage({ authLifeMs: 60_000 });
    await world.open();
    await world.signIn();
    await world.pass(61_000);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(10_000);
    assert.equal(world.chat.status.get(), 'open');
    assert.equal(world.isSignedIn(), true);
  });

  it('does not make a 403 for typing mean that the feature is off [P-39] [P-74]', async () => {
    const world = stage();
    await world.open();
    await world.signIn();
    world.simulator.fault({ kind: 'auth-expired' });
    world.chat.typed();
    await world.pass(6_000);
    assert.equal(world.chat.status.get(), 'open');
    world.chat.typed();
    await world.pass(100);
    const typing = world.requests().filter(({ message }) => JSON.stringify(message ?? '').includes('Typing'));
    assert.equal(typing.length, 2);
  });

  it('waits when the renewal cannot be had now, and asks the visitor when it is refused [P-74]', async () => {
    const world = stage({ authLifeMs: 60_000 });
    await world.open();
    await world.signIn();
    await world.pass(61_000);
    world.simulator.fault({ kind: 'auth', mode: '500', at: 'refresh' });
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(20_000);
    assert.equal(world.chat.status.get(), 'open');
    await world.pass(61_000);
    world.simulator.fault({ kind: 'auth', mode: '401', at: 'refresh' });
    const waiting = outcome(world.chat.send('hello'));
    await world.pass(1_000);
    assert.deepEqual([world.chat.status.get(), world.chat.connection.get().reason], ['failed', 'auth/required']);
    const { length } = world.simulator.frames();
    await world.pass(600_000);
    assert.equal(world.simulator.frames().length, length);
    // "Try again" asks the page's provider, and the session goes on where it was.
    world.chat.retry();
    await world.pass(1_000);
    assert.equal(world.chat.status.get(), 'open');
    assert.equal(await waiting, 'done');
    assert.deepEqual([world.asked.length, world.simulator.sessions().length], [2, 1]);
  });

  it('is forgotten after a day, and asked for instead of being taken for a guest’s [P-42]', async () => {
    const world = stage({ authLifeMs: Infinity, durationSeconds: 7 * 86_400 });
    await world.open();
    await world.signIn();
    world.chat.dispose();
    world.clock.increment(25 * 3_600_000);
    const later = world.newChat();
    later.connect();
    await world.pass(500);
    assert.deepEqual([later.status.get(), later.connection.get().reason], ['failed', 'auth/required']);
    assert.equal((await world.stored())?.auth?.jwt, undefined);
    // Whoever cannot sign in can still begin anew.
    later.startNew();
    await world.pass(500);
    assert.deepEqual([later.status.get(), later.session.get()?.authenticated], ['open', false]);
    later.dispose();
  });
});

describe('the end of a sign-in', () => {
  it('by signOut leaves no token, no sign-in and no text, and does not come back by itself [P-75] [P-41]', async () => {
    const world = stage();
    await world.open();
    await world.signIn();
    await world.say('between us');
    const token = (await world.stored())?.token;
    assert.equal(await world.signOut(), 'done');
    assert.deepEqual([world.chat.status.get(), world.chat.connection.get().reason], ['closed', 'session/logged-out']);
    assert.deepEqual(world.chat.messages.get(), []);
    assert.equal(await world.stored(), undefined);
    assert.equal(world.phases().at(-1), 'signed-out');
    await world.pass(600_000);
    assert.equal(world.chat.status.get(), 'closed');
    world.chat.connect();
    await world.pass(500);
    assert.equal(world.isSignedIn(), false);
    assert.notEqual((await world.stored())?.token, token);
  });

  it('by signOut holds without a word from the service, and without a connection', async () => {
    const mute = stage();
    await mute.open();
    await mute.signIn();
    mute.simulator.fault({ kind: 'stall' });
    const out = outcome(mute.chat.signOut());
    await mute.pass(9_000);
    assert.equal(mute.chat.status.get(), 'open');
    await mute.pass(2_000);
    assert.equal(await out, 'done');
    assert.equal(mute.chat.connection.get().reason, 'session/logged-out');
    const away = stage();
    await away.open();
    await away.signIn();
    away.chat.disconnect();
    away.simulator.fault({ kind: 'auth', mode: '500', at: 'revoke' });
    assert.equal(await away.signOut(), 'done');
    assert.equal(away.chat.connection.get().reason, 'session/logged-out');
    assert.equal(await away.stored(), undefined);
  });

  it('by signOut refreshes a JWT that has run out, three times at most [P-74]', async () => {
    const world = stage({ authLifeMs: 60_000 });
    await world.open();
    await world.signIn();
    await world.pass(61_000);
    world.simulator.fault({ kind: 'auth', mode: '401', at: 'revoke', count: 20 });
    assert.equal(await world.signOut(2_000), 'done');
    assert.equal(world.chat.connection.get().reason, 'session/logged-out');
  });

  it('does not keep the next sign-in from being the next session’s [P-73] [P-75]', async () => {
    const world = stage();
    await world.open();
    await world.signIn();
    await world.signOut();
    assert.equal(await world.signIn(), 'done');
    world.chat.connect();
    await world.pass(500);
    assert.deepEqual([world.chat.status.get(), world.isSignedIn()], ['open', true]);
  });

  it('elsewhere ends it here: a logout, and a sign-in on another device [P-75]', async () => {
    for (const fault of [{ kind: 'logout' }, { kind: 'evict', reason: 'signedIn' }] as const) {
      const world = stage();
      await world.open();
      await world.signIn();
      await world.say('between us');
      world.simulator.fault(fault);
      await world.pass(200);
      assert.equal(world.chat.connection.get().reason, 'session/logged-out');
      assert.deepEqual(world.chat.messages.get(), []);
      assert.equal(await world.stored(), undefined);
    }
  });

  it('unknown to a guest’s configure (4017) throws the token away once, and keeps what is shown [P-75]', async () => {
    const world = stage();
    await world.open();
    await world.say('kept');
    const token = (await world.stored())?.token ?? '';
    // The sign-in happened where this page cannot see it, such as before its storage was lost.
    await world.signIn();
    world.chat.dispose();
    await world.environment.store.keepAuth(world.simulator.deploymentId, token, undefined);
    const later = world.newChat();
    later.connect();
    await world.pass(500);
    assert.equal(later.status.get(), 'open');
    assert.equal(later.session.get()?.authenticated, false);
    assert.notEqual((await world.stored())?.token, token);
    later.dispose();
  });
});

describe('end', () => {
  it('tells the service, forgets everything and begins anew at the next connect [P-37]', async () => {
    const world = stage();
    await world.open();
    await world.signIn();
    await world.say('between us');
    const token = (await world.stored())?.token;
    world.chat.end();
    await world.pass(200);
    assert.equal(world.actions().at(-1), 'closeSession');
    assert.deepEqual([world.chat.status.get(), world.chat.connection.get().reason], ['closed', 'session/ended']);
    assert.deepEqual(
      [world.chat.messages.get(), world.chat.session.get(), await world.stored()],
      [[], undefined, undefined],
    );
    assert.equal(await outcome(world.chat.send('late')), 'session/ended');
    await world.pass(60_000);
    assert.equal(world.clock.waiting <= 2, true);
    world.chat.connect();
    await world.pass(500);
    assert.equal(world.chat.status.get(), 'open');
    assert.notEqual((await world.stored())?.token, token);
    assert.equal(await world.say('new'), 'done');
    assert.deepEqual(world.shown(), ['new']);
  });

  it('is not undone by another tab that still has the old token [I15]', async () => {
    const world = stage();
    await world.open();
    await world.say('old');
    const other = world.newChat();
    other.connect();
    await world.pass(500);
    const token = (await world.stored())?.token;
    world.chat.end();
    await world.pass(200);
    assert.equal(other.connection.get().reason, 'connection/elsewhere');
    world.chat.connect();
    await world.pass(500);
    const next = (await world.stored())?.token;
    assert.notEqual(next, token);
    other.retry();
    await world.pass(1_000);
    assert.equal((await world.stored())?.token, next);
    assert.equal(other.status.get(), 'open');
    // The old conversation and the new one do not run into each other.
    assert.ok(
      other.messages
        .get()
        .some(({ content }) => content.some((item) => item.type === 'notice' && item.notice === 'new-session')),
    );
    other.dispose();
  });

  it('is over before a connect in the same breath [I15]', async () => {
    const world = stage();
    await world.open();
    await world.say('old');
    const token = (await world.stored())?.token;
    world.chat.end();
    world.chat.connect();
    await world.pass(1_000);
    const next = (await world.stored())?.token;
    assert.ok(next !== undefined && next !== token);
    assert.deepEqual([world.chat.status.get(), world.shown()], ['open', []]);
    assert.equal(
      world
        .requests()
        .filter(({ action }) => action === 'configureSession')
        .at(-1)?.token,
      next,
    );
  });

  it('ends what is not connected, too', async () => {
    const world = stage();
    await world.environment.store.claim(world.simulator.deploymentId, () => 'old');
    world.chat.end();
    await world.settle();
    assert.equal(await world.stored(), undefined);
    assert.equal(world.chat.status.get(), 'closed');
  });
});

describe('starting anew, and the one Join', () => {
  const flow: SimulatorOptions = {
    disconnectMode: 'ReadOnly',
    config: { messenger: { apps: { conversations: { autoStart: { enabled: true } } } } },
  };
  const joins = (world: ReturnType<typeof stage>): number =>
    world.simulator
      .sessions()
      .flatMap(({ messages }) => messages)
      .filter(({ events }) => JSON.stringify(events).includes('Join')).length;

  const readOnly = async () => {
    const world = stage(flow);
    await world.open();
    await world.say('old');
    world.simulator.agent({ action: 'disconnect' });
    await world.pass(100);
    assert.equal(world.chat.status.get(), 'read-only');
    return { ...world, sentBefore: world.requests().filter(isJoin).length };
  };

  for (const when of ['on-close-session', 'on-start-new'] as const) {
    for (const commit of [false, true]) {
      it(`ends in one new session when cut ${when} (heard: ${String(commit)}) [P-33] [P-37]`, async () => {
        const world = await readOnly();
        world.simulator.fault({ kind: 'drop', when, commit });
        world.chat.startNew();
        await world.pass(30_000);
        assert.equal(world.chat.status.get(), 'open');
        assert.deepEqual(world.shown(), []);
        assert.equal(world.requests().filter(isJoin).length, world.sentBefore + 1);
        assert.equal(await world.say('new'), 'done');
        assert.deepEqual(world.shown(), ['new']);
      });
    }
  }

  it('on the very second of the expiry is one new session, not an expired one [P-33] [P-37]', async () => {
    const world = await readOnly();
    world.simulator.fault({ kind: 'expire', silent: true });
    world.chat.startNew();
    await world.pass(5_000);
    assert.equal(world.chat.status.get(), 'open');
    assert.equal(world.requests().filter(isJoin).length, world.sentBefore + 1);
    assert.equal(await world.say('new'), 'done');
    assert.deepEqual(world.shown(), ['new']);
  });

  it('sends the Join though the answer that said "new" was lost [P-33]', async () => {
    const world = stage(flow);
    world.simulator.fault({ kind: 'drop', when: 'before-session-response' });
    world.chat.connect();
    await world.pass(10_000);
    assert.equal(joins(world), 1);
  });

  for (const heard of [false, true]) {
    it(`has one Join at the service when the socket dies with it on its way (heard: ${String(heard)}) [P-33]`, async () => {
      const world = stage(flow);
      const { createSocket } = world.environment;
      let cut = false;
      Object.assign(world.environment, {
        createSocket(url: string) {
          const socket = createSocket(url);
          const send = socket.send.bind(socket);
          socket.send = (data) => {
            const cuts = !cut && isJoin(JSON.parse(data) as Sent);
            cut ||= cuts;
            // Stored, and cut in the middle of its echo; or cut before the service has it.
            if (cuts) world.simulator.fault({ kind: 'drop', when: heard ? 'mid-frame' : 'now' });
            if (!cuts || heard) send(data);
          };
          return socket;
        },
      });
      const chat = world.newChat();
      chat.connect();
      await world.pass(30_000);
      assert.deepEqual([cut, joins(world)], [true, 1]);
      assert.equal(world.requests().filter(isJoin).length, 1);
      assert.equal(await outcome(Promise.all([chat.send('hello'), world.pass(300)])), 'done');
      chat.dispose();
    });
  }

  it('sends none when resumed, and one when the page wants it though the config does not [P-33]', async () => {
    const world = stage({}, { autoStart: true });
    await world.open();
    await world.pass(200);
    assert.equal(joins(world), 1);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(10_000);
    assert.equal(joins(world), 1);
  });

  it('makes one token, however it is interrupted [I15]', async () => {
    const world = stage();
    await world.open();
    world.simulator.fault({ kind: 'expire' });
    await world.pass(100);
    const before = world.simulator.sessions().length;
    world.chat.startNew();
    world.chat.disconnect();
    world.chat.connect();
    await world.pass(1_000);
    assert.equal(world.chat.status.get(), 'open');
    const tokens = new Set(world.requests().map(({ token }) => token));
    assert.equal(tokens.size, before + 1);
    const next = (await world.stored())?.token;
    assert.ok(tokens.has(next));
  });
});

describe('journey context', () => {
  const context = { customer: { id: 'c-77', idType: 'cookie' }, customerSession: { id: 's-3', type: 'web' } };

  it('goes into the configure, as a plain copy', async () => {
    const given = structuredClone(context);
    const world = stage({}, { journeyContext: given });
    given.customer.id = 'changed later';
    await world.open();
    assert.deepEqual(world.requests()[0]?.journeyContext, context);
  });

  it('that is too large, or none, is told to the owner and not sent', async () => {
    const loop: Record<string, unknown> = {};
    loop['loop'] = loop;
    for (const bad of [{ a: 'x'.repeat(5_000) }, loop, [] as unknown as Record<string, unknown>]) {
      const world = stage();
      world.chat.setJourneyContext(bad);
      await world.open();
      assert.equal(world.requests()[0]?.journeyContext, undefined);
      const errors = world.events.filter(({ type }) => type === 'error');
      assert.deepEqual(
        errors.map(({ detail }) => (detail as { code: string }).code),
        ['config/bad-journey-context'],
      );
    }
  });
});

describe('secrets', () => {
  it('of a sign-in are in no snapshot, event, diagnosis or address [P-76] [I17]', async () => {
    const world = stage();
    const urls: string[] = [];
    const { fetch } = world.environment;
    Object.assign(world.environment, {
      fetch: (url: string, init: never) => {
        urls.push(url);
        return fetch(url, init);
      },
    });
    const chat = world.newChat();
    const events: unknown[] = [];
    for (const type of ['status', 'session', 'error', 'send-failed'] as const)
      chat.on(type, (detail) => events.push(detail));
    chat.connect();
    await world.pass(500);
    await world.signIn(chat);
    world.simulator.fault({ kind: 'auth-expired' });
    await world.pass(1_000);
    const { token = '?', auth } = (await world.stored()) ?? {};
    const { context } = (chat.actor as { getSnapshot(): { context: unknown } }).getSnapshot();
    const seen = JSON.stringify([context, events, urls, chat.diagnostics(), chat.session.get()]);
    for (const secret of [token, auth?.jwt ?? '?', auth?.refreshToken ?? '?', 'user:ines', 'v-1'])
      assert.ok(!seen.includes(secret), secret);
    assert.ok(urls.some((url) => url.endsWith('oauthcodegrantjwtexchange')));
    chat.dispose();
  });
});

describe('whoever leaves while a sign-in is under way', () => {
  const held = () => {
    let give = (_: AuthGrant): void => {};
    const world = stage({}, { authProvider: () => new Promise((resolve) => (give = resolve)) });
    return { ...world, give: () => give(GRANT) };
  };

  it('is not signed in to the chat that begins next: by the end of this one [I17]', async () => {
    const world = held();
    await world.open();
    const signing = outcome(world.chat.signIn());
    await world.pass(50);
    world.chat.end();
    world.chat.connect();
    await world.pass(500);
    world.give();
    await world.pass(1_000);
    assert.equal(await signing, 'session/logged-out');
    assert.equal(world.isSignedIn(), false);
    assert.equal((await world.stored())?.auth, undefined);
  });

  it('is not signed in to it either when the proof was being fetched [I17]', async () => {
    const world = held();
    await world.open();
    const { fetch } = world.environment;
    let go = (): void => {};
    Object.assign(world.environment, {
      fetch: async (url: string, init: never) => {
        if (url.endsWith('exchange')) await new Promise<void>((resolve) => (go = resolve));
        return fetch(url, init);
      },
    });
    const chat = world.newChat({ authProvider: () => Promise.resolve(GRANT) });
    chat.connect();
    await world.pass(200);
    const signing = outcome(chat.signIn());
    await world.pass(50);
    chat.end();
    chat.connect();
    await world.pass(500);
    go();
    await world.pass(1_000);
    assert.equal(await signing, 'session/logged-out');
    assert.equal(chat.session.get()?.authenticated, false);
    assert.equal((await world.stored())?.auth, undefined);
    chat.dispose();
  });

  it('is not signed in by having signed out before the provider answered, and may sign in anew', async () => {
    const world = held();
    await world.open();
    const signing = outcome(world.chat.signIn());
    await world.pass(50);
    await world.signOut();
    world.give();
    await world.pass(1_000);
    assert.equal(await signing, 'session/logged-out');
    assert.equal(world.isSignedIn(), false);
    const again = outcome(world.chat.signIn());
    await world.pass(50);
    world.give();
    await world.pass(1_000);
    assert.equal(await again, 'done');
  });

  it('leaves no proof behind when an ended chat ends once more, with a sign-in in between [I17]', async () => {
    for (const leave of ['end', 'signOut'] as const) {
      const world = stage();
      await world.open();
      await world.signIn();
      const go = async (): Promise<void> => {
        if (leave === 'end') world.chat.end();
        else await world.signOut(15_000);
        await world.pass(100);
      };
      await go();
      assert.equal(await world.signIn(), 'done');
      assert.ok((await world.stored())?.auth?.jwt);
      await go();
      assert.equal(await world.stored(), undefined, leave);
      await world.open();
      await world.pass(500);
      assert.equal(world.isSignedIn(), false, leave);
    }
  });
});
