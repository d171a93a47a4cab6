import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import type {} from '../../src/index.js';
import { becomes, choose, log, say, stages, storedIn } from './support/play.js';

const on = stages();

describe('copies of the conversation, under a strict policy', () => {
  const attributes = 'open transcript="txt html json print"';

  it('are saved from the menu, and the page among them runs and loads nothing', () =>
    on({ attributes }, async ({ open, context }) => {
      const page = await open();
      await becomes(page, 'open');
      assert.equal(await say(page, '<img src=x onerror=alert(1)> & https://shop.example/x'), 'sent');
      for (const [item, ending] of [
        ['Save as text', 'txt'],
        ['Save as a web page', 'html'],
        ['Save as data (JSON)', 'json'],
      ] as const) {
        const saving = page.waitForEvent('download');
        await choose(page, item);
        const file = await saving;
        assert.match(file.suggestedFilename(), new RegExp(`^chat-\\d{4}-\\d\\d-\\d\\d\\.${ending}$`));
        const text = await readFile(await file.path(), 'utf8');
        assert.ok(text.includes('https://shop.example/x'), text);
        if (ending !== 'html') continue;
        const reader = await context.newPage();
        const asked: string[] = [];
        reader.on('request', (request) => asked.push(request.url()));
        await reader.setContent(text);
        assert.equal(
          await reader.locator('.said').first().textContent(),
          '<img src=x onerror=alert(1)> & https://shop.example/x',
        );
        assert.deepEqual(asked, []);
        await reader.close();
      }
    }));

  it('are on paper alone, and the page is as it was afterwards [A-35]', () =>
    on({ attributes, script: 'window.print = () => {};' }, async ({ open }) => {
      const page = await open();
      await becomes(page, 'open');
      assert.equal(await say(page, 'On paper'), 'sent');
      await choose(page, 'Print');
      await page.emulateMedia({ media: 'print' });
      const heading = page.getByRole('heading', { name: 'A shop' });
      assert.equal(await heading.isVisible(), false);
      assert.equal(await log(page).isVisible(), false);
      assert.equal(await page.locator('genesys-chat-print .said').getByText('On paper').isVisible(), true);
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
      assert.equal(await page.locator('genesys-chat-print').count(), 0);
      assert.equal(await heading.isVisible(), true);
      assert.equal(await log(page).isVisible(), false, 'what floats over a page is not on its paper');
      await page.emulateMedia({ media: 'screen' });
      assert.equal(await log(page).isVisible(), true);
    }));
});

describe('a draft', () => {
  it('outlives a reload, reaches the other tab, and leaves with the visitor', () =>
    on({ attributes: 'open' }, async ({ open }) => {
      const page = await open();
      await becomes(page, 'open');
      await page.getByRole('textbox').fill('Half a sent');
      await page.reload();
      await becomes(page, 'open');
      assert.equal(await page.getByRole('textbox').inputValue(), 'Half a sent');
      const other = await open();
      await becomes(other, 'open');
      assert.equal(await other.getByRole('textbox').inputValue(), 'Half a sent');
      await other.evaluate(() => document.querySelector('genesys-chat')!.end());
      assert.ok(!(await storedIn(other)).includes('Half a sent'));
      await page.waitForFunction(
        () => document.querySelector('genesys-chat')!.shadowRoot!.querySelector('textarea')?.value !== 'Half a sent',
      );
    }));

  it('is kept nowhere with storage="none"', () =>
    on({ attributes: 'open storage="none"' }, async ({ open }) => {
      const page = await open();
      await becomes(page, 'open');
      await page.getByRole('textbox').fill('Half a sent');
      await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
      assert.ok(!(await storedIn(page)).includes('Half a sent'));
    }));
});
