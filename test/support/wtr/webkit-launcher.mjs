import { startWebKit } from './webkit-session.mjs';

/**
 * WebKitGTK as a browser of web-test-runner. One window, so one test file at a time.
 *
 * @param {Parameters<typeof startWebKit>[0]} [options]
 */
export const webkitLauncher = (options) => {
  let browser;
  const active = new Map();
  return {
    name: 'WebKit',
    // The built-in commands choose how to talk to a browser by this word.
    type: 'playwright',
    concurrency: 1,
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => active.get(id),
    async startSession(id, url) {
      browser ??= startWebKit(options);
      const { page, goto } = await browser;
      this.getPage = () => page;
      active.set(id, url);
      await page.setViewportSize({ width: 800, height: 600 });
      await goto(url);
    },
    async stopSession(id) {
      active.delete(id);
      await (await browser)?.goto('about:blank');
      return {};
    },
    async startDebugSession() {
      throw new Error('WebKit cannot be debugged from here.');
    },
    async stop() {
      await (await browser)?.stop();
      browser = undefined;
    },
  };
};
