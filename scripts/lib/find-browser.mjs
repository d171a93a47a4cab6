import { existsSync, readdirSync } from 'node:fs';
import { installPackages, onPath } from './programs.mjs';

/** Debian's packages for the three engines; Xvfb is the screen WebKitGTK insists on. */
const DEBIAN_PACKAGES = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const FIREFOX_NAMES = ['firefox-esr', 'firefox'];

const APPLICATIONS = {
  chromium: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:/Program Files/Google/Chrome/Application/chrome.exe',
  ],
  firefox: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:/Program Files/Mozilla Firefox/firefox.exe'],
};

const findWebKit = () => {
  if (process.platform !== 'linux' || !onPath(['WebKitWebDriver']) || !onPath(['Xvfb'])) return undefined;
  return readdirSync('/usr/lib')
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .find(existsSync);
};

/**
 * Where each engine is; an engine that is not installed is left out.
 *
 * @returns {{ chromium?: string, firefox?: string, webkit?: string }}
 */
export const findBrowsers = () => {
  const found = {
    chromium: process.env.CHROME_PATH ?? onPath(CHROMIUM_NAMES) ?? APPLICATIONS.chromium.find(existsSync),
    firefox: process.env.FIREFOX_PATH ?? onPath(FIREFOX_NAMES) ?? APPLICATIONS.firefox.find(existsSync),
    webkit: findWebKit(),
  };
  return Object.fromEntries(Object.entries(found).filter(([, file]) => file !== undefined));
};

/**
 * The browsers to test in. Chromium is a must: where it is missing it is installed if that is possible without asking
 * (root on Debian), otherwise the error says what to type. In CI all three engines are a must. `BROWSERS=chromium,webkit`
 * in the environment chooses others.
 *
 * @returns {Promise<{ chromium?: string, firefox?: string, webkit?: string }>}
 * @throws {Error} A wanted engine is missing and cannot be installed from here.
 */
export const ensureBrowsers = async () => {
  const chosen = process.env.BROWSERS?.split(',').map((name) => name.trim());
  const unknown = chosen?.find((name) => !(name in DEBIAN_PACKAGES));
  if (unknown !== undefined)
    throw new Error(`BROWSERS: "${unknown}" is none of ${Object.keys(DEBIAN_PACKAGES).join(', ')}.`);
  const required = chosen ?? (process.env.CI ? Object.keys(DEBIAN_PACKAGES) : ['chromium']);
  let found = findBrowsers();
  const missing = required.filter((name) => !(name in found));
  if (missing.length > 0) {
    await install(missing);
    found = findBrowsers();
    const still = missing.filter((name) => !(name in found));
    if (still.length > 0) throw new Error(`Installed, yet not found: ${still.join(', ')}.`);
  }
  return chosen ? Object.fromEntries(Object.entries(found).filter(([name]) => chosen.includes(name))) : found;
};

const install = (engines) =>
  installPackages(
    engines.flatMap((engine) => DEBIAN_PACKAGES[engine]),
    {
      what: engines.join(', '),
      elsewhere: 'elsewhere install Chrome, or point CHROME_PATH at any Chromium.',
    },
  );
