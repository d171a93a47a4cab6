import { expect } from '@open-wc/testing';
import { message } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';

/** What lies on top in the middle of the element's panel. */
const onTop = ({ part }: Mounted): Element | null => {
  const { left, top, width, height } = part('panel').getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2);
};

const pageDialog = (): HTMLDialogElement => {
  const dialog = document.createElement('dialog');
  const button = document.createElement('button');
  button.textContent = 'In the dialog';
  dialog.append(button);
  document.body.append(dialog);
  return dialog;
};

describe('where a floating chat lies', () => {
  let dialog: HTMLDialogElement;
  beforeEach(() => {
    dialog = pageDialog();
  });
  afterEach(() => {
    dialog.remove();
    unmount();
  });

  it('is above all that is not modal, without being modal itself [A-4]', async () => {
    const mounted = await mount({ open: '' });
    const page = document.createElement('div');
    page.setAttribute('popover', 'manual');
    page.style.cssText = 'position: fixed; inset: 0; inline-size: 100vw; block-size: 100vh';
    document.body.append(page);
    page.style.zIndex = '2147483647';
    expect(onTop(mounted) === mounted.el || !('showPopover' in page)).to.equal(true);
    expect(mounted.part('panel').hasAttribute('aria-modal')).to.equal(false);
    page.remove();
  });

  it('opens above a modal dialog of the page, can be used there, and leaves that dialog as it was [A-4]', async () => {
    const mounted = await mount();
    dialog.showModal();
    mounted.el.show({ focus: true });
    expect(mounted.el.shadowRoot?.activeElement === mounted.input).to.equal(true);
    expect(onTop(mounted) === mounted.el).to.equal(true);
    expect(mounted.part('panel').getAttribute('aria-modal')).to.equal('true');
    expect(mounted.el.matches(':state(blocked)')).to.equal(false);
    mounted.el.close();
    expect(mounted.part('panel').hasAttribute('aria-modal')).to.equal(false);
    dialog.querySelector('button')?.focus();
    expect(document.activeElement === dialog.firstElementChild).to.equal(true);
  });

  it('says that it cannot be reached when a modal dialog of the page opens after it [A-4]', async () => {
    const mounted = await mount({ open: '' });
    const isBlocked = (): boolean => mounted.el.matches(':state(blocked)');
    expect(isBlocked()).to.equal(false);
    dialog.showModal();
    mounted.el.redraw();
    await mounted.drawn();
    expect(isBlocked()).to.equal(true);
    mounted.input.focus();
    expect(mounted.el.shadowRoot?.activeElement === mounted.input, 'the browser keeps it out of reach').to.equal(false);
    dialog.close();
    mounted.el.redraw();
    await mounted.drawn();
    expect(isBlocked()).to.equal(false);
  });

  it('is reached inside of a dialog that the page has put it into [A-4]', async () => {
    const mounted = await mount({ open: '' });
    dialog.append(mounted.el);
    dialog.showModal();
    await mounted.drawn();
    expect(mounted.el.matches(':state(blocked)')).to.equal(false);
    mounted.input.focus();
    expect(mounted.el.shadowRoot?.activeElement === mounted.input).to.equal(true);
  });

  it('leaves nothing of the page out of reach once the element is gone [A-4]', async () => {
    const mounted = await mount();
    dialog.showModal();
    mounted.el.show();
    mounted.el.remove();
    dialog.querySelector('button')?.focus();
    expect(document.activeElement === dialog.firstElementChild).to.equal(true);
  });
});

describe('an element that is moved in the page', () => {
  afterEach(unmount);

  const moves = {
    'with append': (el: Element, to: Element) => to.append(el),
    'with moveBefore, where there is one': (el: Element, to: Element) => {
      const { moveBefore = (each: Element) => to.append(each) } = to as { moveBefore?(each: Element, at: null): void };
      moveBefore.call(to, el, null);
    },
  };
  for (const [how, move] of Object.entries(moves)) {
    it(`${how} keeps draft, focus and the place where one reads, and tells nobody that it was closed [A-14] [I9]`, async () => {
      const mounted = await mount({ open: '' });
      mounted.chat.receive(...Array.from({ length: 60 }, () => message()));
      await mounted.drawn();
      const hides = record(mounted.el, 'gc-hide');
      const log = mounted.part('log');
      const painted = (): Promise<unknown> =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      await painted();
      log.scrollTop = 100;
      await painted();
      mounted.type('half a sen');
      mounted.input.focus();
      mounted.input.setSelectionRange(2, 4);
      // An engine may move by a fraction of a pixel while it measures what comes into view.
      const place = log.scrollTop;
      expect(place, 'before the move').to.be.closeTo(100, 2);
      const to = document.createElement('main');
      document.body.append(to);
      move(mounted.el, to);
      expect(mounted.el.shadowRoot?.activeElement === mounted.input).to.equal(true);
      expect(mounted.input.value).to.equal('half a sen');
      expect([mounted.input.selectionStart, mounted.input.selectionEnd]).to.deep.equal([2, 4]);
      await mounted.drawn();
      expect(log.scrollTop).to.be.closeTo(place, 1);
      expect(hides).to.deep.equal([]);
      mounted.clock.advance(5_000);
      expect(mounted.chat.calls).not.to.contain('dispose');
      to.remove();
    });
  }

  it('takes the focus from nobody when it comes back later [A-14]', async () => {
    const mounted = await mount({ open: '' });
    mounted.input.focus();
    mounted.el.remove();
    await new Promise((resolve) => setTimeout(resolve));
    document.body.append(mounted.el);
    await mounted.drawn();
    expect(mounted.el.shadowRoot?.activeElement === null).to.equal(true);
  });
});
