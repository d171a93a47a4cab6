import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { Secret } from '../../src/model/secret.js';
import type { Fetch } from '../../src/rest/api.js';
import { exchangeGrant, refreshJwt, revokeJwt, type AuthService } from '../../src/rest/auth.js';
import { within } from '../../src/rest/within.js';
import { createTestClock, settle } from '../support/clock.js';

type Init = NonNullable<Parameters<Fetch>[1]>;

const service = (status: number, body = '') => {
  const calls: { readonly url: string; readonly init: Init }[] = [];
  const to: AuthService = {
    fetch: (url, init = {}) => {
      calls.push({ url, init });
      if (status === 0) return Promise.reject(new Error('Failed to fetch'));
      return Promise.resolve({
        ok: status >= 200 && status < 300,
        status,
        headers: { get: () => null },
        text: () => Promise.resolve(body),
      });
    },
    apiBase: 'https://api.region.test',
    deploymentId: 'd-1',
    signal: new AbortController().signal,
  };
  return { to, calls, bodyOf: (n = 0): unknown => JSON.parse(String(calls[n]?.init.body ?? 'null')) };
};

const given = JSON.stringify({ jwt: 'jwt-secret', refreshToken: 'refresh-secret' });

describe('the exchange', () => {
  it('sends a code with all that belongs to it, without credentials, cache and redirects [P-73]', async () => {
    const { to, calls, bodyOf } = service(200, given);
    const grant = {
      code: 'c',
      redirectUri: 'https://shop.test/in',
      codeVerifier: 'v',
      iss: 'i',
      nonce: 'n',
      maxAge: 60,
    };
    const result = await exchangeGrant(to, grant, { customer: { id: 'x' } });
    assert.deepEqual(bodyOf(), { deploymentId: 'd-1', oauth: grant, journeyContext: { customer: { id: 'x' } } });
    assert.equal(calls[0]?.url, 'https://api.region.test/api/v2/webdeployments/token/oauthcodegrantjwtexchange');
    const { method, credentials, redirect, cache, headers } = calls[0]?.init ?? {};
    assert.deepEqual([method, credentials, redirect, cache], ['POST', 'omit', 'error', 'no-store']);
    assert.equal(headers?.['content-type'], 'application/json');
    assert.ok(result.ok && result.jwt.reveal() === 'jwt-secret' && result.refreshToken?.reveal() === 'refresh-secret');
  });

  it('sends an ID token with its nonce, and gets no refresh token', async () => {
    const { to, bodyOf } = service(200, JSON.stringify({ jwt: 'j' }));
    const result = await exchangeGrant(to, { idToken: 't', nonce: 'n' }, undefined);
    assert.deepEqual(bodyOf(), { deploymentId: 'd-1', oauth: { idToken: 't', nonce: 'n' } });
    assert.ok(result.ok && result.refreshToken === undefined);
  });

  it('gives secrets that cannot be seen by accident [P-76]', async () => {
    const result = await exchangeGrant(service(200, given).to, { idToken: 't', nonce: 'n' }, undefined);
    const seen = `${JSON.stringify(result)} ${inspect(result, { depth: 9 })} ${result.ok ? String(result.jwt) : ''}`;
    assert.ok(!seen.includes('jwt-secret') && !seen.includes('refresh-secret'), seen);
  });

  for (const [status, body, kind] of [
    [400, '', 'refused'],
    [403, '', 'refused'],
    [401, '', 'unauthorized'],
    [408, '', 'unavailable'],
    [429, '', 'unavailable'],
    [503, '', 'unavailable'],
    [0, '', 'unavailable'],
    [200, '<html>', 'unavailable'],
    [200, '{"jwt":7}', 'unavailable'],
  ] as const) {
    it(`that is answered with ${status} ${body} is ${kind}, and never rejects`, async () => {
      const result = await exchangeGrant(service(status, body).to, { idToken: 't', nonce: 'n' }, undefined);
      assert.deepEqual(result, { ok: false, kind });
    });
  }
});

describe('renewal and sign-out', () => {
  it('send the refresh token in the body and the JWT in the header, and neither in the address [P-74] [P-76]', async () => {
    const renewal = service(200, JSON.stringify({ jwt: 'next' }));
    assert.ok((await refreshJwt(renewal.to, new Secret('refresh-secret'))).ok);
    assert.deepEqual(renewal.bodyOf(), { deploymentId: 'd-1', refreshToken: 'refresh-secret' });
    const out = service(204);
    assert.ok((await revokeJwt(out.to, new Secret('jwt-secret'))).ok);
    assert.equal(out.calls[0]?.init.method, 'DELETE');
    assert.equal(out.calls[0]?.init.headers?.['authorization'], 'bearer jwt-secret');
    assert.ok(![...renewal.calls, ...out.calls].some(({ url }) => url.includes('secret')));
  });
});

describe('a request with a limit', () => {
  it('gives up when time is out or when it is called off, though the request does not listen, and leaves no timer [I9]', async () => {
    const clock = createTestClock();
    const deaf = (): Promise<string> => new Promise(() => {});
    const slow = within(clock, 1_000, undefined, deaf);
    clock.increment(1_000);
    assert.equal(await slow, undefined);
    const off = new AbortController();
    const called = within(clock, 1_000, off.signal, deaf);
    off.abort();
    assert.equal(await called, undefined);
    assert.equal(await within(clock, 1_000, off.signal, deaf), undefined);
    assert.equal(await within(clock, 1_000, undefined, () => Promise.resolve('in time')), 'in time');
    await assert.rejects(
      within(clock, 1_000, undefined, () => Promise.reject(new Error('x'))),
      /x/,
    );
    await settle();
    assert.equal(clock.waiting, 0);
  });
});
