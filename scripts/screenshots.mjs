/**
 * `npm run screenshots [-- --no-build --of states --state offline,waiting --look dark]`: what the chat looks like, as pictures
 * in `screenshots/`. The gallery and the frames: one for each section, light and dark, right-to-left, and on a phone. The
 * states: one for each, also in forced colours and with text of twice the size, and `index.html` to see them side by side.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstall } from './lib/ensure-install.mjs';
import { ensureBrowsers } from './lib/find-browser.mjs';
import { root, runNode, say } from './lib/run.mjs';
import { shootStates } from './lib/state-pictures.mjs';
import { serveDemo } from './serve-demo.mjs';

const FOLDER = path.join(root, 'screenshots');
const PAGES = ['gallery', 'fixtures'];
const LOOKS = {
  light: { query: '', width: 1280 },
  dark: { query: 'dark', width: 1280 },
  rtl: { query: 'rtl', width: 1280 },
  phone: { query: 'narrow', width: 360 },
};

/** Pictures load when they come near the view: everything is looked at once, and the page's own header stays in its place. */
const settle = async () => {
  document.querySelector('.gallery-top').style.position = 'static';
  const images = [];
  for (const chat of document.querySelectorAll('genesys-chat')) {
    chat.scrollIntoView();
    for (const image of chat.shadowRoot.querySelectorAll('img')) {
      image.loading = 'eager';
      images.push(image.decode().catch(() => {}));
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  await Promise.all(images);
};

/** The frames take a while to be played; the gallery stands at once. */
const isReady = () => !document.body.matches('.fixtures') || document.documentElement.dataset.ready !== undefined;

const shoot = async (browser, url, page, look) => {
  const { query, width } = LOOKS[look];
  const tab = await browser.newPage({ viewport: { width, height: 900 } });
  await tab.goto(`${url}/${page}.html?${query}`);
  await tab.waitForSelector('main > section');
  await tab.waitForFunction(isReady, undefined, { timeout: 180_000 });
  await tab.evaluate(settle);
  const sections = await tab.locator('main > section').all();
  for (const section of sections) {
    const title = (await section.locator('h2').first().textContent()).replace(/\W+/g, '-').replace(/-\d*-?$/, '');
    await section.screenshot({ path: path.join(FOLDER, `${page}-${look}-${title.toLowerCase()}.png`) });
  }
  await tab.close();
  say(`${page}, ${look}: ${sections.length} pictures`);
};

const { values } = parseArgs({
  options: {
    'no-build': { type: 'boolean', default: false },
    of: { type: 'string', default: [...PAGES, 'states'].join() },
    state: { type: 'string' },
    look: { type: 'string' },
  },
});
const wanted = values.of.split(',');
await ensureInstall();
const { chromium: executablePath } = await ensureBrowsers();
if (!values['no-build'] || !existsSync(path.join(root, 'dist/define.min.js'))) {
  const { code } = await runNode(['scripts/build.mjs'], { quiet: true });
  if (code !== 0) process.exit(code);
}
const { chromium } = await import('playwright-core');
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER);
const server = await serveDemo({ port: 0 });
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
try {
  if (wanted.includes('states'))
    await shootStates(browser, server.url, FOLDER, {
      states: values.state?.split(','),
      looks: values.look?.split(','),
    });
  for (const page of PAGES.filter((each) => wanted.includes(each)))
    for (const look of Object.keys(LOOKS)) await shoot(browser, server.url, page, look);
  say(`Written to ${path.relative(process.cwd(), FOLDER) || '.'}`);
} finally {
  await browser.close();
  await server.close();
}
