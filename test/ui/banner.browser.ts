import { expect } from '@open-wc/testing';
import { own } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';
import { WALL } from './ui-clock.js';

const shown = (mounted: Mounted): string | undefined =>
  mounted.parts('banner')[0]?.textContent?.replace(/\s+/g, ' ').trim();
const seen = (mounted: Mounted): string =>
  [mounted.part('banner-text')].map((text) => {
    const copy = text.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('.vh').forEach((hidden) => hidden.remove());
    return copy.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  })[0] ?? '';

/** Open, then lost for long enough to be told. */
const lose = async (attributes = { open: '' }): Promise<Mounted> => {
  const mounted = await mount(attributes);
  mounted.chat.become('open');
  mounted.chat.become('reconnecting', { retryAt: WALL + 9_000, reason: 'connection/lost', attempt: 1 });
  mounted.clock.advance(1_000);
  return mounted;
};

describe('the banner', () => {
  afterEach(unmount);

  it('says nothing about a blip [I19]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.become('open');
    mounted.chat.become('reconnecting');
    mounted.clock.advance(900);
    expect(shown(mounted)).to.be.undefined;
    mounted.chat.become('open');
    mounted.clock.advance(10_000);
    expect(shown(mounted)).to.be.undefined;
  });

  it('counts down by the second, in sight only [A-25]', async () => {
    const mounted = await lose();
    expect(seen(mounted)).to.equal('Connection lost. Trying again in 8 s.');
    mounted.clock.advance(1_000);
    expect(seen(mounted)).to.equal('Connection lost. Trying again in 7 s.');
    expect(mounted.part('banner-countdown').getAttribute('aria-hidden')).to.equal('true');
    expect(mounted.part('banner-text').querySelector('.vh')?.textContent).to.equal('Trying again soon.');
  });

  it('announces a loss once, not its ticks [A-9] [A-10]', async () => {
    const mounted = await lose();
    mounted.clock.advance(300);
    expect(mounted.said()).to.equal('Connection lost. Trying again soon.');
    mounted.clock.advance(5_000);
    expect(mounted.said()).to.equal('');
    mounted.clock.advance(1_500);
    expect(mounted.said()).to.equal('');
  });

  it('tells what waits, and retries at a press', async () => {
    const mounted = await lose();
    mounted.chat.pending.set([own({ delivery: 'queued' }), own({ delivery: 'queued' })]);
    expect(seen(mounted)).to.contain('2 messages waiting');
    mounted.part('retry-button').click();
    expect(mounted.chat.calls).to.contain('retry');
    expect(mounted.el.shadowRoot?.activeElement === mounted.input).to.be.true;
  });

  it('says that it is back, what was missed, and goes', async () => {
    const mounted = await lose();
    mounted.clock.advance(2_000);
    mounted.chat.missed.set(3);
    mounted.chat.become('open');
    expect(shown(mounted)).to.contain('Back online. You missed 3 messages.');
    expect(mounted.part('banner').matches('[part~="banner-restored"]')).to.be.true;
    expect(mounted.part('retry-button').textContent?.trim()).to.equal('Show');
    mounted.clock.advance(6_000);
    expect(shown(mounted)).to.be.undefined;
  });

  it('goes after three seconds when nothing was missed', async () => {
    const mounted = await lose();
    mounted.clock.advance(2_000);
    mounted.chat.become('open');
    expect(shown(mounted)).to.equal('Back online.');
    mounted.clock.advance(2_999);
    expect(shown(mounted)).to.equal('Back online.');
    mounted.clock.advance(1);
    expect(shown(mounted)).to.be.undefined;
  });

  for (const [status, reason, sentence] of [
    ['offline', 'connection/offline', "You're offline. Messages will be sent when you're back."],
    ['expired', 'session/expired', 'This chat has ended.'],
    ['closed', 'session/ended', 'This chat has ended.'],
    ['read-only', 'session/read-only', 'The conversation was closed.'],
    ['failed', 'connection/elsewhere', 'This chat is open in another window. Use here'],
    ['failed', 'config/inactive', "Chat isn't available here."],
    ['failed', 'connection/refused', "We can't reach the chat. Try again"],
  ] as const) {
    it(`says "${sentence}"`, async () => {
      const mounted = await mount({ open: '' });
      mounted.chat.become(status, { reason });
      mounted.clock.advance(1_000);
      expect(shown(mounted)).to.equal(sentence);
    });
  }

  it('keeps no timer once the element is out of the page', async () => {
    const mounted = await lose();
    mounted.el.remove();
    expect(mounted.clock.waiting).to.equal(1); // the grace of the chat itself
    mounted.clock.advance(2_000);
    expect(mounted.clock.waiting).to.equal(0);
  });
});

describe('the header', () => {
  afterEach(unmount);

  it('says nothing of a blip either, and then what the banner says [I19]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.become('open');
    await mounted.drawn();
    const line = (): string => mounted.part('subheading').textContent?.trim() ?? '';
    expect(line()).to.equal('Online');
    mounted.chat.become('reconnecting', { retryAt: WALL + 9_000, reason: 'connection/lost', attempt: 1 });
    await mounted.drawn();
    mounted.clock.advance(900);
    await mounted.drawn();
    expect(line()).to.equal('Online');
    mounted.clock.advance(200);
    await mounted.drawn();
    expect(line()).to.equal('Reconnecting…');
  });
});
