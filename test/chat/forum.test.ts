import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startSimulator } from '../../src/simulator/node.js';
import { createChat } from '../../src/headless.node.js';
import { WebSocket } from 'ws';
import { once } from 'node:events';
import { until } from '../e2e/support/drop-script.js';

const TOKEN = '0f3c7d52-1b84-4e6a-9d30-7ac51be8f264';

describe('the forum case: reconnect, no replay, 403 on every send', () => {
  it('happens to a client that sends on a new socket without configuring it', async () => {
    const { url, deploymentId, simulator, stop } = await startSimulator({ port: 0 });
    const connect = async (): Promise<{
      socket: WebSocket;
      frames: { class: string; code: number; body: unknown }[];
    }> => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/v1?deploymentId=${deploymentId}`);
      const frames: { class: string; code: number; body: unknown }[] = [];
      socket.on('message', (data) => frames.push(JSON.parse(String(data)) as (typeof frames)[number]));
      await once(socket, 'open');
      return { socket, frames };
    };
    const first = await connect();
    first.socket.send(JSON.stringify({ action: 'configureSession', token: TOKEN, deploymentId }));
    await until('configured', () => first.frames.some((frame) => frame.class === 'SessionResponse'));
    first.socket.terminate();
    await until('gone', () => simulator.sessions()[0]?.connections.length === 0);
    simulator.say({ text: 'said while away' });
    const second = await connect();
    second.socket.send(
      JSON.stringify({ action: 'onMessage', token: TOKEN, message: { type: 'Text', text: 'anybody?' } }),
    );
    await until('an answer', () => second.frames.length > 0);
    assert.deepEqual(
      second.frames.map(({ class: name, code }) => [name, code]),
      [['string', 403]],
    );
    assert.deepEqual(
      simulator.log().map(({ text }) => text),
      ['said while away'],
    );
    second.socket.terminate();
    await stop();
  });

  it('does not happen to ours: what was missed is there, and what is sent arrives [P-2] [P-3] [P-43]', async () => {
    const { url, deploymentId, simulator, stop } = await startSimulator({ port: 0 });
    const chat = createChat({ deploymentId, endpoint: url }, { random: () => 0 });
    chat.connect();
    await until('open', () => chat.status.get() === 'open');
    simulator.fault({ kind: 'drop', when: 'now' });
    await until('noticed', () => chat.status.get() !== 'open');
    simulator.say({ text: 'said while away' });
    await chat.send('anybody?');
    assert.deepEqual(
      chat.messages.get().map(({ text }) => text),
      ['said while away', 'anybody?'],
    );
    assert.ok(simulator.frames().every(({ frame }) => (frame as { code?: number } | undefined)?.code !== 403));
    chat.dispose();
    await stop();
  });
});
