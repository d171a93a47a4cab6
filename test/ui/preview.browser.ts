import { expect } from '@open-wc/testing';
import { message, own } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';

const open = ({ part }: Mounted): HTMLElement => part('preview').querySelector<HTMLElement>('.preview-open') ?? fail();
const close = ({ part }: Mounted): HTMLElement =>
  part('preview').querySelector<HTMLElement>('.preview-close') ?? fail();
const fail = (): never => {
  throw new Error('no button');
};
const focused = ({ el }: Mounted, name: string): boolean => el.shadowRoot?.activeElement?.getAttribute('part') === name;
const shown = ({ parts }: Mounted): string | undefined =>
  parts('preview')[0]?.querySelector('.preview-text')?.textContent ?? undefined;

describe('the preview beside the launcher', () => {
  afterEach(unmount);

  it('shows the first unread message: who, and what without marks; the launcher says how many [A-3]', async () => {
    const mounted = await mount();
    const { chat, drawn, part, parts } = mounted;
    chat.receive(own(), message({ author: 'system' }));
    await drawn();
    expect(parts('preview')).to.have.lengthOf(0);
    chat.receive(message({ name: 'Ana', text: 'Your **parcel** is here' }), message({ text: 'Second' }));
    await drawn();
    expect(
      ['.preview-name', '.preview-text'].map((each) => open(mounted).querySelector(each)?.textContent),
    ).to.deep.equal(['Ana', 'Your parcel is here']);
    expect(shown(mounted)).to.equal('Your parcel is here');
    expect(part('launcher').getAttribute('aria-label')).to.equal('Open chat, 2 unread messages');
    chat.receive(message({ text: 'Third' }));
    await drawn();
    expect(shown(mounted)).to.equal('Your parcel is here');
  });

  it('announces nothing: closed, only the number is told [A-12], and takes no focus [A-14]', async () => {
    const mounted = await mount();
    const { chat, clock, drawn, part } = mounted;
    const before = document.activeElement;
    chat.receive(message({ text: 'Your parcel is here' }));
    await drawn();
    clock.advance(400);
    expect(mounted.said()).to.equal('1 new message');
    expect(part('preview').closest('[aria-live], [role=status], [role=alert], [role=log]') === null).to.be.true;
    expect(part('preview').querySelector('[aria-live], [role]') === null).to.be.true;
    expect(document.activeElement === before).to.be.true;
  });

  it('opens the panel, with the first unread message in view and the focus where one types', async () => {
    const mounted = await mount();
    const { el, chat, drawn, part, parts } = mounted;
    const shows = record<{ source: string }>(el, 'gc-show');
    chat.receive(...Array.from({ length: 60 }, () => message()));
    await drawn();
    open(mounted).focus();
    open(mounted).click();
    await drawn();
    expect(shows).to.deep.equal([{ source: 'message' }]);
    expect(parts('preview')).to.have.lengthOf(0);
    expect(focused(mounted, 'input')).to.be.true;
    const log = part('log').getBoundingClientRect();
    const mark = part('unread-separator').getBoundingClientRect();
    expect(mark.top).to.be.within(log.top, log.bottom);
    el.close();
    await drawn();
    expect(focused(mounted, 'launcher')).to.be.true;
  });

  it('goes at its button and at Escape, with the focus to the launcher, and leaves the messages unread [A-16]', async () => {
    const mounted = await mount();
    const { el, chat, drawn, parts } = mounted;
    chat.receive(message(), message());
    await drawn();
    expect(close(mounted).getAttribute('aria-label')).to.equal('Hide this message');
    expect(close(mounted).offsetWidth).to.be.at.least(24);
    expect(close(mounted).offsetHeight).to.be.at.least(24);
    close(mounted).focus();
    close(mounted).click();
    expect(parts('preview')).to.have.lengthOf(0);
    expect(focused(mounted, 'launcher')).to.be.true;
    expect(el.unreadCount).to.equal(2);
    await drawn();
    expect(parts('preview')).to.have.lengthOf(0);
    chat.receive(message({ text: 'After that' }));
    await drawn();
    expect(shown(mounted)).to.equal('After that');
    const keys = record(document, 'keydown');
    open(mounted).focus();
    open(mounted).dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(parts('preview')).to.have.lengthOf(0);
    expect(focused(mounted, 'launcher')).to.be.true;
    expect(keys).to.have.lengthOf(0);
  });

  it('is only for what came since the panel was closed, and goes when that is read', async () => {
    const mounted = await mount({ open: '' });
    const { el, chat, drawn, parts } = mounted;
    chat.receive(message());
    await drawn();
    el.close();
    await drawn();
    expect(parts('preview')).to.have.lengthOf(0);
    chat.receive(message({ text: 'New' }));
    await drawn();
    expect(shown(mounted)).to.equal('New');
    el.markRead();
    await drawn();
    expect(parts('preview')).to.have.lengthOf(0);
  });

  it('is not there without a launcher, nor where the panel always is', async () => {
    for (const [name, value] of [
      ['launcher', 'none'],
      ['mode', 'inline'],
      ['mode', 'page'],
    ] as const) {
      const { chat, drawn, parts } = await mount({ [name]: value });
      chat.receive(message());
      await drawn();
      expect(parts('preview')).to.have.lengthOf(0);
    }
  });

  it('covers nothing of the page but itself', async () => {
    const mounted = await mount();
    const { el, chat, drawn, part } = mounted;
    chat.receive(message({ text: 'Words '.repeat(60) }));
    await drawn();
    const box = part('preview').getBoundingClientRect();
    const at = (): Element | null => document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    expect(at() === el).to.be.true;
    expect(box.bottom).to.be.below(part('launcher').getBoundingClientRect().top);
    expect(box.height).to.be.below(110);
    close(mounted).click();
    expect(at() === el).to.be.false;
  });

  it('stands over the launcher in every corner, and has nothing axe would find', async () => {
    const mounted = await mount();
    const { el, chat, drawn, part } = mounted;
    chat.receive(message({ name: 'Ana', text: 'Your parcel is here, and it is larger than you think it is' }));
    for (const [position, dir] of [
      ['bottom-end', 'ltr'],
      ['bottom-start', 'ltr'],
      ['bottom-end', 'rtl'],
      ['bottom-start', 'rtl'],
    ] as const) {
      Object.assign(el, { position, dir });
      await drawn();
      const [box, launcher] = [part('preview').getBoundingClientRect(), part('launcher').getBoundingClientRect()];
      const isLeft = launcher.left < innerWidth / 2;
      expect(isLeft ? box.left - launcher.left : box.right - launcher.right, `${position} ${dir}`).to.be.closeTo(0, 1);
      expect(box.left).to.be.at.least(0);
      expect(box.right).to.be.at.most(innerWidth);
    }
    for (const scheme of ['light', 'dark']) {
      el.colorScheme = scheme;
      await drawn();
      el.shadowRoot?.getAnimations().forEach((animation) => animation.finish());
      await expect(el).to.be.accessible();
    }
  });
});
