import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { traceChat } from '../../src/otel/index.js';
import { createTestClock, startTestChat, type TestChat } from '../../src/testing/index.js';
import { createTestTracer } from './test-tracer.js';

let running: TestChat | undefined;
afterEach(() => running?.stop());

const start = (options: Parameters<typeof startTestChat>[0] = {}) => {
  const clock = createTestClock();
  running = startTestChat({ clock, ...options });
  const { chat, simulator } = running;
  const { tracer, spans, named } = createTestTracer();
  const stop = traceChat(chat, tracer);
  return { chat, simulator, clock, tracer, spans, named, stop };
};

describe('the trace of a connection', () => {
  it('is one span from the first try to the open chat', async () => {
    const { chat, clock, named, simulator } = start();
    chat.connect();
    assert.equal(named('genesys_chat connect')[0]?.ended, false);
    await clock.pass(1_000);
    const [span, ...more] = named('genesys_chat connect');
    assert.equal(more.length, 0);
    assert.deepEqual([span?.ended, span?.status, span?.kind], [true, undefined, 2]);
    assert.deepEqual(span?.attributes, {
      'messaging.system': 'genesys_cloud',
      'network.protocol.name': 'websocket',
      'genesys_chat.deployment.id': simulator.deploymentId,
      'genesys_chat.status': 'open',
      'genesys_chat.connect.attempts': 1,
      'genesys_chat.session.resumed': false,
    });
  });

  it('ends as an error with the reason when the chat is refused', async () => {
    const { chat, clock, named } = start({ simulator: { config: { status: 'Inactive' } } });
    chat.connect();
    await clock.pass(1_000);
    const [span] = named('genesys_chat connect');
    assert.equal(span?.attributes['error.type'], 'config/inactive');
    assert.deepEqual([span?.ended, span?.status?.code], [true, 2]);
  });

  it('of a resync lasts from the loss until what was missed is read [P-14]', async () => {
    const { chat, clock, named, simulator } = start();
    chat.connect();
    await clock.pass(1_000);
    // A session that nobody has written in is not read again.
    void chat.send('hello');
    await clock.pass(1_000);
    simulator.fault({ kind: 'drop', when: 'now' });
    await clock.pass(50);
    simulator.say({ text: 'missed' });
    assert.equal(named('genesys_chat resync')[0]?.ended, false);
    await clock.pass(60_000);
    const [span, ...more] = named('genesys_chat resync');
    assert.equal(more.length, 0);
    assert.deepEqual([span?.ended, span?.status, span?.attributes['genesys_chat.resync.missed']], [true, undefined, 1]);
  });
});

describe('the trace of a message', () => {
  it('lasts from the queue to the service, with what happened on the way', async () => {
    const { chat, clock, named } = start();
    const sent = chat.send('the secret of the kettle');
    await clock.pass(3_000);
    const { id } = await sent;
    const [span] = named('send genesys_chat');
    assert.deepEqual([span?.ended, span?.status, span?.events], [true, undefined, ['sending']]);
    assert.equal(span?.attributes['messaging.message.id'], id);
    assert.equal(span?.attributes['messaging.operation.name'], 'send');
  });

  it('is an error with its code when the message failed', async () => {
    const { chat, clock, named } = start();
    chat.connect();
    await clock.pass(1_000);
    chat.send('refused').catch(() => {});
    chat.disconnect();
    chat.end();
    await clock.pass(1_000);
    const [span] = named('send genesys_chat');
    assert.deepEqual([span?.ended, span?.status?.code], [true, 2]);
    assert.equal(span?.attributes['error.type'], 'session/ended');
  });

  it('is an error when it was thrown away before it was sent', async () => {
    const { chat, clock, named } = start();
    chat.send('never mind').catch(() => {});
    const [message] = chat.pending.get();
    chat.discard(message?.id ?? '');
    await clock.pass(50);
    assert.equal(named('send genesys_chat')[0]?.attributes['error.type'], 'message/discarded');
  });
});

describe('a trace', () => {
  it('holds neither text nor token nor names [I17]', async () => {
    const { chat, clock, spans, simulator } = start();
    void chat.send('the secret of the kettle');
    await clock.pass(3_000);
    simulator.say({ text: 'a secret of ours', from: { nickname: 'Anastasia' } });
    await clock.pass(1_000);
    const text = JSON.stringify(spans);
    const tokens = simulator.sessions().map(({ token }) => token);
    assert.ok(tokens.length > 0 && spans.length >= 2);
    for (const secret of [...tokens, 'secret', 'Anastasia']) assert.ok(!text.includes(secret), secret);
  });

  it('leaves no span open when it is stopped, and follows no more', async () => {
    const { chat, clock, spans, stop } = start();
    void chat.send('hello').catch(() => {});
    stop();
    const count = spans.length;
    assert.ok(count >= 2 && spans.every(({ ended }) => ended));
    await clock.pass(3_000);
    chat.send('more').catch(() => {});
    await clock.pass(3_000);
    assert.equal(spans.length, count);
  });

  it('uses the tracer that the page has registered, and does without where there is none', async () => {
    const clock = createTestClock();
    running = startTestChat({ clock });
    const { tracer, spans } = createTestTracer();
    traceChat(running.chat)();
    const key = Symbol.for('opentelemetry.js.api.1');
    const asked: string[] = [];
    const trace = {
      getTracer(name: string) {
        asked.push(name);
        return this === trace ? tracer : undefined;
      },
    };
    Reflect.set(globalThis, key, { trace });
    traceChat(running.chat);
    Reflect.deleteProperty(globalThis, key);
    running.chat.connect();
    await clock.pass(1_000);
    assert.deepEqual([asked, spans.map(({ name }) => name)], [['genesys-chat'], ['genesys_chat connect']]);
  });
});
