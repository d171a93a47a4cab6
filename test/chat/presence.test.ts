import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createChat } from '../../src/chat/create-chat.js';
import { startChat } from './start-chat.js';

type World = ReturnType<typeof startChat>;

const conversations = (settings: Record<string, unknown>) => ({
  simulator: { config: { messenger: { apps: { conversations: settings } } } },
});

/** Events of the guest by kind, oldest first. */
const said = ({ simulator }: World, kind: 'Typing' | 'Join' | 'Clear'): number =>
  simulator.frames().filter(({ direction, text }) => direction === 'inbound' && text.includes(`"${kind}"`)).length;

const errors = ({ events }: World): unknown[] => events.filter(({ type }) => type === 'error');

describe('the guest’s typing', () => {
  it('is told at most once in five seconds, and only while it is wanted [P-32]', async () => {
    const world = startChat();
    world.chat.typed();
    await world.open();
    for (let n = 0; n < 30; n++) {
      world.chat.typed();
      await world.pass(500);
    }
    assert.equal(said(world, 'Typing'), 3);
  });

  it('is not told at all when the deployment does not ask for it [P-32]', async () => {
    const world = startChat(conversations({ showUserTypingIndicator: false }));
    await world.open();
    world.chat.typed();
    await world.pass(100);
    assert.equal(said(world, 'Typing'), 0);
  });

  it('a 403 means that the feature is off, and nothing else [P-39]', async () => {
    const world = startChat(conversations({ showUserTypingIndicator: false }));
    // The config this page has read is older than the service's.
    const { fetch } = world.environment;
    const chat = createChat(
      { deploymentId: world.simulator.deploymentId, endpoint: 'https://sim.test' },
      {
        ...world.environment,
        async fetch(url, init) {
          const response = await fetch(url, init);
          const text = async (): Promise<string> =>
            (await response.text()).replace('"showUserTypingIndicator":false', '"showUserTypingIndicator":true');
          return { ok: response.ok, status: response.status, headers: response.headers, text };
        },
      },
    );
    const codes: string[] = [];
    chat.on('error', ({ code }) => codes.push(code));
    chat.connect();
    await world.pass(100);
    for (let n = 0; n < 3; n++) {
      chat.typed();
      await world.pass(6_000);
    }
    assert.equal(said(world, 'Typing'), 1);
    assert.equal(chat.status.get(), 'open');
    assert.deepEqual(codes, []);
    chat.dispose();
  });
});

describe('auto start', () => {
  it('joins once per new session, and never when resumed [P-33]', async () => {
    const world = startChat(conversations({ autoStart: { enabled: true } }));
    await world.open();
    await world.pass(500);
    for (let n = 0; n < 3; n++) {
      world.simulator.fault({ kind: 'drop', when: 'now' });
      await world.pass(30_000);
    }
    assert.equal(world.chat.status.get(), 'open');
    assert.equal(said(world, 'Join'), 1);
    world.simulator.fault({ kind: 'expire' });
    await world.pass(1_000);
    world.chat.startNew();
    await world.pass(1_000);
    assert.equal(said(world, 'Join'), 2);
  });

  it('does not join into a session that cannot be written to [P-33] [P-35]', async () => {
    const world = startChat({
      simulator: {
        disconnectMode: 'ReadOnly',
        config: { messenger: { apps: { conversations: { autoStart: { enabled: true } } } } },
      },
    });
    await world.open();
    world.simulator.agent({ action: 'disconnect' });
    await world.pass(100);
    world.simulator.fault({ kind: 'drop', when: 'now' });
    await world.pass(30_000);
    assert.equal(world.chat.status.get(), 'read-only');
    assert.equal(said(world, 'Join'), 1);
  });

  it('tells no typing before the flow has seen the join [P-32]', async () => {
    const world = startChat(conversations({ autoStart: { enabled: true } }));
    world.simulator.fault({ kind: 'drop-echo' });
    await world.open();
    world.chat.typed();
    await world.pass(100);
    assert.equal(said(world, 'Typing'), 0);
  });
});

describe('clearing the conversation', () => {
  it('empties the transcript when the service says it is cleared, and the next session is new [P-38] [P-41]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('secret'), world.pass(300)]);
    world.chat.clear();
    await world.pass(500);
    assert.deepEqual(world.chat.messages.get(), []);
    assert.equal(world.chat.connection.get().reason, 'session/cleared');
    assert.equal(said(world, 'Clear'), 1);
    world.chat.startNew();
    await world.pass(1_000);
    assert.equal(world.chat.status.get(), 'open');
    assert.equal(world.chat.session.get()?.resumed, false);
  });

  it('waits for the service’s word: the echo alone clears nothing [P-38]', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('kept'), world.pass(300)]);
    world.simulator.say({ events: [{ eventType: 'Presence', presence: { type: 'Clear' } }] });
    await world.pass(300);
    assert.deepEqual(world.shown(), ['kept']);
  });

  it('asks nothing when the deployment does not allow it [P-38]', async () => {
    const world = startChat(conversations({ conversationClear: { enabled: false } }));
    await world.open();
    world.chat.clear();
    await world.pass(300);
    assert.equal(said(world, 'Clear'), 0);
  });

  it('a 403 takes the offer away and leaves everything else [P-39]', async () => {
    const world = startChat();
    await world.open();
    assert.equal(world.chat.settings.get().canClear, true);
    world.simulator.fault({ kind: 'error', code: 403, text: 'Presence events Conversation Clear are not supported' });
    world.chat.clear();
    await world.pass(300);
    assert.equal(world.chat.settings.get().canClear, false);
    assert.equal(world.chat.status.get(), 'open');
    assert.deepEqual(errors(world), []);
  });
});

describe('the agent’s typing', () => {
  it('shows only if the deployment says so [P-31]', async () => {
    for (const on of [true, false]) {
      const world = startChat(conversations({ showAgentTypingIndicator: on }));
      await world.open();
      world.simulator.typing();
      await world.settle();
      assert.equal(world.chat.typing.get() !== undefined, on);
    }
  });
});

describe('the bot', () => {
  it('is called what the deployment calls it, in what it says and while it types, live and from the history', async () => {
    const world = startChat();
    await world.open();
    await Promise.all([world.chat.send('hi'), world.pass(300)]);
    world.simulator.say({ text: 'one', originatingEntity: 'Bot' });
    world.simulator.say({ text: 'two', originatingEntity: 'Bot', from: { nickname: 'Orion' } });
    world.simulator.say({ text: 'three' });
    await world.settle();
    const names = (): unknown[] => world.chat.messages.get().map(({ name }) => name);
    assert.deepEqual(names(), [undefined, 'Nova', 'Orion', 'Marta']);
    const again = world.newChat();
    again.connect();
    await world.pass(1_000);
    assert.deepEqual(
      again.messages.get().map(({ name }) => name),
      names(),
    );
    again.dispose();
  });
});
