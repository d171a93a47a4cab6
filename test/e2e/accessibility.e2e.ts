import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import type {} from '../../src/index.js';
import type { Simulator } from '../../src/simulator/index.js';
import { addStyles, focusInSight, measure, scrollsSideways } from './support/measure.js';
import { AUTO_START, hears, write } from './support/person.js';
import { becomes, log, say, stages } from './support/play.js';

const on = stages();

const CONTROLS = 'button, a[href], input:not([type=hidden], [type=file]), select, textarea';
/** A link in a sentence may be as small as its line (2.5.8). */
const TARGETS = 'button, input:not([hidden]), select, textarea';

interface Look {
  readonly attributes?: string;
  readonly browser?: BrowserContextOptions;
  readonly script?: string;
}

/** A bot that shows everything it can, and what failed. */
const talk = (look: Look, play: (page: Page, simulator: Simulator) => Promise<void>): Promise<void> =>
  on(
    { attributes: 'open', ...look, simulator: { scenario: 'showcase', config: AUTO_START } },
    async ({ open, simulator }) => {
      const page = await open();
      await hears(page, 'I am Nova');
      await page.getByRole('button', { name: 'Card', exact: true }).click();
      await hears(page, 'This one is free tonight.');
      simulator.fault({ kind: 'error', code: 400, action: 'onMessage' });
      await write(page, 'A question with https://genesys-chat.example/a-rather-long-address-in-it');
      await page.getByText('Not sent').waitFor();
      await play(page, simulator);
    },
  );

describe('a small screen', () => {
  const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
  const panel = (page: Page) => page.locator('genesys-chat [part~=panel]');
  const isModal = (page: Page): Promise<boolean> => panel(page).evaluate((each) => each.ariaModal === 'true');
  /** Whether the page can be reached: inert things take no focus. */
  const reaches = (page: Page): Promise<boolean> =>
    page.evaluate(() => {
      const link = document.querySelector('a');
      const before = document.activeElement;
      link?.focus();
      const isThere = document.activeElement === link;
      if (isThere && before instanceof HTMLElement) before.focus();
      return isThere;
    });

  it('is filled by a modal dialog; the page is out of reach so long, and no longer: closed, grown, removed [A-4]', () =>
    on({ browser: PHONE }, async ({ open }) => {
      const page = await open();
      assert.equal(await reaches(page), true);
      await page.getByRole('button', { name: 'Open chat' }).tap();
      assert.deepEqual([await isModal(page), await reaches(page)], [true, false]);
      await page.getByRole('button', { name: 'Close chat' }).last().tap();
      assert.equal(await reaches(page), true);
      await page.evaluate(() => document.querySelector('genesys-chat')!.show());
      assert.deepEqual([await isModal(page), await reaches(page)], [true, false]);
      await page.setViewportSize({ width: 900, height: 780 });
      await page.waitForFunction(
        () => !document.querySelector('genesys-chat')!.shadowRoot!.querySelector('[aria-modal]'),
      );
      assert.equal(await reaches(page), true);
      await page.setViewportSize({ width: 390, height: 780 });
      await page.waitForFunction(() =>
        document.querySelector('genesys-chat')!.shadowRoot!.querySelector('[aria-modal]'),
      );
      assert.equal(await reaches(page), false);
      await page.evaluate(() => document.querySelector('genesys-chat')!.remove());
      assert.equal(await reaches(page), true);
    }));

  it('moves no focus when it is open from the start, and says what comes in while it is modal [A-14] [A-4] [A-7]', () =>
    on({ attributes: 'open', browser: PHONE }, async ({ open, simulator }) => {
      const page = await open();
      await becomes(page, 'open');
      assert.equal(await page.evaluate(() => document.querySelector('genesys-chat')!.shadowRoot!.activeElement), null);
      simulator.say({ text: 'Hello there', from: { nickname: 'Ana' } });
      await log(page).getByText('Hello there').waitFor();
      // Inert, it would not be in the tree that is read.
      const cdp = await page.context().newCDPSession(page);
      const spoken = async (): Promise<boolean> => {
        const { nodes } = await cdp.send('Accessibility.getFullAXTree');
        return nodes.some(({ ignored, name }) => !ignored && name?.value === 'Agent Ana says: Hello there');
      };
      for (let i = 0; i < 60 && !(await spoken()); i++) await page.waitForTimeout(50);
      assert.equal(await spoken(), true);
    }));

  it('has letters of 16 px to write in, and the text box stays above the keyboard [A-34]', () =>
    on({ attributes: 'open', browser: PHONE }, async ({ open }) => {
      const page = await open();
      await becomes(page, 'open');
      const input = page.getByRole('textbox');
      assert.ok((await input.evaluate((each) => parseFloat(getComputedStyle(each).fontSize))) >= 16);
      for (const height of [780, 420]) {
        await page.setViewportSize({ width: 390, height });
        await page.waitForFunction((wanted) => visualViewport?.height === wanted, height);
        const box = await input.boundingBox();
        assert.ok(box && box.y + box.height <= height, `${JSON.stringify(box)} in ${height}`);
      }
    }));

  it('leaves free what the device keeps for itself [A-34]', () =>
    on({ attributes: 'open', browser: PHONE }, async ({ open }) => {
      const page = await open();
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Emulation.setSafeAreaInsetsOverride', { insets: { top: 40, bottom: 30 } });
      await page.waitForFunction(() => {
        const found = document.querySelector('genesys-chat')!.shadowRoot!.querySelector('.panel');
        return (
          found && getComputedStyle(found).paddingTop === '40px' && getComputedStyle(found).paddingBottom === '30px'
        );
      });
    }));

  it('is closed by Back, and the page stays: its address, its state and its history [A-4]', () =>
    on({ attributes: 'back-closes', browser: PHONE }, async ({ open }) => {
      const page = await open();
      await page.evaluate(() => {
        history.replaceState({ route: 'shop' }, '');
        const told: string[] = [];
        document.addEventListener('gc-hide', (event) =>
          told.push((event as CustomEvent<{ source: string }>).detail.source),
        );
        Object.assign(window, { told });
      });
      const state = () =>
        page.evaluate(() => ({
          open: document.querySelector('genesys-chat')!.open,
          url: location.href,
          state: history.state as unknown,
          told: (window as Window & { told?: string[] }).told,
        }));
      const before = await state();
      const launcher = page.getByRole('button', { name: 'Open chat' });
      await launcher.tap();
      await page.goBack();
      await page.waitForFunction(() => !document.querySelector('genesys-chat')!.open);
      assert.deepEqual(await state(), { ...before, told: ['back'] });
      const length = await page.evaluate(() => history.length);
      for (let i = 0; i < 3; i++) {
        await launcher.tap();
        await page.getByRole('button', { name: 'Close chat' }).last().tap();
        await launcher.waitFor();
      }
      await page.waitForFunction((wanted) => history.length === wanted, length);
      assert.deepEqual((await state()).told, ['back', 'button', 'button', 'button']);
      assert.deepEqual((await state()).state, { route: 'shop' });
    }));
});

describe('what a person may change', () => {
  it('320 px and 400 % need no scrolling two ways, either way up [A-30]', () =>
    talk({ browser: { viewport: { width: 320, height: 256 } } }, async (page) => {
      for (const [width, height] of [
        [320, 256],
        [320, 800],
        [640, 320],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(100);
        assert.equal(await scrollsSideways(page), false, `${width} × ${height}`);
        const outside = (await measure(page, CONTROLS)).filter(
          ({ left, right, what }) => !what.startsWith('card') && (left < -1 || right > width + 1),
        );
        assert.deepEqual(outside, [], `${width} × ${height}`);
      }
    }));

  for (const [how, rules] of [
    [
      'space between letters, words and lines',
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
       p { margin-block-end: 2em !important; }`,
    ],
    ['text of twice the size', '.root { font-size: 30px !important; }'],
  ] as const) {
    it(`${how} cuts nothing off [A-30]`, () =>
      talk({}, async (page) => {
        await addStyles(page, rules);
        assert.equal(await scrollsSideways(page), false);
        const cut = (await measure(page, 'button, .bubble, .meta, .banner, .card-title, .card-text, .heading')).filter(
          ({ clipped }) => clipped,
        );
        assert.deepEqual(cut, []);
      }));
  }

  it('forced colours: bubbles and buttons have borders, and the focus is seen [A-31] [A-18]', () =>
    talk({ browser: { forcedColors: 'active' } }, async (page) => {
      assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
      const bare = (await measure(page, '.bubble:not(.emoji), button:not(.send), .send > span, .field')).filter(
        ({ border }) => border < 1,
      );
      assert.deepEqual(bare, []);
      await page.getByRole('textbox').focus();
      await page.keyboard.press('Shift+Tab');
      assert.ok((await focusInSight(page)).ring >= 2);
    }));

  it('more contrast: lines and quiet text are raised [A-31]', () =>
    talk({}, async (page) => {
      const look = () =>
        page.evaluate(() => {
          const root = document.querySelector('genesys-chat')!.shadowRoot!;
          const [muted, bubble, text] = ['.meta', '.bubble', '.panel'].map((each) =>
            getComputedStyle(root.querySelector(each)!),
          );
          return { muted: muted?.color, bubble: bubble?.borderTopColor, text: text?.color };
        });
      const before = await look();
      await page.emulateMedia({ contrast: 'more' });
      const after = await look();
      assert.notEqual(before.muted, before.text);
      assert.equal(after.muted, after.text);
      assert.notEqual(after.bubble, before.bubble);
    }));

  it('reduced motion: nothing moves, and typing is told in words [A-32]', () =>
    talk({ browser: { reducedMotion: 'reduce' } }, async (page, simulator) => {
      simulator.typing({ durationMs: 5_000, from: { nickname: 'Ana' } });
      await log(page).getByText('Ana is typing…').waitFor();
      assert.equal(await page.locator('genesys-chat .dots').isVisible(), false);
      await page.getByRole('button', { name: 'Close chat' }).last().click();
      await page.getByRole('button', { name: /Open chat/ }).click();
      const moving = await page.evaluate(() =>
        document
          .querySelector('genesys-chat')!
          .shadowRoot!.getAnimations()
          .map((each) => each.playState),
      );
      assert.deepEqual(moving, []);
    }));

  it('full motion: what nobody asked for ends within five seconds [A-32]', () =>
    talk({}, async (page, simulator) => {
      simulator.typing({ durationMs: 5_000, from: { nickname: 'Ana' } });
      await page.locator('genesys-chat .dots').waitFor();
      const longest = await page.evaluate(() =>
        Math.max(
          ...document
            .querySelector('genesys-chat')!
            .shadowRoot!.getAnimations()
            .map((each) => Number(each.effect?.getComputedTiming().endTime)),
        ),
      );
      assert.ok(longest > 0 && longest <= 5_200, String(longest));
    }));

  it('a page is printed without the chat that floats over it [A-35]', () =>
    talk({}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      for (const part of ['launcher', 'log', 'composer'])
        assert.equal(await page.locator(`genesys-chat [part~=${part}]`).first().isVisible(), false, part);
      assert.equal(await page.getByRole('heading', { name: 'A shop' }).isVisible(), true);
    }));

  it('works with no pictures and nothing that could be stored [A-36]', () =>
    on(
      {
        attributes: 'open',
        simulator: { scenario: 'showcase', config: AUTO_START },
        script: `
          for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
            Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });`,
      },
      async ({ open, context }) => {
        await context.route(/\.(png|jpe?g|svg|gif)/, (route) => route.abort());
        const page = await open();
        await hears(page, 'I am Nova');
        await page.getByRole('button', { name: 'Card', exact: true }).click();
        await page.getByRole('button', { name: 'Choose room 212' }).waitFor();
        assert.equal(await say(page, 'still here'), 'sent');
      },
    ));

  it('another direction and another language of the page, while it runs [A-36]', () =>
    talk({}, async (page) => {
      const launcherAt = async (): Promise<number> =>
        (await page.locator('genesys-chat [part~=launcher]').boundingBox())!.x;
      const time = () => page.locator('genesys-chat [part~=time]').first().textContent();
      const [x, before] = [await launcherAt(), await time()];
      await page.evaluate(() => Object.assign(document.documentElement, { dir: 'rtl', lang: 'ar-EG' }));
      await page.evaluate(() => document.querySelector('genesys-chat')!.requestUpdate());
      assert.ok((await launcherAt()) < x / 2);
      assert.equal(await scrollsSideways(page), false);
      assert.ok(before);
    }));
});

describe('the hand and the eye', () => {
  it('every target is 24 px large, launcher, send and close 44 [A-22]', () =>
    talk({ attributes: 'open' }, async (page) => {
      await page.getByRole('button', { name: 'Menu' }).click();
      const small = (await measure(page, TARGETS)).filter(({ width, height }) => width < 23.9 || height < 23.9);
      assert.deepEqual(small, []);
      for (const each of await measure(page, '[part~=launcher], [part~=send-button], [part~=close-button]'))
        assert.ok(each.width >= 44 && each.height >= 44, each.what);
    }));

  it('a press counts when it is let go, and not where one drew back from it [A-23]', () =>
    talk({}, async (page) => {
      const button = page.getByRole('button', { name: 'Choose room 212' });
      await button.scrollIntoViewIfNeeded();
      const box = (await button.boundingBox())!;
      const count = (): Promise<number> => page.evaluate(() => document.querySelector('genesys-chat')!.messages.length);
      const before = await count();
      await page.mouse.move(box.x + 10, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(5, 5);
      await page.mouse.up();
      assert.equal(await count(), before);
      await button.click();
      await page.waitForFunction((n) => document.querySelector('genesys-chat')!.messages.length > n, before);
    }));

  it('the ring of what has the focus is 2 px at least and lies under nothing, whatever Tab comes to [A-18] [A-17]', () =>
    talk({}, async (page) => {
      await page.locator('a').first().focus();
      const way: string[] = [];
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press('Tab');
        const { what, ring, seen } = await focusInSight(page);
        if (what === 'the page') break;
        way.push(what);
        assert.ok(ring >= 2, `${what}: a ring of ${ring} px`);
        assert.ok(seen, `${what} is covered`);
      }
      for (const wanted of ['Skip to the chat', 'Menu', 'Messages', 'Message', 'Back to the page'])
        assert.ok(way.includes(wanted), `${wanted} is not among ${way.join(', ')}`);
      assert.ok(way.length < 40, 'Tab leaves the panel');
    }));
});
