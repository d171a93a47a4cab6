import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Secret } from '../../src/model/secret.js';
import type { Fetch } from '../../src/rest/api.js';
import { fetchDeployment } from '../../src/rest/config.js';
import { fetchHistoryPage } from '../../src/rest/history.js';

const { signal } = new AbortController();

const answering =
  (bodies: (url: string) => string, status = 200, headers: Readonly<Record<string, string>> = {}): Fetch =>
  async (url) => ({
    ok: status < 300,
    status,
    headers: { get: (name) => headers[name] ?? null },
    text: async () => bodies(url),
  });

const learn = (domains: unknown, config: unknown, origin?: string) =>
  fetchDeployment({
    fetch: answering((url) => JSON.stringify(url.endsWith('/domains.json') ? domains : config)),
    cdnBase: 'https://cdn.test',
    deploymentId: '../other?x#y',
    origin,
    signal,
  });

describe('what REST should not answer', () => {
  it('leaves the hint out when the header is empty, a date or no number', async () => {
    for (const value of ['', ' ', 'Mon, 04 May 2026 08:16:30 GMT', 'Infinity']) {
      const fetch = answering(() => '', 429, { 'retry-after': value });
      const request = { fetch, apiBase: 'https://api.test', jwt: new Secret('j'), pageNumber: 1, pageSize: 9, signal };
      assert.deepEqual(await fetchHistoryPage(request), { ok: false, kind: 'rate-limited' });
    }
  });

  it('takes a request that was called off for one that failed', async () => {
    const stop = new AbortController();
    const fetch: Fetch = (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('AbortError')));
      });
    const base = { fetch, signal: stop.signal };
    const history = fetchHistoryPage({
      ...base,
      apiBase: 'https://a.test',
      jwt: new Secret('j'),
      pageNumber: 1,
      pageSize: 9,
    });
    const files = fetchDeployment({ ...base, cdnBase: 'https://c.test', deploymentId: 'd', origin: undefined });
    stop.abort();
    assert.deepEqual(await history, { ok: false, kind: 'network' });
    assert.equal((await files).unavailable, true);
  });

  it('cannot lead the request for a deployment elsewhere', async () => {
    const urls: string[] = [];
    const fetch: Fetch = async (url, init) => {
      urls.push(url);
      assert.deepEqual([init?.credentials, init?.redirect, init?.cache], ['omit', 'error', 'no-store']);
      throw new Error('offline');
    };
    await fetchDeployment({ fetch, cdnBase: 'https://cdn.test', deploymentId: '../o?x#y', origin: undefined, signal });
    assert.deepEqual(urls.sort(), [
      'https://cdn.test/webdeployments/v1/deployments/..%2Fo%3Fx%23y/config.json',
      'https://cdn.test/webdeployments/v1/deployments/..%2Fo%3Fx%23y/domains.json',
    ]);
  });

  it('reads settings of any shape without a throw, and takes only flags for flags [P-10]', async () => {
    for (const odd of [null, 7, 'x', [], { messenger: 'x' }, { messenger: { apps: { conversations: [] } } }]) {
      const { settings, unavailable } = await learn(odd, odd);
      assert.deepEqual([settings.autoStart, settings.markdown, settings.accent], [false, false, undefined]);
      assert.equal(unavailable, false);
    }
    const { settings } = await learn(
      { allowAllDomains: true },
      {
        customI18nLabels: [null, 'x', { language: 'en', localizedLabels: 'x' }],
        defaultLanguage: 'en',
        messenger: { apps: { conversations: { autoStart: { enabled: 1 }, markdown: true, conversationClear: 'on' } } },
      },
    );
    assert.deepEqual([settings.autoStart, settings.markdown, settings.canClear], [false, false, false]);
    assert.equal(settings.title, undefined);
  });

  it('holds a page without an origin of its own to be foreign, and a program without a page not [P-6]', async () => {
    const domains = { allowAllDomains: false, allowedDomains: ['shop.test', '', ' ', 7] };
    assert.equal((await learn(domains, {}, 'null')).refusal, 'config/origin-refused');
    assert.equal((await learn(domains, {}, undefined)).refusal, undefined);
    assert.equal((await learn(domains, {}, 'https://notshop.test')).refusal, 'config/origin-refused');
  });
});
