import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Secret } from '../../src/model/secret.js';
import { DEFAULT_SETTINGS } from '../../src/model/settings.js';
import type { Fetch } from '../../src/rest/api.js';
import { fetchDeployment } from '../../src/rest/config.js';
import { fetchHistoryPage } from '../../src/rest/history.js';

interface Reply {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const { signal } = new AbortController();

const serving = (reply: (url: string) => Reply | Error) => {
  const calls: { url: string; init: Parameters<Fetch>[1] }[] = [];
  const fetch: Fetch = async (url, init) => {
    calls.push({ url, init });
    const given = reply(url);
    if (given instanceof Error) throw given;
    const { status = 200, body = '', headers = {} } = given;
    return { ok: status < 300, status, headers: { get: (name) => headers[name] ?? null }, text: async () => body };
  };
  return { fetch, calls };
};

const page = JSON.stringify({ entities: [], pageNumber: 1, pageSize: 100, total: 0, pageCount: 0 });

describe('history over REST', () => {
  const read = async (reply: (url: string) => Reply | Error) => {
    const { fetch, calls } = serving(reply);
    const result = await fetchHistoryPage({
      fetch,
      apiBase: 'https://api.test',
      jwt: new Secret('j.w.t'),
      pageNumber: 2,
      pageSize: 100,
      signal,
    });
    return { result, calls };
  };

  it('carries the JWT in the header alone, without credentials, redirects or cache [P-67] [P-76]', async () => {
    const { result, calls } = await read(() => ({ body: page }));
    assert.ok(result.ok);
    assert.equal(calls[0]?.url, 'https://api.test/api/v2/webmessaging/messages?pageNumber=2&pageSize=100');
    assert.equal(calls[0]?.init?.headers?.['authorization'], 'bearer j.w.t');
    const { credentials, redirect, cache } = calls[0]?.init ?? {};
    assert.deepEqual([credentials, redirect, cache], ['omit', 'error', 'no-store']);
  });

  for (const [status, kind] of [
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [429, 'rate-limited'],
    [400, 'bad-page-size'],
    [500, 'server'],
    [503, 'server'],
  ] as const) {
    it(`says ${kind} for ${status}`, async () => {
      const { result } = await read(() => ({ status }));
      assert.deepEqual(result, { ok: false, kind });
    });
  }

  it('passes the service’s hint on, within bounds', async () => {
    const hint = async (value: string): Promise<unknown> =>
      (await read(() => ({ status: 429, headers: { 'retry-after': value } }))).result;
    assert.deepEqual(await hint('7'), { ok: false, kind: 'rate-limited', retryAfter: 7 });
    assert.deepEqual(await hint('99999'), { ok: false, kind: 'rate-limited', retryAfter: 300 });
  });

  it('never rejects: no network and cut JSON are results too [P-70]', async () => {
    assert.deepEqual((await read(() => new TypeError('Failed to fetch'))).result, { ok: false, kind: 'network' });
    assert.deepEqual((await read(() => ({ body: page.slice(0, 20) }))).result, { ok: false, kind: 'invalid' });
  });
});

describe('the deployment’s public files', () => {
  const config = {
    status: 'Active',
    defaultLanguage: 'de',
    apiEndpoint: 'https://api.region.test',
    auth: { enabled: true, allowSessionUpgrade: false },
    customI18nLabels: [{ language: 'de', localizedLabels: [{ key: 'MessengerHomeHeaderTitle', value: 'Hallo' }] }],
    messenger: {
      styles: { primaryColor: '#123456' },
      apps: {
        conversations: {
          messagingEndpoint: 'wss://m.test',
          showAgentTypingIndicator: true,
          autoStart: { enabled: true },
          markdown: { enabled: true },
        },
      },
    },
  };
  const learn = (
    domains: Reply | Error,
    given: Reply | Error,
    origin: string | undefined = 'https://www.Shop.test:8443',
  ) => {
    const { fetch } = serving((url) => (url.endsWith('domains.json') ? domains : given));
    return fetchDeployment({ fetch, cdnBase: 'https://cdn.test', deploymentId: 'd', origin, signal });
  };
  const json = (body: unknown): Reply => ({ body: JSON.stringify(body) });
  const anywhere = json({ allowAllDomains: true });

  it('are obeyed', async () => {
    const { settings, endpoints, unavailable, refusal } = await learn(anywhere, json(config));
    assert.deepEqual(endpoints, { messaging: 'wss://m.test', api: 'https://api.region.test' });
    assert.deepEqual([unavailable, refusal], [false, undefined]);
    assert.deepEqual(settings, {
      language: 'de',
      title: 'Hallo',
      subtitle: undefined,
      accent: '#123456',
      showAgentTyping: true,
      showGuestTyping: false,
      autoStart: true,
      markdown: true,
      canClear: false,
      files: undefined,
      canSignIn: true,
      canStepUp: false,
    });
  });

  it('name the bot, if they let it have a face', async () => {
    const bot = async (humanize: object): Promise<unknown> =>
      (await learn(anywhere, json({ messenger: { apps: { conversations: { humanize } } } }))).settings.bot;
    const nova = { name: 'Nova', avatarUrl: 'https://images.test/nova.png' };
    assert.deepEqual(await bot({ enabled: true, bot: nova }), { name: 'Nova', avatar: 'https://images.test/nova.png' });
    assert.deepEqual(await bot({ enabled: true, bot: { ...nova, avatarUrl: 'http://images.test/nova.png' } }), {
      name: 'Nova',
    });
    assert.equal(await bot({ enabled: false, bot: nova }), undefined);
    assert.equal(await bot({ enabled: true, bot: { name: 7 } }), undefined);
  });

  it('refuse when the messenger or its conversations are off, and not when they say nothing of it [P-6]', async () => {
    const refusal = async (messenger: object): Promise<unknown> => (await learn(anywhere, json({ messenger }))).refusal;
    assert.equal(await refusal({ enabled: false }), 'config/inactive');
    assert.equal(await refusal({ enabled: true, apps: { conversations: { enabled: false } } }), 'config/inactive');
    assert.equal(await refusal({ apps: { conversations: {} } }), undefined);
  });

  it('say whether the session decides about files, or these kinds do, or nobody may send any [P-58]', async () => {
    const files = async (fileUpload: object): Promise<unknown> =>
      (await learn(anywhere, json({ messenger: { fileUpload } }))).settings.files;
    const modes = [
      { fileTypes: ['image/png', 7], maxFileSizeKB: 10 },
      { fileTypes: ['application/pdf'], maxFileSizeKB: '20' },
    ];
    assert.equal(await files({ enableAttachments: true, modes }), 'session');
    assert.equal(await files({ enableAttachments: false, modes }), undefined);
    assert.deepEqual(await files({ modes }), { types: ['image/png', 'application/pdf'], maxBytes: 20_000 });
    for (const none of [{}, { modes: [] }, { modes: [{ fileTypes: ['*/*'] }] }, { modes: 'all' }])
      assert.equal(await files(none), undefined);
  });

  it('allow a host that equals an entry or lies under it, whatever scheme, port and case [P-6]', async () => {
    const allowed = async (allowedDomains: string[], origin?: string): Promise<boolean> =>
      (await learn(json({ allowAllDomains: false, allowedDomains }), json(config), origin)).refusal === undefined;
    assert.ok(await allowed(['shop.test']));
    assert.ok(await allowed(['www.SHOP.test']));
    assert.ok(!(await allowed(['hop.test'])));
    assert.ok(!(await allowed([])));
    assert.ok(!(await allowed(['other.test'], 'https://evil-other.test')));
  });

  it('say when there is no such deployment, and when it is switched off [P-6]', async () => {
    assert.equal((await learn({ status: 403 }, { status: 403 })).refusal, 'config/unknown-deployment');
    assert.equal((await learn(anywhere, { status: 404 })).refusal, 'config/unknown-deployment');
    assert.equal((await learn(anywhere, json({ ...config, status: 'Inactive' }))).refusal, 'config/inactive');
  });

  it('are done without when they cannot be had', async () => {
    for (const [domains, given] of [
      [new TypeError('offline'), new TypeError('offline')],
      [anywhere, { status: 500 }],
      [anywhere, { body: '{' }],
    ] as const) {
      const { settings, unavailable, refusal } = await learn(domains, given);
      assert.deepEqual([settings, unavailable, refusal], [DEFAULT_SETTINGS, true, undefined]);
    }
  });

  it('are not judged by the sign-in page of a hotel: its 403 is no word of the service', async () => {
    const portal: Reply = { status: 403, body: '<html>', headers: { 'content-type': 'text/html' } };
    const { refusal, unavailable } = await learn(portal, portal);
    assert.deepEqual([refusal, unavailable], [undefined, true]);
  });

  it('put no colour into the page that is not one', async () => {
    const colour = async (primaryColor: string): Promise<unknown> =>
      (await learn(anywhere, json({ messenger: { styles: { primaryColor } } }))).settings.accent;
    assert.equal(await colour('#AbCdEf'), '#AbCdEf');
    for (const evil of ['red;}', 'url(https://x)', '#12345', '#1234567']) assert.equal(await colour(evil), undefined);
  });
});
