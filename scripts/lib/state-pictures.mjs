/** A picture of each state of the chat in each look, and sheets on which to see them side by side. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { STATES } from '../../demo/states/states.js';
import { say } from './run.mjs';

const DESK = { width: 480 + 80, height: 820 };
const PHONE = { width: 390, height: 844 };

/** @type {Record<string, { query?: string, viewport?: object, media?: object }>} */
export const LOOKS = {
  light: {},
  dark: { query: 'dark' },
  phone: { viewport: PHONE },
  rtl: { query: 'rtl' },
  forced: { media: { forcedColors: 'active' } },
  large: { query: 'large' },
};
/** Tabs at work at the same time. */
const TABS = 3;
/** Pictures on one sheet. */
const SHEET = 8;

const nameOf = (look, id) => `state-${look}-${id}.png`;

const shootLook = async (browser, url, folder, look, states) => {
  const { query = '', viewport = DESK, media = {} } = LOOKS[look];
  const left = [...states];
  const work = async () => {
    const context = await browser.newContext({ viewport });
    const tab = await context.newPage();
    await tab.emulateMedia({ reducedMotion: 'reduce', ...media });
    for (let state = left.shift(); state; state = left.shift()) {
      await tab.goto(`${url}/state.html?of=${state.id}&${query}`);
      await tab.waitForSelector('html[data-ready]', { timeout: 20_000, state: 'attached' });
      await tab.screenshot({ path: path.join(folder, nameOf(look, state.id)) });
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: TABS }, work));
  say(`states, ${look}: ${states.length} pictures`);
};

const figure = (look, { id, title }) =>
  `<figure><a href="${nameOf(look, id)}"><img src="${nameOf(look, id)}" alt="" /></a><figcaption>${title}</figcaption></figure>`;

const sheets = (look, states) =>
  Array.from({ length: Math.ceil(states.length / SHEET) }, (_, at) => {
    const some = states.slice(at * SHEET, (at + 1) * SHEET);
    return `<div class="sheet" id="${look}-${at + 1}">${some.map((state) => figure(look, state)).join('')}</div>`;
  }).join('');

const STYLE = `body{margin:24px;font:14px/1.4 system-ui,sans-serif;background:#8a8f8c}h2{margin:32px 0 8px}
.sheet{display:grid;grid-template-columns:repeat(4,1fr);gap:12px;inline-size:1600px;padding:6px}
figure{margin:0}img{display:block;inline-size:100%}figcaption{margin-block-start:4px}`;

const index = (looks, states) =>
  `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Every state in every look</title><style>${STYLE}</style>` +
  looks.map((look) => `<h2>${look}</h2>${sheets(look, states)}`).join('');

/** @param {{ states?: readonly string[], looks?: readonly string[] }} [only] Default: all of them. */
export const shootStates = async (browser, url, folder, only = {}) => {
  const states = STATES.filter(({ id }) => !only.states || only.states.includes(id));
  const looks = Object.keys(LOOKS).filter((look) => !only.looks || only.looks.includes(look));
  for (const look of looks) await shootLook(browser, url, folder, look, states);
  const file = path.join(folder, 'index.html');
  writeFileSync(file, index(looks, states));
  const tab = await browser.newPage({ viewport: { width: 1680, height: 900 } });
  await tab.goto(pathToFileURL(file).href);
  for (const sheet of await tab.locator('.sheet').all())
    await sheet.screenshot({ path: path.join(folder, `sheet-${await sheet.getAttribute('id')}.png`) });
  await tab.close();
};
