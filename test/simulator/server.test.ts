import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { WebSocket } from 'ws';
import { createClient } from './client.js';
import { ORIGIN, type Stage, startOnPort } from './stage.js';

const CONFIG = (stage: Stage): string => `/webdeployments/v1/deployments/${stage.simulator.deploymentId}/config.json`;

describe('a port', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await startOnPort();
  });
  afterEach(() => stage.stop());

  const restart = async (options: Parameters<typeof startOnPort>[0]): Promise<void> => {
    await stage.stop();
    stage = await startOnPort(options);
  };
  const read = async (path: string): Promise<Record<string, unknown>> =>
    JSON.parse(await (await stage.fetch(path)).text()) as Record<string, unknown>;

  it('[SIM-1] serves sockets, REST, settings, files and authentication', async () => {
    await stage.join();
    const id = stage.simulator.deploymentId;
    assert.equal((await stage.fetch(CONFIG(stage))).status, 200);
    assert.deepEqual(await read(`/webdeployments/v1/deployments/${id}/domains.json`), {
      allowAllDomains: true,
      allowedDomains: [],
    });
    assert.equal((await stage.fetch('/api/v2/webmessaging/messages')).status, 401);
    assert.equal((await stage.fetch('/api/v2/webdeployments/token/refresh', { method: 'POST' })).status, 403);
    assert.equal((await stage.fetch('/uploads/nothing', { method: 'PUT', body: 'x' })).status, 403);
    assert.equal((await stage.fetch('/elsewhere')).status, 404);
    assert.equal((await stage.fetch(CONFIG(stage).replace(id, 'another'))).status, 403);
  });

  it('[SIM-33] serves every field the mobile SDK needs, with its own addresses', async () => {
    const config = await read(CONFIG(stage));
    const messenger = config['messenger'] as Record<string, Record<string, Record<string, unknown>>>;
    for (const field of ['id', 'version', 'languages', 'defaultLanguage', 'status']) assert.ok(config[field], field);
    assert.equal(config['apiEndpoint'], stage.url);
    assert.equal(messenger['apps']?.['conversations']?.['messagingEndpoint'], stage.url.replace('http', 'ws'));
    assert.equal(messenger['enabled'], true);
    assert.equal(typeof messenger['styles']?.['primaryColor'], 'string');
    assert.equal(typeof messenger['launcherButton']?.['visibility'], 'string');
    assert.equal(typeof messenger['fileUpload'], 'object');
    assert.equal(typeof (config['journeyEvents'] as { enabled: unknown }).enabled, 'boolean');
    assert.equal(typeof (config['auth'] as { enabled: unknown }).enabled, 'boolean');
  });

  it('[SIM-33] fills the addresses with publicUrl when it is given', async () => {
    await restart({ publicUrl: 'https://chat.example.test' });
    assert.equal((await read(CONFIG(stage)))['apiEndpoint'], 'https://chat.example.test');
  });

  it('[SIM-34] allows REST and uploads to the allowed origins, settings to everybody', async () => {
    await restart({ allowedOrigins: ['example.test'] });
    const allowed = async (path: string, origin: string): Promise<string | null> =>
      (await stage.fetch(path, { headers: { origin } })).headers.get('access-control-allow-origin');
    for (const path of ['/api/v2/webmessaging/messages', '/uploads/x']) {
      assert.equal(await allowed(path, ORIGIN), ORIGIN);
      assert.equal(await allowed(path, 'https://elsewhere.test'), null);
      const preflight = await stage.fetch(path, { method: 'OPTIONS' });
      const headers = preflight.headers.get('access-control-allow-headers') ?? '';
      for (const name of ['authorization', 'content-type', 'x-amz-tagging']) assert.ok(headers.includes(name), name);
    }
    assert.equal(await allowed(CONFIG(stage), 'https://elsewhere.test'), '*');
  });

  it('a plain third-party client finds nothing odd, and no replay after a reconnect', async () => {
    const { simulator } = stage;
    const address = `${stage.url.replace('http', 'ws')}/v1?deploymentId=${simulator.deploymentId}`;
    const token = 'b3c1d2e4-0000-4000-8000-000000000001';
    const open = async () => {
      const socket = new WebSocket(address, { origin: ORIGIN });
      const answers: AsyncIterator<unknown[]> = on(socket);
      await once(socket, 'open');
      const ask = async (request: object): Promise<Record<string, unknown>> => {
        socket.send(JSON.stringify({ token, ...request }));
        const { value } = (await answers.next()) as { value: [Buffer] };
        return JSON.parse(value[0].toString()) as Record<string, unknown>;
      };
      return { socket, ask };
    };
    const configure = { action: 'configureSession', deploymentId: simulator.deploymentId };
    const message = { action: 'onMessage', message: { type: 'Text', text: 'hello' } };

    const first = await open();
    assert.equal((await first.ask(configure))['class'], 'SessionResponse');
    assert.equal(((await first.ask(message))['body'] as { text: string }).text, 'hello');
    first.socket.terminate();
    simulator.say({ token, text: 'while you were away' });

    const second = await open();
    const refused = await second.ask(message);
    assert.deepEqual([refused['type'], refused['class'], refused['code']], ['response', 'string', 403]);
    const session = await second.ask(configure);
    assert.deepEqual((session['body'] as { newSession: boolean }).newSession, false);
    const next = await second.ask({ ...message, message: { type: 'Text', text: 'again' } });
    assert.equal((next['body'] as { text: string }).text, 'again');
    second.socket.close();
  });

  it('closes a message over 128 KB with 1009 and takes others on', async () => {
    const client = await stage.connect();
    client.send('x'.repeat(128 * 1024 + 1));
    assert.equal((await client.closed).code, 1009);
    await stage.join();
  });

  it('survives a client that resets, talks nonsense or half a request', async () => {
    const port = Number(new URL(stage.url).port);
    for (const text of [
      'nonsense\r\n\r\n',
      'POST /_simulator/say HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\n{',
    ]) {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.on('error', () => undefined);
      socket.write(text, () => socket.resetAndDestroy());
      await once(socket, 'close');
    }
    const upgraded = await stage.join();
    upgraded.close();
    await upgraded.closed;
    const bad = connect(port, '127.0.0.1');
    await once(bad, 'connect');
    const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==';
    const path = `/v1?deploymentId=${stage.simulator.deploymentId}`;
    bad.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n\r\n`);
    await once(bad, 'data');
    bad.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    await once(bad, 'close');
    await stage.join();
  });

  it('refuses a body that is too large with 413', async () => {
    const body = new Uint8Array(11 * 1024 * 1024 + 1);
    const status = await stage.fetch('/uploads/x', { method: 'PUT', body }).then(
      (response) => response.status,
      () => 'reset',
    );
    // The answer may be lost when the connection goes down before the client has written everything.
    assert.ok(status === 413 || status === 'reset', String(status));
    await stage.join();
  });

  it('stops with sockets, event streams and requests still open', async () => {
    const client = await stage.join();
    const events = await fetch(`${stage.url}/_simulator/events`);
    await stage.stop();
    await client.closed;
    await assert.rejects(events.text());
    await assert.rejects(createClient(stage.socket(), '').opened);
  });
});

/** Messages of a socket, kept from the start. */
const on = (socket: WebSocket): AsyncIterator<unknown[]> => {
  const queue: unknown[][] = [];
  const waiting: ((value: unknown[]) => void)[] = [];
  socket.on('message', (data) => {
    const take = waiting.shift();
    if (take) take([data]);
    else queue.push([data]);
  });
  return {
    next: async () => ({ value: queue.shift() ?? (await new Promise<unknown[]>((resolve) => waiting.push(resolve))) }),
  };
};
