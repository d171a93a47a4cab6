import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {} from '../../src/index.js';
import { errorPage } from '../../src/model/docs.js';
import { CHAT_ERRORS } from '../../src/model/errors.js';
import { until } from './support/drop-script.js';
import { banner, becomes, conversations, heardIn, joins, log, requests, say, stages } from './support/play.js';

const on = stages();

describe('what stands about the visitor in messages', () => {
  const attributes = `open custom-attributes='{"plan":"family","größe":"ä"}'`;

  it('custom attributes go when they changed, and again when the message that had them was refused', () =>
    on({ attributes }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      simulator.fault({ kind: 'error', code: 400 });
      assert.equal(await say(page, 'refused'), 'message/refused');
      assert.equal(await say(page, 'taken'), 'sent');
      assert.equal(await say(page, 'bare'), 'sent');
      // 2048 bytes fit: "n", and 2047 in a value of two-byte letters and one more. One letter too many is told to the owner.
      await page.evaluate(
        (n) => (document.querySelector('genesys-chat')!.customAttributes = { n: n + 'é' }),
        'é'.repeat(1_023) + 'x',
      );
      await until('it is told', async () =>
        (await heardIn(page)).some((line) => line.includes('attributes/too-large')),
      );
      assert.equal(await say(page, 'too large'), 'sent');
      await page.evaluate(
        (n) => (document.querySelector('genesys-chat')!.customAttributes = { n }),
        'é'.repeat(1_023) + 'x',
      );
      assert.equal(await say(page, 'fits'), 'sent');
      const carried = requests(simulator).flatMap(({ message }) =>
        message?.text === undefined ? [] : [message.channel?.metadata.customAttributes],
      );
      const given = { plan: 'family', größe: 'ä' };
      assert.deepEqual(carried, [given, given, undefined, undefined, { n: 'é'.repeat(1_023) + 'x' }]);
      assert.equal(simulator.sessions()[0]?.attributes['plan'], 'family');
    }));
});

describe('a page that may not chat', () => {
  for (const [code, options] of [
    ['config/origin-refused', { simulator: { allowedOrigins: ['another.test'] } }],
    ['config/unknown-deployment', { deploymentId: '00000000-0000-4000-8000-000000000000' }],
    ['config/inactive', { simulator: { config: { status: 'Inactive' } } }],
  ] as const) {
    it(`says one sentence to the visitor, and the reason once to its owner (${code}) [P-6]`, () =>
      on({ ...options, attributes: 'open' }, async (stage) => {
        const page = await stage.open();
        await banner(page, "Chat isn't available here.").waitFor();
        await becomes(page, 'failed');
        assert.equal(stage.simulator.handshakes().length, 0);
        assert.equal(await page.getByRole('textbox').count(), 0);
        const ours = stage.console.filter((line) => line.includes('genesys-chat:'));
        assert.deepEqual(ours, [`error: genesys-chat: ${CHAT_ERRORS[code].sentence} (${code}) ${errorPage(code)}`]);
        const told = (await heardIn(page)).filter((line) => line.startsWith('gc-error'));
        assert.equal(told.length, 1);
        assert.ok(told[0]?.includes(`"code":"${code}"`));
      }));
  }
});

describe('the deployment’s settings', () => {
  it('are obeyed: title, colour, typing, markdown, auto start, clear, files', () => {
    const config = {
      defaultLanguage: 'en-us',
      customI18nLabels: [
        { language: 'en-us', localizedLabels: [{ key: 'MessengerHomeHeaderTitle', value: 'Fern & Co.' }] },
      ],
      messenger: {
        styles: { primaryColor: '#8a1c4f' },
        fileUpload: { enableAttachments: true, modes: [{ fileTypes: ['image/png'], maxFileSizeKB: 20 }] },
        apps: {
          conversations: {
            showAgentTypingIndicator: false,
            showUserTypingIndicator: false,
            autoStart: { enabled: true },
            markdown: { enabled: false },
            conversationClear: { enabled: false },
          },
        },
      },
    };
    return on({ attributes: 'open', simulator: { config } }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      await page.getByRole('heading', { name: 'Fern & Co.' }).waitFor();
      assert.equal(joins(simulator), 1);
      simulator.typing({});
      simulator.say({ text: 'a *plain* word' });
      await log(page).getByText('a *plain* word').waitFor();
      await page.getByRole('textbox').pressSequentially('typing');
      assert.equal(await say(page, 'said'), 'sent');
      assert.ok(!requests(simulator).some(({ message }) => message?.events?.[0]?.eventType === 'Typing'));
      assert.ok(!(await heardIn(page)).some((line) => line.startsWith('gc-typing')));
      await page.getByRole('button', { name: 'Menu' }).click();
      assert.equal(await page.getByRole('menuitem', { name: 'Clear conversation' }).count(), 0);
      assert.equal(await page.locator('genesys-chat input[type=file]').getAttribute('accept'), 'image/png');
      const why = await page.evaluate(() =>
        document
          .querySelector('genesys-chat')!
          .attach([
            new File(['some text'], 'a.txt', { type: 'text/plain' }),
            new File([new Uint8Array(20_001)], 'a.png', { type: 'image/png' }),
          ])
          .map(({ error }) => error?.code),
      );
      assert.deepEqual(why, ['attachment/type-refused', 'attachment/too-large']);
      const send = page.locator('genesys-chat [part~="send-button"] span').first();
      const colour = () =>
        send.evaluate((element) => {
          const brush = document.createElement('canvas').getContext('2d');
          if (!brush) return [];
          brush.fillStyle = getComputedStyle(element).backgroundColor;
          brush.fillRect(0, 0, 1, 1);
          return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
        });
      // It fades in as the button comes to life.
      await until('the accent', async () => (await colour()).join() === [0x8a, 0x1c, 0x4f].join());
    });
  });

  it('no files where the deployment allows none', () =>
    on(
      { attributes: 'open', simulator: { config: { messenger: { fileUpload: { enableAttachments: false } } } } },
      async ({ open }) => {
        const page = await open();
        await becomes(page, 'open');
        assert.equal(await page.getByRole('button', { name: 'Add files' }).count(), 0);
      },
    ));

  it('give way to the tag’s own wishes, and stand back where the tag asks for none of them', () =>
    on(
      {
        attributes: 'open no-config auto-start',
        simulator: { config: conversations({ conversationClear: { enabled: true } }) },
      },
      async ({ open, simulator, asked }) => {
        const page = await open();
        await becomes(page, 'open');
        await until('the Join', () => joins(simulator) === 1, 5);
        assert.ok(!asked.some(({ url }) => url.endsWith('.json')));
        await page.getByRole('button', { name: 'Menu' }).click();
        assert.equal(await page.getByRole('menuitem', { name: 'Clear conversation' }).count(), 0);
      },
    ));
});
