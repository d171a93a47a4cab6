import { expect } from '@open-wc/testing';
import { mount, unmount } from './mount.js';
import { restore, stub } from './stubs.js';

describe('Back on a phone', () => {
  afterEach(() => {
    unmount();
    restore();
  });

  it('closes the panel in a browser that cannot name its entries, and takes nobody off the page', async () => {
    const { matchMedia } = window;
    const phone = (query: string): MediaQueryList =>
      Object.defineProperty(matchMedia.call(window, query), 'matches', { value: true });
    stub(window, 'matchMedia', phone);
    const names = Object.getOwnPropertyDescriptor(window, 'navigation');
    Reflect.deleteProperty(window, 'navigation');
    const { back } = history;
    let backs = 0;
    history.back = () => void backs++;
    try {
      const { el, drawn } = await mount({ 'back-closes': '' });
      el.show();
      await drawn();
      const popped = new Promise((resolve) => void window.addEventListener('popstate', resolve, { once: true }));
      back.call(history);
      await popped;
      await drawn();
      expect(el.open, 'open').to.equal(false);
      expect(backs, 'further steps back').to.equal(0);
    } finally {
      history.back = back;
      if (names) Object.defineProperty(window, 'navigation', names);
    }
  });
});
