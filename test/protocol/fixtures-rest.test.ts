import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fetchDeployment, type Deployment } from '../../src/rest/config.js';
import { fixtureText, KINDS } from '../fixtures/frames.js';

const learn = (config: string, origin?: string): Promise<Deployment> =>
  fetchDeployment({
    fetch: async (url) => ({
      ok: true,
      status: 200,
      headers: { get: () => 'application/json' },
      text: async () => fixtureText(url.endsWith('/domains.json') ? 'rest-domains' : config),
    }),
    cdnBase: 'https://cdn.example.test',
    deploymentId: 'd',
    origin,
    signal: new AbortController().signal,
  });

const ENDPOINTS = { messaging: 'wss://webmessaging.euw2.pure.cloud', api: 'https://api.euw2.pure.cloud' };

describe('the deployment’s public files, of each kind', () => {
  it('rest-config is read as it is meant [P-1] [P-10]', async () => {
    const { settings, endpoints, unavailable, refusal } = await learn('rest-config');
    const { title, subtitle, accent, showAgentTyping, showGuestTyping, autoStart, markdown, canClear } = settings;
    assert.deepEqual([title, subtitle, accent], ['Anybody there?', 'The workshop is listening', '#7A2E8E']);
    assert.deepEqual([showAgentTyping, showGuestTyping, autoStart, markdown, canClear], [true, true, true, true, true]);
    assert.deepEqual(endpoints, ENDPOINTS);
    assert.deepEqual([unavailable, refusal], [false, undefined]);
  });

  it('rest-config-minimal, the oldest shape, is enough [P-7] [P-10]', async () => {
    const { settings, endpoints, unavailable, refusal } = await learn('rest-config-minimal');
    const { title, accent, showAgentTyping, showGuestTyping, autoStart, markdown, canClear } = settings;
    assert.deepEqual([title, accent], [undefined, '#7A2E8E']);
    assert.deepEqual(
      [showAgentTyping, showGuestTyping, autoStart, markdown, canClear],
      [false, false, false, false, false],
    );
    assert.deepEqual(endpoints, ENDPOINTS);
    assert.deepEqual([unavailable, refusal], [false, undefined]);
  });

  it('rest-domains lets in who it names, and nobody else [P-6]', async () => {
    const refusal = async (origin: string): Promise<unknown> => (await learn('rest-config', origin)).refusal;
    for (const origin of ['https://bikes.example.test', 'https://www.bikes.example.test', 'http://localhost:8080'])
      assert.equal(await refusal(origin), undefined, origin);
    for (const origin of ['https://example.test', 'https://otherbikes.example.test', 'https://localhost.example.test'])
      assert.equal(await refusal(origin), 'config/origin-refused', origin);
  });

  it('bodies of every kind can be read', () => {
    for (const kind of KINDS.filter((each) => each.startsWith('rest-')))
      assert.equal(typeof JSON.parse(fixtureText(kind)), 'object', kind);
  });
});
