import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { until } from './support/drop-script.js';
import * as person from './support/person.js';
import { launch, playOn, type Stage } from './support/stage.js';

const button = (type: string, text: string, payload: string, more = {}) => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type, text, payload, ...more },
});

describe('rich content of a bot, on a page against the simulator on a port', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** The bot greets by itself; the visitor's day begins and ends elsewhere than the service's. */
  const on = (play: (stage: Stage, page: Page) => Promise<void>): Promise<void> =>
    playOn(
      browser,
      {
        attributes: 'open',
        script: person.LISTEN,
        simulator: { scenario: 'showcase', config: person.AUTO_START },
        browser: { timezoneId: 'Asia/Tokyo' },
      },
      async (stage) => {
        const page = await stage.open();
        await person.hears(page, 'I am Nova');
        await play(stage, page);
      },
    );

  it('quick replies look the same and answer the same in all three forms, once [P-24] [P-25]', () =>
    on(async ({ simulator }, page) => {
      let count = 0;
      const tap = async (label: string, payload: string): Promise<void> => {
        // Those of answered messages are disabled, but for the chosen one.
        await page.locator('genesys-chat .quick-reply.open', { hasText: RegExp(`^\\s*${label}\\s*$`) }).click();
        assert.deepEqual(await person.nextSent(simulator, ++count), {
          type: 'Structured',
          text: label,
          content: [button('QuickReply', label, payload)],
          metadata: {},
        });
      };
      await tap('Quick replies', 'show:quick-replies');
      for (const next of ['Quick replies, other form', 'Quick replies, newer form', 'bye']) {
        await tap('Plum', 'colour:plum');
        await person.hears(page, 'You chose Plum.');
        const given = page.locator('genesys-chat [part~=quick-replies]', { hasText: 'Plum' }).last();
        assert.equal(await given.locator('.chosen').innerText(), 'Plum');
        assert.equal(await given.locator(':disabled').count(), 2);
        await person.write(page, next);
        count++;
      }
      assert.equal(person.timesSaid(simulator, 'colour:plum'), 3);
    }));

  it('a card sends its button and nothing for its link, which the page hears of [P-25] [P-26]', () =>
    on(async ({ simulator, context }, page) => {
      await context.route(/genesys-chat\.example/, (route) => route.fulfill({ body: 'A room' }));
      await page.getByRole('button', { name: 'Card', exact: true }).click();
      const card = person.offer(page, 'Room 212');
      await until('its picture is there', () =>
        card.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth > 0),
      );
      const opened = context.waitForEvent('page');
      await card.getByRole('link', { name: 'See more' }).click();
      const room = await opened;
      await room.waitForLoadState();
      assert.equal(room.url(), 'https://genesys-chat.example/rooms/212/photos');
      assert.equal(await room.evaluate(() => document.referrer), '');
      await room.close();
      await card.getByRole('button', { name: 'Choose room 212' }).click();
      assert.deepEqual(await person.nextSent(simulator, 2), {
        type: 'Structured',
        text: 'Choose room 212',
        content: [button('Button', 'Choose room 212', 'room:212')],
        metadata: {},
      });
      await person.hears(page, 'You chose Choose room 212.');
      const actions = (await person.heard(page)).filter(({ name }) => name === 'gc-action');
      assert.deepEqual(
        actions.map(({ kind, href }) => [kind, href]),
        [
          ['postback', undefined],
          ['link', 'https://genesys-chat.example/rooms/212/photos'],
          ['postback', undefined],
        ],
      );
    }));

  it('a carousel turns by its arrows to the last card, and is answered there [P-25]', () =>
    on(async ({ simulator }, page) => {
      await page.getByRole('button', { name: 'Carousel', exact: true }).click();
      const next = page.getByRole('button', { name: 'Next card' });
      const last = page.getByRole('button', { name: 'Choose room 118' });
      await next.waitFor();
      assert.equal(await page.getByRole('button', { name: 'Previous card' }).isVisible(), false);
      const isInSight = (): Promise<boolean> =>
        last.evaluate((element) => {
          const { left, right } = element.getBoundingClientRect();
          const cards = element.closest('.cards')?.getBoundingClientRect();
          return cards !== undefined && left >= cards.left - 2 && right <= cards.right + 2;
        });
      assert.equal(await isInSight(), false);
      await until('the end of the cards', async () => {
        if (await next.isVisible()) await next.click({ timeout: 1_000 }).catch(() => undefined);
        return isInSight();
      });
      await until('no way further', async () => !(await next.isVisible()));
      await page.getByRole('button', { name: 'Previous card' }).waitFor();
      await last.click();
      const { content } = (await person.nextSent(simulator, 2)) as { content: unknown };
      assert.deepEqual(content, [button('Button', 'Choose room 118', 'room:118')]);
      await person.hears(page, 'You chose Choose room 118.');
      assert.equal(await page.getByRole('button', { name: 'Choose room 305' }).isDisabled(), true);
    }));

  it('unknown content shows its text, tells the page so, and stops nothing [P-23]', () =>
    on(async (_, page) => {
      await page.getByRole('button', { name: 'Unknown content' }).click();
      await person.hears(page, 'This needs a newer version.');
      await person.write(page, 'Notification');
      await person.hears(page, 'Receipt 4471: paid.');
      const codes = (await person.heard(page)).flatMap(({ name, code }) => (name === 'gc-error' ? [code] : []));
      assert.deepEqual(codes, ['frame/unknown-content'], 'and what belongs to another channel is not unknown');
    }));
});
