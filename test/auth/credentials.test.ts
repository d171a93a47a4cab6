import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createCredentials } from '../../src/auth/credentials.js';
import { readGrant } from '../../src/auth/grant.js';
import { readJourneyContext } from '../../src/auth/journey-context.js';
import { createMemoryStore } from '../../src/storage/memory-store.js';
import { createTestClock, settle } from '../support/clock.js';

const HOUR = 3_600_000;
const GRANT = { idToken: 't', nonce: 'n' };

/** Two pages of one browser, and a service whose answers the test gives. */
const stage = async () => {
  const clock = createTestClock();
  const store = createMemoryStore();
  const world = { status: 200, wall: 1_000_000, issued: 0, hold: undefined as Promise<void> | undefined };
  const asked: string[] = [];
  const token = await store.claim('d', () => 'token-1');
  const page = () =>
    createCredentials({
      store,
      deploymentId: 'd',
      clock,
      wall: () => world.wall,
      token: () => token,
      service: () => ({
        fetch: async (url, init) => {
          asked.push(`${init?.method} ${url.slice(url.lastIndexOf('/') + 1)}`);
          await world.hold;
          const ok = world.status === 200;
          const body = { jwt: `jwt-${ok ? ++world.issued : 0}`, refreshToken: 'refresh-1' };
          return {
            ok,
            status: world.status,
            headers: { get: () => null },
            text: () => Promise.resolve(JSON.stringify(body)),
          };
        },
        apiBase: 'https://api.test',
        deploymentId: 'd',
      }),
    });
  return { clock, store, world, asked, page, token };
};

const signal = new AbortController().signal;

describe('credentials', () => {
  it('are kept with the token for the next page, and renewed with the refresh token they keep [P-42] [P-74]', async () => {
    const { page, asked } = await stage();
    const first = page();
    assert.equal(first.isSignedIn(), false);
    assert.equal(await first.exchange(GRANT, undefined), undefined);
    const next = page();
    await next.load();
    assert.deepEqual([next.isSignedIn(), next.jwt()?.reveal()], [true, 'jwt-1']);
    assert.equal(await next.renew(signal), undefined);
    assert.equal(await next.renew(signal), undefined);
    assert.equal(next.jwt()?.reveal(), 'jwt-3');
    assert.deepEqual(asked.slice(1), ['POST refresh', 'POST refresh']);
  });

  it('that were forgotten while they were renewed stay forgotten, whatever the service said [P-75] [I17]', async () => {
    for (const status of [200, 403]) {
      const { page, world, store } = await stage();
      const here = page();
      await here.exchange(GRANT, undefined);
      let go = (): void => {};
      Object.assign(world, { status, hold: new Promise<void>((resolve) => (go = resolve)) });
      const renewing = here.renew(signal);
      await settle();
      await here.forget();
      go();
      assert.equal(await renewing, 'session/logged-out');
      assert.equal(here.isSignedIn(), false);
      assert.equal((await store.read('d'))?.auth, undefined);
    }
  });

  it('take the JWT that another tab has renewed meanwhile, and ask nobody [P-74] [I15]', async () => {
    const { page, asked } = await stage();
    const [here, there] = [page(), page()];
    await here.exchange(GRANT, undefined);
    await there.load();
    await here.renew(signal);
    const { length } = asked;
    assert.equal(await there.renew(signal), undefined);
    assert.equal(there.jwt()?.reveal(), 'jwt-2');
    assert.equal(asked.length, length);
  });

  it('are over when another tab has signed out [P-75]', async () => {
    const { page, store } = await stage();
    const here = page();
    await here.exchange(GRANT, undefined);
    await store.remove('d');
    assert.equal(await here.renew(signal), 'session/logged-out');
    assert.equal(here.isSignedIn(), false);
  });

  it('say what a renewal that fails means: later, or sign in again; the session stays a signed-in one [P-74]', async () => {
    const { page, world, store } = await stage();
    const here = page();
    await here.exchange(GRANT, undefined);
    world.status = 500;
    assert.equal(await here.renew(signal), 'auth/unavailable');
    assert.equal(here.jwt()?.reveal(), 'jwt-1');
    world.status = 401;
    assert.equal(await here.renew(signal), 'auth/required');
    assert.deepEqual([here.isSignedIn(), here.jwt()], [true, undefined]);
    assert.equal((await store.read('d'))?.auth?.refreshToken, undefined);
  });

  it('are kept for a day at most, also when the clock went back', async () => {
    for (const shift of [25 * HOUR, -25 * HOUR]) {
      const { page, world, store } = await stage();
      await page().exchange(GRANT, undefined);
      world.wall += 23 * HOUR;
      const soon = page();
      await soon.load();
      assert.ok(soon.jwt());
      world.wall += shift - 23 * HOUR;
      const late = page();
      await late.load();
      assert.deepEqual([late.isSignedIn(), late.jwt()], [true, undefined]);
      assert.deepEqual(Object.keys((await store.read('d'))?.auth ?? {}), ['at']);
      assert.equal(await late.renew(signal), 'auth/required');
    }
  });

  it('are not undone by a reading that began before the sign-in', async () => {
    const { page } = await stage();
    const here = page();
    const reading = here.load();
    const signing = here.exchange(GRANT, undefined);
    await Promise.all([reading, signing]);
    assert.ok(here.jwt());
  });

  it('revoke with a renewed JWT after a 401, three renewals at most [P-74]', async () => {
    const { page, world, asked } = await stage();
    const here = page();
    await here.exchange(GRANT, undefined);
    assert.equal(await here.revoke(), true);
    world.status = 401;
    assert.equal(await here.revoke(), false);
    assert.deepEqual(asked.slice(1), ['DELETE revoke', 'DELETE revoke', 'POST refresh']);
  });

  it('give up a service that is silent, and leave no timer', async () => {
    const { page, world, clock } = await stage();
    world.hold = new Promise(() => {});
    const signing = page().exchange(GRANT, undefined);
    await settle();
    clock.increment(20_000);
    assert.equal(await signing, 'auth/unavailable');
    assert.equal(clock.waiting, 0);
  });
});

describe('what a provider gives', () => {
  it('is copied field by field, and nothing unless it is one of the two', () => {
    const code = { code: 'c', redirectUri: 'https://shop.test/in', codeVerifier: 'v' };
    assert.deepEqual(readGrant({ ...code, extra: 'x', maxAge: '60' }), { ...code, maxAge: 60 });
    assert.deepEqual(readGrant({ idToken: 't', nonce: 'n', code: 'c' }), { idToken: 't', nonce: 'n' });
    for (const bad of [undefined, null, 'code', [], {}, { code: 'c' }, { idToken: 't' }, { code: 7, redirectUri: 'x' }])
      assert.equal(readGrant(bad), undefined);
  });
});

describe('a journey context', () => {
  it('is a plain copy of at most 4096 bytes', () => {
    const given = { customer: { id: 'x' }, at: new Date(0), none: undefined };
    assert.deepEqual(readJourneyContext(given), { customer: { id: 'x' }, at: '1970-01-01T00:00:00.000Z' });
    assert.equal(readJourneyContext({ a: 'é'.repeat(2_045) }), undefined);
    for (const bad of [null, 'x', [], () => 1, { n: 1n }, Symbol('x')])
      assert.equal(readJourneyContext(bad), undefined);
  });
});
