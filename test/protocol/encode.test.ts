import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GenesysChatError } from '../../src/model/errors.js';
import { createEncoder, utf8Bytes } from '../../src/protocol/encode.js';
import { resolveHosts } from '../../src/protocol/regions.js';

const encode = createEncoder({ deploymentId: 'dep', token: () => 'tok' });
const framed = (command: Parameters<typeof encode>[0]): unknown => JSON.parse(encode(command));

describe('encode', () => {
  it('names an own message three times over, so that echo or history carries one [P-11] [P-12] [P-13]', () => {
    assert.deepEqual(framed({ type: 'message.send', clientId: 'c1', outgoing: { text: 'hi' } }), {
      action: 'onMessage',
      token: 'tok',
      tracingId: 'c1',
      message: { type: 'Text', text: 'hi', metadata: { id: 'c1', customMessageId: 'c1' } },
    });
  });

  it('configures with token and deployment, and says when a new conversation is wanted', () => {
    assert.deepEqual(framed({ type: 'session.configure', startNew: true, authenticated: false, tracingId: 't' }), {
      action: 'configureSession',
      token: 'tok',
      deploymentId: 'dep',
      startNew: true,
      tracingId: 't',
    });
  });

  it('asks for an echo under the fixed tracingId', () => {
    assert.deepEqual(framed({ type: 'echo.send' }), {
      action: 'echo',
      token: 'tok',
      tracingId: Buffer.from('HealthCheckMessageId').toString('base64'),
      message: { type: 'Text', text: 'ping' },
    });
  });

  it('spells the other requests as the service does', () => {
    const action = (command: Parameters<typeof encode>[0]): unknown => (framed(command) as { action: string }).action;
    assert.equal(action({ type: 'jwt.get', tracingId: 't' }), 'getJwt');
    assert.equal(action({ type: 'session.close', tracingId: 't' }), 'closeSession');
    assert.match(encode({ type: 'typing.send', tracingId: 't' }), /"eventType":"Typing","typing":\{"type":"On"\}/);
    assert.match(encode({ type: 'presence.join', tracingId: 't' }), /"presence":\{"type":"Join"\}/);
    assert.match(encode({ type: 'presence.clear', tracingId: 't' }), /"presence":\{"type":"Clear"\}/);
  });

  it('counts bytes of UTF-8, not characters [P-18]', () => {
    assert.equal(utf8Bytes('aé€😀'), 1 + 2 + 3 + 4);
  });
});

describe('regions', () => {
  const socket = (environment: string, messaging?: string): string =>
    resolveHosts({ deploymentId: 'd e', environment }).socketUrl(messaging);

  it('takes code, alias and either domain [P-1]', () => {
    assert.equal(socket('prod-euw2'), 'wss://webmessaging.euw2.pure.cloud/v1?deploymentId=d%20e');
    assert.equal(socket('euw2.pure.cloud'), socket('prod-euw2'));
    for (const name of ['prod', 'use1', 'prod-use1', 'mypurecloud.com'])
      assert.equal(socket(name), 'wss://webmessaging.mypurecloud.com/v1?deploymentId=d%20e');
    assert.equal(socket('euw1.pure.cloud'), 'wss://webmessaging.euw1.pure.cloud/v1?deploymentId=d%20e');
    assert.equal(socket(' MYPURECLOUD.IE '), 'wss://webmessaging.mypurecloud.ie/v1?deploymentId=d%20e');
  });

  it('obeys the config’s host only within the region, by whole labels [P-1]', () => {
    assert.equal(
      socket('prod-euw1', 'wss://webmessaging.mypurecloud.ie'),
      'wss://webmessaging.mypurecloud.ie/v1?deploymentId=d%20e',
    );
    for (const evil of [
      'wss://evilmypurecloud.ie',
      'wss://mypurecloud.ie.evil.test',
      'ws://webmessaging.mypurecloud.ie',
      'wss://u:p@webmessaging.mypurecloud.ie',
      'nonsense',
    ]) {
      assert.equal(socket('prod-euw1', evil), 'wss://webmessaging.mypurecloud.ie/v1?deploymentId=d%20e');
    }
  });

  const code = (options: Parameters<typeof resolveHosts>[0]): unknown => {
    try {
      return resolveHosts(options);
    } catch (error) {
      return error instanceof GenesysChatError && error.code;
    }
  };

  it('refuses what it cannot use, and says which of the settings it was', () => {
    assert.equal(code({ environment: 'prod' }), 'config/missing-deployment');
    assert.equal(code({ deploymentId: 'd' }), 'config/unknown-environment');
    assert.equal(code({ deploymentId: 'd', environment: 'constructor' }), 'config/unknown-environment');
    for (const endpoint of ['ftp://x', 'http://shop.test', 'https://x/path', 'https://x?q', 'https://u:p@x', 'x'])
      assert.equal(code({ deploymentId: 'd', endpoint }), 'config/bad-endpoint');
    assert.throws(() => resolveHosts({ deploymentId: 'd', environment: 'euw2-prod' }), /prod-euw2/);
  });

  it('puts everything on one origin with an endpoint', () => {
    const hosts = resolveHosts({ deploymentId: 'd', endpoint: 'http://localhost:8080' });
    assert.deepEqual(
      [hosts.socketUrl(), hosts.apiBase(), hosts.cdnBase],
      ['ws://localhost:8080/v1?deploymentId=d', 'http://localhost:8080', 'http://localhost:8080'],
    );
    assert.equal(
      resolveHosts({ deploymentId: 'd', endpoint: 'https://chat.test' }).socketUrl('wss://else.test'),
      'wss://chat.test/v1?deploymentId=d',
    );
  });
});
