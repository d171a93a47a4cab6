import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { until } from './support/drop-script.js';
import * as person from './support/person.js';
import { launch, playOn, type Stage } from './support/stage.js';

const chosen = (type: string, text: string, payload: string, more = {}) => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type, text, payload, ...more },
});

const field = (id: string, text: string, payload: string) => ({ id, component: chosen('Form', text, payload) });

/** A picker that was answered: what was chosen, and no controls. */
const isAnswered = async (page: Page, title: string, ...words: readonly string[]): Promise<void> => {
  const answers = person.offer(page, title).locator('.answers');
  await answers.waitFor({ timeout: 10_000 });
  for (const each of words) assert.ok((await answers.innerText()).includes(each), `${title}: ${each}`);
  assert.equal(await person.offer(page, title).locator('input, select, textarea, button').count(), 0);
};

/** Two days from the service's today, which is one of the days of the form. */
const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

const fillForm = async (page: Page, send: () => Promise<void>): Promise<void> => {
  const form = person.offer(page, 'A few questions');
  await form.getByRole('button', { name: 'Begin' }).click();
  await form.getByLabel('First name').fill('Ines');
  await form.getByLabel('Day of your visit').fill(day);
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByLabel('Invoices').check();
  await send();
  await form.getByLabel('Something else').check();
  await form.getByLabel('How many people').selectOption('3 people');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByText('Check your answers').waitFor();
  await form.getByRole('button', { name: 'Send' }).click();
};

const formAnswer = (originatingMessageId: string) => ({
  type: 'Structured',
  text: 'Form completed',
  metadata: {},
  content: [
    {
      contentType: 'Form',
      form: {
        originatingMessageId,
        cannedResponseId: '3f0b8c52-7d19-4e6a-9c84-b1e25a7d60f3',
        response: [
          field('given-name', 'Ines', 'Ines'),
          field('visit-date', day.split('-').reverse().join('/'), `${day}T00:00:00.000Z`),
          field('topics', 'Invoices', 'topic-invoice'),
          field('topics', 'Something else', 'topic-other'),
          field('people', '3 people', 'people-3'),
        ],
      },
    },
  ],
});

describe('pickers and forms, on a page against the simulator on a port', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** @param first - What the visitor wants to see. */
  const on = (first: string, play: (stage: Stage, page: Page) => Promise<void>, speed = 1): Promise<void> =>
    playOn(
      browser,
      {
        speed,
        attributes: 'open',
        simulator: { scenario: 'showcase', config: person.AUTO_START },
        browser: { timezoneId: 'Asia/Tokyo' },
      },
      async (stage) => {
        const page = await stage.open();
        await person.hears(page, 'I am Nova');
        await page.getByRole('button', { name: first, exact: true }).click();
        await play(stage, page);
      },
    );

  it('are answered in the widget’s dialect, and closed in another tab and after a reload [P-25] [P-27] [P-28] [P-29]', () =>
    on('Date picker', async ({ simulator, open }, page) => {
      const other = await open();
      await page.bringToFront();
      const dates = person.offer(page, 'Boiler check');
      await dates.getByLabel('Day').selectOption({ index: 1 });
      // Nine o'clock in UTC.
      await dates.getByText('6:00 PM').click();
      await dates.getByRole('button', { name: 'Confirm' }).click();
      const date = (await person.nextSent(simulator, 2)) as { content: { buttonResponse: { text: string } }[] };
      const at = `${day}T09:00:00.000Z`;
      const { text = '' } = date.content[0]?.buttonResponse ?? {};
      assert.match(text, /6:00.PM$/);
      const parentMessageId = person.idOf(simulator, 'DatePicker');
      assert.deepEqual(date, {
        type: 'Structured',
        content: [chosen('DatePicker', text, at)],
        metadata: { parentMessageId },
      });
      await person.hears(page, 'Booked for');

      await person.write(page, 'List picker');
      const milk = person.offer(page, 'Which milk?');
      await milk.getByLabel('Oat milk').check();
      await milk.getByLabel('Whole milk').check();
      await milk.getByRole('button', { name: 'Choose' }).click();
      let of = person.idOf(simulator, 'ListPicker');
      assert.deepEqual(await person.nextSent(simulator, 4), {
        type: 'Structured',
        text: 'Your milk',
        content: [chosen('ListPicker', 'Whole milk', 'milk-cow', { originatingMessageId: of })],
        metadata: { parentMessageId: of },
      });
      await person.hears(page, 'You chose Whole milk.');

      await person.write(page, 'List picker with sections');
      const coffee = person.offer(page, 'Build your coffee');
      for (const label of ['Oat milk', 'Cinnamon', 'Second shot']) await coffee.getByLabel(label).check();
      await coffee.getByRole('button', { name: 'Choose' }).click();
      of = person.idOf(simulator, 'ListPicker');
      const coffeeParts = [
        ['Oat milk', 'milk-oat'],
        ['Cinnamon', 'extra-cinnamon'],
        ['Second shot', 'extra-shot'],
      ] as const;
      assert.deepEqual(await person.nextSent(simulator, 6), {
        type: 'Structured',
        text: 'Your coffee',
        content: coffeeParts.map(([label, id]) => chosen('ListPicker', label, id, { originatingMessageId: of })),
        metadata: { parentMessageId: of },
      });
      await person.hears(page, 'You chose Oat milk, Cinnamon and Second shot.');

      await page.reload();
      for (const tab of [page, other]) {
        await tab.bringToFront();
        await isAnswered(tab, 'Boiler check', text.replace(/.PM$/, ''));
        await isAnswered(tab, 'Which milk?', 'Whole milk');
        await isAnswered(tab, 'Build your coffee', 'Oat milk', 'Cinnamon', 'Second shot');
      }
      assert.equal(person.sent(simulator, 'onMessage').length, 6);
    }));

  it('a form goes over both pages and the summary, is confirmed, and stays answered everywhere [P-25] [P-28]', () =>
    on('Form', async ({ simulator, open }, page) => {
      const other = await open();
      await page.bringToFront();
      await fillForm(page, async () => {});
      assert.deepEqual(await person.nextSent(simulator, 2), formAnswer(person.idOf(simulator, 'Form')));
      for (const words of ['First name: Ines', 'Topics: Invoices and Something else', 'How many people: 3 people'])
        await person.hears(page, words);
      await page.reload();
      for (const tab of [page, other]) {
        await tab.bringToFront();
        await isAnswered(tab, 'A few questions', 'Ines', 'Invoices, Something else', '3 people');
      }
    }));

  for (const kind of ['drop', 'stall'] as const)
    it(`a form half filled survives a ${kind} and goes out once when it is whole [P-25] [P-49]`, () =>
      on(
        'Form',
        async ({ simulator }, page) => {
          await fillForm(page, async () => {
            if (kind === 'stall') return void simulator.fault({ kind });
            simulator.fault({ kind: 'drop' });
            simulator.fault({ kind: 'refuse', count: 100 });
            await page.getByRole('button', { name: 'Retry now' }).waitFor();
          });
          await isAnswered(page, 'A few questions', 'Ines', 'Invoices, Something else', '3 people');
          assert.equal(person.timesSaid(simulator, 'Form completed'), 0);
          simulator.clearFaults();
          // Unless it has come back by itself just now.
          const retry = page.getByRole('button', { name: 'Retry now' });
          if (kind === 'drop') await retry.click({ timeout: 2_000 }).catch(() => undefined);
          await person.hears(page, 'First name: Ines');
          assert.deepEqual(person.lastSent(simulator), formAnswer(person.idOf(simulator, 'Form')));
          assert.equal(person.timesSaid(simulator, 'Form completed'), 1);
        },
        // A silence is found out after ten seconds of the page's time.
        kind === 'stall' ? 8 : 1,
      ));

  for (const when of ['before-commit', 'after-commit'] as const)
    it(`a pick that is cut off ${when} is at the service once and stays marked [P-28] [P-45]`, () =>
      on('List picker', async ({ simulator }, page) => {
        const milk = person.offer(page, 'Which milk?');
        await milk.getByLabel('Oat milk').check();
        simulator.fault({ kind: 'drop', when });
        await milk.getByRole('button', { name: 'Choose' }).click();
        await isAnswered(page, 'Which milk?', 'Oat milk');
        await person.hears(page, 'You chose Oat milk.');
        await until('it counts as sent', () =>
          page.evaluate(() => document.querySelector('genesys-chat')!.pending.length === 0),
        );
        await isAnswered(page, 'Which milk?', 'Oat milk');
        assert.equal(person.timesSaid(simulator, 'milk-oat'), 1);
        assert.equal(person.sent(simulator, 'onMessage').length, when === 'before-commit' ? 3 : 2);
      }));
});
