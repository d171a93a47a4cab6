import { expect } from '@open-wc/testing';
import { message } from './fake-chat.js';
import { mount, unmount, type Mounted } from './mount.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A session that ends so long from now. */
const endsIn = async (ms: number, attributes: Readonly<Record<string, string>> = { open: '' }): Promise<Mounted> => {
  const mounted = await mount(attributes);
  const expiresAt = mounted.clock.wall() + ms;
  mounted.chat.session.set({ startedAt: 0, expiresAt, resumed: false, authenticated: false });
  mounted.chat.become('open');
  await mounted.drawn();
  return mounted;
};

/** What was said so far, each once, as time goes by. */
const hear = ({ clock, said }: Mounted, ms: number, urgent = false): readonly string[] => {
  const heard: string[] = [];
  for (let at = 0; at < ms; at += SECOND) {
    clock.advance(SECOND);
    const now = said(urgent);
    if (now !== '' && now !== heard.at(-1)) heard.push(now);
  }
  return heard;
};

describe('the end of a session', () => {
  afterEach(unmount);

  it('is told five minutes and one minute before, each once, whatever ticks in sight [A-24] [A-9]', async () => {
    const mounted = await endsIn(7 * MINUTE);
    expect(hear(mounted, MINUTE)).to.deep.equal([]);
    expect(hear(mounted, 5.9 * MINUTE)).to.deep.equal(['This chat ends in 5 minutes.', 'This chat ends in 1 minute.']);
  });

  it('is told at the start of a session that is shorter [A-24]', async () => {
    const mounted = await endsIn(3 * MINUTE);
    expect(hear(mounted, 2.9 * MINUTE)).to.deep.equal(['This chat ends in 3 minutes.', 'This chat ends in 1 minute.']);
  });

  it('is not told with less than 20 seconds left to act on it [A-24]', async () => {
    const mounted = await endsIn(19 * SECOND);
    expect(hear(mounted, 18 * SECOND)).to.deep.equal([]);
  });

  it('is told when the panel is opened, where nobody looked at the time [A-24] [A-12]', async () => {
    const mounted = await endsIn(6 * MINUTE, {});
    mounted.el.show();
    mounted.el.close();
    await mounted.drawn();
    expect(hear(mounted, 2 * MINUTE)).to.deep.equal([]);
    mounted.el.show();
    await mounted.drawn();
    expect(hear(mounted, 5 * SECOND)).to.deep.equal(['This chat ends in 4 minutes.']);
  });

  it('is told at once and says so where something written was not sent [A-11] [A-24]', async () => {
    const mounted = await endsIn(6 * MINUTE);
    mounted.type('half a sentence');
    expect(hear(mounted, 2 * MINUTE, true)).to.deep.equal([
      'This chat ends in 5 minutes. What you have written is not sent yet.',
    ]);
    expect(mounted.part('banner-text').textContent).to.contain('What you have written is not sent yet.');
  });

  it('offers a copy where the element can give one, and no button that could not keep its word [A-24]', async () => {
    const without = await endsIn(4 * MINUTE);
    if (!('downloadTranscript' in without.el)) expect(without.parts('retry-button')).to.have.length(0);
    const asked: string[] = [];
    Object.assign(without.el, { downloadTranscript: (format: string) => asked.push(format) });
    without.chat.pausedUntil.set(1);
    without.part('retry-button').focus();
    expect(without.part('retry-button').textContent?.trim()).to.equal('Save as text');
    without.part('retry-button').click();
    expect(asked).to.deep.equal(['txt']);
    expect(without.el.shadowRoot?.activeElement === without.part('retry-button')).to.equal(true);
  });

  it('is taken back by a message, and told anew [A-24]', async () => {
    const mounted = await endsIn(4 * MINUTE);
    hear(mounted, 10 * SECOND);
    const session = mounted.chat.session.get();
    if (session) mounted.chat.session.set({ ...session, expiresAt: mounted.clock.wall() + 6 * MINUTE });
    mounted.clock.advance(2 * SECOND);
    expect(mounted.parts('banner')).to.have.length(0);
    expect(hear(mounted, 2 * MINUTE)).to.deep.equal(['This chat ends in 5 minutes.']);
  });
});

describe('what is told, in order', () => {
  afterEach(unmount);

  it('is the last word of an agent, then that the conversation was closed [A-8] [A-10]', async () => {
    const { chat, clock, said } = await mount({ open: '' });
    chat.become('open');
    chat.receive(message({ name: 'Ana', text: 'Goodbye!' }));
    chat.become('read-only', { reason: 'session/read-only' });
    clock.advance(300);
    expect(said()).to.equal('Agent Ana says: Goodbye! The conversation was closed.');
  });

  it('counts a burst where its first message stood [A-8]', async () => {
    const { chat, clock, said } = await mount({ open: '' });
    chat.become('open');
    chat.receive(message(), message(), message(), message());
    chat.become('read-only', { reason: 'session/read-only' });
    clock.advance(300);
    expect(said()).to.equal('4 new messages The conversation was closed.');
  });

  it('is told by one region at a time, and stands nowhere else that is read by itself [A-13] [A-7]', async () => {
    const { el, chat, clock } = await mount({ open: '' });
    chat.become('open');
    for (const text of ['One', 'Two', 'Two']) {
      chat.receive(message({ name: 'Ana', text }));
      clock.advance(300);
      const live = [...(el.shadowRoot?.querySelectorAll('[aria-live]:not([aria-live="off"])') ?? [])];
      expect(live.filter(({ textContent }) => textContent !== '').map((each) => each.textContent)).to.deep.equal([
        `Agent Ana says: ${text}`,
      ]);
      expect(live.some((each) => each.querySelector('*') !== null || each.closest('.log'))).to.equal(false);
    }
    expect(el.shadowRoot?.querySelectorAll('[role="alert"], [role="status"], output')).to.have.length(0);
  });
});

describe('the quiet of the page', () => {
  afterEach(unmount);

  it('is kept: no sound that nobody turned on, and a title that does not blink [A-33]', async () => {
    const played: string[] = [];
    const { AudioContext: Real } = window;
    const { play } = HTMLMediaElement.prototype;
    window.AudioContext = class extends Real {
      constructor() {
        super();
        played.push('context');
      }
    };
    HTMLMediaElement.prototype.play = () => Promise.resolve(void played.push('media'));
    const before = document.title;
    try {
      const { chat, clock, drawn } = await mount();
      chat.become('open');
      chat.receive(message());
      await drawn();
      const titles = [document.title];
      for (let second = 0; second < 10; second++) {
        clock.advance(SECOND);
        titles.push(document.title);
      }
      expect(new Set(titles).size, titles.join()).to.equal(1);
      expect(played).to.deep.equal([]);
    } finally {
      window.AudioContext = Real;
      HTMLMediaElement.prototype.play = play;
      unmount();
      document.title = before;
    }
  });
});

describe('the heading', () => {
  afterEach(unmount);

  for (const [wish, level] of [
    [undefined, '2'],
    ['3', '3'],
    ['1', '1'],
    ['7', '2'],
    ['two', '2'],
  ] as const) {
    it(`stands at level ${level} of the page's outline, asked for ${wish ?? 'nothing'} [A-5]`, async () => {
      const { part } = await mount({ open: '', ...(wish && { 'heading-level': wish }) });
      expect(part('heading').getAttribute('aria-level')).to.equal(level);
    });
  }

  it('is one of text: every picture drawn beside words is hidden from readers [A-5]', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.receive(message({ name: 'Ana' }));
    await mounted.drawn();
    const drawings = [...(mounted.el.shadowRoot?.querySelectorAll('svg') ?? [])];
    expect(drawings.length).to.be.above(2);
    expect(drawings.every((each) => each.getAttribute('aria-hidden') === 'true')).to.equal(true);
  });
});
