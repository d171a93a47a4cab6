import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type {} from '../../../src/index.js';
import { heardIn, requests } from './play.js';
import type { Stage } from './stage.js';

/** Values of these names are nobody's business, whoever sent them. */
const SECRET = /"(?:token|jwt|refreshToken|code|codeVerifier|idToken)":"([^"]{8,})"/g;

const secretsOf = (text: string | null): readonly string[] =>
  [...(text ?? '').matchAll(SECRET)].map(([, secret = '']) => secret);

/**
 * Collects every secret that goes over the wire from now on.
 *
 * @returns asserts that none of them can be seen in this page, its console, its events or any address.
 */
export const watchSecrets = (stage: Stage): ((page: Page) => Promise<void>) => {
  const answers: Promise<string>[] = [];
  stage.context.on('response', (response) => {
    // The page never reads what comes with a refusal, and unread it never ends.
    if (response.ok() && response.url().includes('/webdeployments/token/'))
      answers.push(response.text().catch(() => ''));
  });
  return async (page) => {
    const wire = [...(await Promise.all(answers)), ...stage.asked.map(({ body }) => body)];
    const frames = stage.simulator.frames().map(({ text }) => text);
    const secrets = new Set([...wire, ...frames].flatMap(secretsOf));
    const [proof] = requests(stage.simulator).flatMap(({ data }) => data?.code ?? []);
    assert.ok(secrets.size >= 3 && proof !== undefined && secrets.has(proof), 'there is something to find');
    const [seen, mirror] = await page.evaluate(() => {
      const chat = document.querySelector('genesys-chat')!;
      const { session, connection, messages, pending, participants } = chat;
      const facts = { session, connection, messages, pending, participants, diagnostics: chat.diagnostics() };
      const drawn = document.documentElement.outerHTML + (chat.shadowRoot?.innerHTML ?? '');
      return [JSON.stringify(facts) + drawn, JSON.stringify(localStorage)] as const;
    });
    const places = { seen, heard: (await heardIn(page)).join('\n'), console: stage.console.join('\n') };
    const addresses = stage.asked.map(({ url }) => url).join('\n');
    for (const secret of secrets) {
      for (const [place, text] of Object.entries({ ...places, addresses: addresses + decodeURIComponent(addresses) }))
        assert.ok(!text.includes(secret), `${secret} in ${place} [I17] [P-76]`);
    }
    assert.ok(!mirror.includes(proof), 'what proves a sign-in lies in one place only');
  };
};
