import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import type {} from '../../src/index.js';
import { logOf, until } from './support/drop-script.js';
import { banner, becomes, choose, heardIn, log, requests, say, stages, storedIn, textsIn } from './support/play.js';
import { watchSecrets } from './support/secrets.js';
import type { Stage, StageOptions } from './support/stage.js';

const on = stages();

const CONTEXT = { customer: { id: 'c-77', idType: 'cookie' }, customerSession: { id: 's-3', type: 'web' } };
const PKCE = `{ code: 'user:ines.moreau#' + ++window.grants, redirectUri: 'https://shop.test/back', codeVerifier: 'verifier-of-44-letters' }`;

/** A page with a provider, on a deployment that lets visitors sign in. */
const page = (grant = PKCE, more: StageOptions = {}): StageOptions => ({
  attributes: 'open',
  ...more,
  simulator: {
    limits: { messagesPerSecond: 1_000 },
    config: { auth: { enabled: true, allowSessionUpgrade: true } },
    ...more.simulator,
  },
  script: `
    window.grants = 0;
    addEventListener('DOMContentLoaded', () => {
      const chat = document.querySelector('genesys-chat');
      chat.authProvider = async () => (${grant});
      chat.journeyContext = ${JSON.stringify(CONTEXT)};
    });`,
});

/** @returns `done`, or the code of the error. */
const signIn = (tab: Page): Promise<string> =>
  tab.evaluate(() =>
    document
      .querySelector('genesys-chat')!
      .signIn()
      .then(
        () => 'done',
        (error: unknown) => (error as { code: string }).code,
      ),
  );

const isSignedIn = (tab: Page): Promise<boolean | undefined> =>
  tab.evaluate(() => document.querySelector('genesys-chat')!.session?.authenticated);

const configures = ({ simulator }: Stage): readonly string[] =>
  requests(simulator).flatMap(({ action }) => (action.startsWith('configure') ? [action] : []));
const askedFor = ({ asked }: Stage, what: string): number =>
  asked.filter(({ url, body }) => url.endsWith(`/token/${what}`) && (body !== null || what === 'revoke')).length;

const open = async (stage: Stage): Promise<Page> => {
  const tab = await stage.open();
  await becomes(tab, 'open');
  return tab;
};

const AS_GUEST = 'configureSession';
const AS_VISITOR = 'configureAuthenticatedSession';

describe('signing in', () => {
  it('before connecting: the code is exchanged, and the first session is the visitor’s (PKCE) [P-73]', () =>
    on(page(PKCE, { attributes: 'connect-when="open"' }), async (stage) => {
      const scan = watchSecrets(stage);
      const tab = await stage.open();
      assert.equal(await signIn(tab), 'done');
      assert.equal(stage.simulator.handshakes().length, 0);
      await tab.evaluate(() => document.querySelector('genesys-chat')!.show());
      await becomes(tab, 'open');
      const [first] = requests(stage.simulator);
      assert.deepEqual([first?.action, first?.journeyContext], [AS_VISITOR, CONTEXT]);
      assert.equal(stage.simulator.sessions()[0]?.user?.id, 'ines.moreau');
      const exchange = stage.asked.find(({ url, body }) => url.includes('exchange') && body !== null)?.body ?? '';
      assert.deepEqual(JSON.parse(exchange), {
        deploymentId: stage.deploymentId,
        oauth: {
          code: 'user:ines.moreau#1',
          redirectUri: 'https://shop.test/back',
          codeVerifier: 'verifier-of-44-letters',
        },
        journeyContext: CONTEXT,
      });
      await scan(tab);
    }));

  it('with an ID token and its nonce (implicit): from the menu, named in the log [P-73]', () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const idToken = `${part({ alg: 'none' })}.${part({ sub: 'u-5', given_name: 'Ines', family_name: 'Moreau', nonce: 'nonce-4711' })}.sig`;
    return on(page(`{ idToken: '${idToken}', nonce: 'nonce-4711' }`), async (stage) => {
      const scan = watchSecrets(stage);
      const tab = await open(stage);
      await choose(tab, 'Sign in');
      await log(tab).getByText('You are signed in as Ines Moreau.').waitFor();
      await until('it is known', async () => (await isSignedIn(tab)) === true, 5);
      assert.deepEqual(configures(stage), [AS_GUEST, AS_VISITOR]);
      await scan(tab);
    });
  });

  it('that is refused leaves the guest’s chat, says so, and works at the second try', () =>
    on(page(), async (stage) => {
      const tab = await open(stage);
      stage.simulator.fault({ kind: 'auth', mode: '401', at: 'exchange' });
      await choose(tab, 'Sign in');
      const dialog = tab.getByRole('alertdialog');
      await dialog.getByText('You could not be signed in.').waitFor();
      assert.equal(await say(tab, 'still a guest'), 'sent');
      await dialog.getByRole('button', { name: 'Try again' }).click();
      await log(tab).getByText('You are signed in as Ines Moreau.').waitFor();
      assert.ok((await heardIn(tab)).some((line) => line.startsWith('gc-error') && line.includes('auth/refused')));
      assert.deepEqual(
        stage.console.filter((line) => line.includes('genesys-chat')),
        [],
      );
    }));

  it('in the middle of a chat takes it along, with messages flowing, and lasts over a reload [P-42] [I1] [I3]', () =>
    on(page(PKCE, { speed: 8 }), async (stage) => {
      const scan = watchSecrets(stage);
      const { simulator } = stage;
      const tab = await open(stage);
      const texts = Array.from({ length: 12 }, (_, i) => `guest ${i}`);
      const sends = Promise.all(texts.map((text) => say(tab, text)));
      const signed = signIn(tab);
      for (let i = 0; i < 6; i++) simulator.say({ text: `agent ${i}` });
      assert.equal(await signed, 'done');
      assert.deepEqual(new Set(await sends), new Set(['sent']));
      assert.deepEqual([configures(stage), simulator.handshakes().length], [[AS_GUEST, AS_VISITOR], 1]);
      const all = logOf(simulator);
      assert.deepEqual(
        all.filter((text) => text?.startsWith('guest')),
        texts,
      );
      await until('all is shown', async () => (await textsIn(tab)).length === all.length, 5);
      assert.deepEqual(await textsIn(tab), all);
      await tab.reload();
      await becomes(tab, 'open');
      assert.equal(await isSignedIn(tab), true);
      assert.equal(configures(stage).at(-1), AS_VISITOR);
      assert.deepEqual([await textsIn(tab), simulator.sessions().length], [all, 1]);
      assert.equal(await tab.evaluate(() => (window as Window & { grants?: number }).grants), 0);
      await scan(tab);
    }));

  for (const commit of [false, true]) {
    it(`cut in the middle, ${commit ? 'after' : 'before'} the service has heard, ends signed in, with nothing lost or doubled [P-42] [I2]`, () =>
      on(page(PKCE, { speed: 8 }), async (stage) => {
        const { simulator } = stage;
        const scan = watchSecrets(stage);
        const tab = await open(stage);
        simulator.fault({ kind: 'drop', when: 'on-step-up', commit });
        const signed = signIn(tab);
        const sends = Promise.all(['one', 'two', 'three'].map((text) => say(tab, text)));
        assert.deepEqual([await signed, await sends], ['done', ['sent', 'sent', 'sent']]);
        await becomes(tab, 'open');
        assert.deepEqual([logOf(simulator), await isSignedIn(tab)], [['one', 'two', 'three'], true]);
        assert.deepEqual(configures(stage), [AS_GUEST, AS_VISITOR, AS_VISITOR]);
        assert.deepEqual([simulator.sessions().length, simulator.faults().length], [1, 0]);
        await scan(tab);
      }));
  }
});

describe('a sign-in', () => {
  const signedIn = async (stage: Stage): Promise<Page> => {
    const tab = await open(stage);
    assert.equal(await signIn(tab), 'done');
    return tab;
  };

  for (const what of ['again', 'failed'] as const) {
    it(`is renewed on the 403 "${what}", and the message in flight goes once [P-74] [I2]`, () =>
      on(page(PKCE, { speed: 8 }), async (stage) => {
        const scan = watchSecrets(stage);
        const tab = await signedIn(stage);
        stage.simulator.fault({ kind: 'auth-expired', what });
        assert.deepEqual(await Promise.all([say(tab, 'one'), say(tab, 'two')]), ['sent', 'sent']);
        assert.deepEqual([logOf(stage.simulator), askedFor(stage, 'refresh')], [['one', 'two'], 1]);
        assert.equal(stage.simulator.handshakes().length, 1);
        await scan(tab);
      }));
  }

  it('is renewed on a 401 after a cut, without a word to the visitor [P-74] [P-42]', () =>
    on(page(PKCE, { speed: 8 }), async (stage) => {
      const scan = watchSecrets(stage);
      const tab = await signedIn(stage);
      stage.simulator.fault({ kind: 'auth-expired' });
      stage.simulator.fault({ kind: 'drop', when: 'before-commit' });
      stage.simulator.fault({ kind: 'drop', when: 'now' });
      assert.equal(await say(tab, 'once'), 'sent');
      assert.deepEqual([logOf(stage.simulator), askedFor(stage, 'refresh')], [['once'], 1]);
      assert.equal(await isSignedIn(tab), true);
      await scan(tab);
    }));

  it('that cannot be renewed is asked for; then the same chat goes on, and what waited goes once [P-74] [I2]', () =>
    on(page(), async (stage) => {
      const scan = watchSecrets(stage);
      const tab = await signedIn(stage);
      await say(tab, 'before');
      stage.simulator.fault({ kind: 'auth-expired' });
      stage.simulator.fault({ kind: 'auth', mode: '401', at: 'refresh' });
      const sent = say(tab, 'waiting');
      await banner(tab, 'Please sign in again.').waitFor();
      await tab.getByRole('button', { name: 'Try again' }).click();
      assert.equal(await sent, 'sent');
      await becomes(tab, 'open');
      assert.deepEqual(
        [logOf(stage.simulator), await textsIn(tab)],
        [
          ['before', 'waiting'],
          ['before', 'waiting'],
        ],
      );
      assert.equal(askedFor(stage, 'oauthcodegrantjwtexchange'), 2);
      await scan(tab);
    }));

  it('ends by the menu, after a question, in every tab: nothing is kept, nothing comes back [P-75] [P-41]', () =>
    on(page(), async (stage) => {
      const tab = await signedIn(stage);
      const other = await open(stage);
      await say(tab, 'mine');
      const before = await storedIn(tab);
      const [{ token, data } = { token: '?' }] = requests(stage.simulator).filter(
        ({ action }) => action === AS_VISITOR,
      );
      assert.ok(before.includes(token) && before.includes(data?.code ?? '?') && before.includes('refreshToken'));
      await choose(tab, 'Sign out', 'Sign out');
      for (const each of [tab, other]) {
        await banner(each, 'You were signed out.').waitFor();
        assert.deepEqual(await textsIn(each), []);
      }
      assert.equal(askedFor(stage, 'revoke') > 0, true);
      await until(
        'nothing is kept',
        async () => !/jwt|refresh|"token/i.test((await storedIn(tab)).replaceAll('\\', '')),
        5,
      );
      assert.equal(stage.simulator.handshakes().length, 1);
      assert.equal(await say(tab, 'as a guest'), 'sent');
      assert.deepEqual([configures(stage).at(-1), await textsIn(tab)], [AS_GUEST, ['as a guest']]);
      assert.notEqual(requests(stage.simulator).at(-1)?.token, token);
    }));

  it('on another device ends this one [P-75] [P-41]', () =>
    on(page(), async (stage) => {
      const tab = await signedIn(stage);
      await say(tab, 'mine');
      const device = await stage.context.browser()?.newContext();
      const elsewhere = await device?.newPage();
      assert.ok(device && elsewhere);
      await elsewhere.goto(stage.url);
      await becomes(elsewhere, 'open');
      assert.equal(await signIn(elsewhere), 'done');
      await banner(tab, 'You were signed out.').waitFor();
      assert.deepEqual(await textsIn(tab), []);
      await device.close();
      assert.equal(stage.simulator.handshakes().length, 2);
    }));

  it('that a guest’s token turns out to have (4017) costs the token, once, and nothing that is shown [P-75]', () =>
    on(page(PKCE, { speed: 8 }), async (stage) => {
      const tab = await open(stage);
      await say(tab, 'before');
      stage.simulator.fault({ kind: 'error', code: 4017, action: AS_GUEST });
      stage.simulator.fault({ kind: 'drop', when: 'now' });
      await log(tab).getByText('A new chat began').waitFor();
      assert.equal(await say(tab, 'after'), 'sent');
      assert.deepEqual(await textsIn(tab), ['before', 'after']);
      assert.equal(new Set(requests(stage.simulator).map(({ token }) => token)).size, 2);
    }));
});
