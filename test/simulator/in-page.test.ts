import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { connectInPage } from '../../src/simulator/index.js';
import { settle } from '../support/clock.js';
import { createClient } from './client.js';
import { getHistory } from './history.js';
import { type Stage, startInPage } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startInPage();
});
afterEach(() => stage.stop());

const openSocket = () => {
  const { simulator, url } = stage;
  return connectInPage(simulator).createSocket(
    `${url.replace('http', 'ws')}/v1?deploymentId=${simulator.deploymentId}`,
  );
};

describe('a socket in the page', () => {
  it('opens later, and refuses to send before', async () => {
    const socket = openSocket();
    assert.equal(socket.readyState, 0);
    assert.throws(() => socket.send('x'), { name: 'InvalidStateError' });
    await settle();
    assert.equal(socket.readyState, 1);
  });

  it('counts bytes until they are handed over, and keeps counting after close', async () => {
    const socket = openSocket();
    await settle();
    socket.send('é');
    assert.equal(socket.bufferedAmount, 2);
    await settle();
    assert.equal(socket.bufferedAmount, 0);
    socket.close();
    socket.send('abc');
    await settle();
    socket.send('de');
    assert.deepEqual([socket.readyState, socket.bufferedAmount], [3, 5]);
  });

  it('never hands over what is written in the tick of a drop', async () => {
    const socket = openSocket();
    await settle();
    stage.simulator.fault({ kind: 'drop' });
    socket.send('lost');
    await settle();
    assert.deepEqual([socket.readyState, socket.bufferedAmount], [3, 4]);
    assert.equal(stage.simulator.frames().length, 0);
  });

  it('hands over what was written before close, and answers with the same code', async () => {
    const socket = openSocket();
    const { closed } = createClient(socket, '');
    await settle();
    socket.send('{"action":"last"}');
    socket.close(4400, 'enough');
    assert.deepEqual(await closed, { code: 4400, wasClean: true });
    assert.equal(stage.simulator.frames()[0]?.text, '{"action":"last"}');
  });

  it('waits a minute for a mute peer to answer close', async () => {
    const socket = openSocket();
    const { closed } = createClient(socket, '');
    await settle();
    stage.simulator.fault({ kind: 'stall' });
    socket.close();
    await settle();
    stage.advance(59_999);
    assert.equal(socket.readyState, 2);
    stage.advance(1);
    assert.deepEqual(await closed, { code: 1006, wasClean: false });
  });

  it('opens late when a fault says so, by the clock', async () => {
    stage.simulator.fault({ kind: 'slow-open', ms: 3000 });
    const client = createClient(stage.socket(), '');
    await settle();
    assert.equal(stage.simulator.handshakes().length, 1);
    stage.advance(3000);
    await client.opened;
  });

  it('refuses a close code a browser refuses', async () => {
    const socket = openSocket();
    assert.throws(() => socket.close(1001), { name: 'InvalidAccessError' });
  });

  it('closes a message over 128 KB with 1009', async () => {
    const socket = openSocket();
    const client = createClient(socket, '');
    await client.opened;
    client.send('x'.repeat(128 * 1024 + 1));
    assert.equal((await client.closed).code, 1009);
  });
});

describe('fetch in the page', () => {
  it('answers late when a fault says so, with what was true when it was asked', async () => {
    const client = await stage.join();
    const jwt = await client.jwt();
    stage.simulator.fault({ kind: 'history', mode: 'slow', ms: 700 });
    let status: number | undefined;
    const answer = getHistory(stage, jwt).then(async (response) => {
      status = response.status;
      return response.text();
    });
    await settle();
    stage.simulator.say({ text: 'meanwhile' });
    stage.advance(699);
    await settle();
    assert.equal(status, undefined);
    stage.advance(1);
    assert.equal((JSON.parse(await answer) as { total: number }).total, 0);
    assert.equal(status, 200);
  });

  it('rejects at once with the reason of a signal that was aborted before', async () => {
    const signal = AbortSignal.abort();
    await assert.rejects(stage.fetch('/webdeployments/v1/deployments/x/config.json', { signal }), {
      name: 'AbortError',
    });
  });
});
