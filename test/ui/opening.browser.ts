import { expect } from '@open-wc/testing';
import { message } from './fake-chat.js';
import { mount, record, unmount } from './mount.js';

describe('opening and closing', () => {
  afterEach(unmount);

  it('names the launcher with what is unread, and points at the panel [A-3]', async () => {
    const { el, chat, part, parts, drawn } = await mount();
    expect(part('launcher').getAttribute('aria-label')).to.equal('Open chat');
    expect(part('launcher').getAttribute('aria-expanded')).to.equal('false');
    chat.receive(message(), message(), message());
    await drawn();
    expect(part('launcher').getAttribute('aria-label')).to.equal('Open chat, 3 unread messages');
    expect(part('badge').textContent).to.equal('3');
    el.show();
    await drawn();
    expect(part('launcher').getAttribute('aria-label')).to.equal('Close chat');
    expect(part('launcher').getAttribute('aria-expanded')).to.equal('true');
    expect(part('panel').id).to.equal(part('launcher').getAttribute('aria-controls'));
    expect(parts('badge')).to.have.length(0);
    expect(el.unreadCount).to.equal(0);
  });

  it('draws nothing but the launcher before the first opening', async () => {
    const { parts } = await mount();
    expect(parts('panel')).to.have.length(0);
  });

  it('is a named dialog when floating and a named region otherwise [A-4]', async () => {
    const floating = await mount({ open: '', heading: 'Acme' });
    expect(floating.part('panel').getAttribute('role')).to.equal('dialog');
    expect(floating.part('panel').hasAttribute('aria-modal')).to.be.false;
    expect(floating.part('heading').textContent).to.contain('Acme');
    for (const mode of ['inline', 'page']) {
      const { part, parts } = await mount({ mode });
      expect(part('panel').getAttribute('role')).to.equal('region');
      expect(parts('launcher').length + parts('close-button').length).to.equal(0);
    }
  });

  it('moves the focus to the composer in the same task when a person opens it [A-15]', async () => {
    const { el, part } = await mount();
    part('launcher').click();
    expect(el.shadowRoot?.activeElement === part('input')).to.be.true;
  });

  it('leaves the focus alone when code opens it, unless asked [A-14] [A-15]', async () => {
    const { el, part } = await mount();
    el.show();
    expect(el.shadowRoot?.activeElement).to.be.null;
    el.close();
    el.show({ focus: true });
    expect(el.shadowRoot?.activeElement === part('input')).to.be.true;
  });

  it('closes on Escape and gives the focus back to the launcher [A-16]', async () => {
    const { el, part, input } = await mount({ open: '' });
    input.focus();
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    expect(el.open).to.be.false;
    expect(el.shadowRoot?.activeElement === part('launcher')).to.be.true;
  });

  it('gives the focus back to the page’s own button [A-16]', async () => {
    const { el, part } = await mount({ id: 'chat', launcher: 'none' });
    const link = document.createElement('a');
    link.href = '#chat';
    link.textContent = 'Chat with us';
    document.body.append(link);
    link.focus();
    link.click();
    expect(el.open).to.be.true;
    part('close-button').click();
    expect(document.activeElement === link).to.be.true;
    link.remove();
  });

  it('obeys invoker commands', async () => {
    const { el, chat } = await mount({ id: 'chat' });
    const command = (name: string): void => {
      const event = new Event('command');
      Object.assign(event, { command: name });
      el.dispatchEvent(event);
    };
    command('--show');
    expect(el.open).to.be.true;
    command('--toggle');
    expect(el.open).to.be.false;
    command('--toggle');
    command('--close');
    expect(el.open).to.be.false;
    chat.become('reconnecting');
    command('--retry');
    command('--new');
    expect(chat.calls.slice(-2)).to.deep.equal(['retry', 'startNew']);
  });

  it('asks before and tells after, with the source, and obeys a no', async () => {
    const { el, part } = await mount();
    const shows = record(el, 'gc-show');
    const afterHide = record(el, 'gc-after-hide');
    const refuse = (event: Event): void => event.preventDefault();
    el.addEventListener('gc-show', refuse);
    part('launcher').click();
    expect(el.open).to.be.false;
    el.removeEventListener('gc-show', refuse);
    const shown = new Promise((resolve) => el.addEventListener('gc-after-show', resolve, { once: true }));
    el.show();
    await shown;
    expect(shows).to.deep.equal([{ source: 'launcher' }, { source: 'method' }]);
    expect(Object.isFrozen(shows[0])).to.be.true;
    const hidden = new Promise((resolve) => el.addEventListener('gc-after-hide', resolve, { once: true }));
    part('close-button').click();
    await hidden;
    expect(afterHide).to.deep.equal([{ source: 'button' }]);
  });

  it('reflects open, and fires nothing for what the page itself set', async () => {
    const { el, drawn } = await mount();
    const shows = record(el, 'gc-show');
    el.open = true;
    await drawn();
    expect(el.hasAttribute('open')).to.be.true;
    expect(shows).to.have.length(0);
  });

  it('moves between log and composer with F6 [A-17]', async () => {
    const { el, part, input } = await mount({ open: '' });
    const f6 = (from: HTMLElement): boolean =>
      from.dispatchEvent(new KeyboardEvent('keydown', { key: 'F6', bubbles: true, composed: true, cancelable: true }));
    input.focus();
    f6(input);
    expect(el.shadowRoot?.activeElement === part('log')).to.be.true;
    f6(part('log'));
    expect(el.shadowRoot?.activeElement === input).to.be.true;
  });

  it('tells its states to CSS', async () => {
    const { el, chat, drawn } = await mount();
    expect(el.matches(':state(closed)')).to.be.true;
    el.show();
    chat.become('reconnecting');
    await drawn();
    expect(el.matches(':state(open)') && el.matches(':state(reconnecting)')).to.be.true;
    chat.become('open');
    await drawn();
    expect(el.matches(':state(online)')).to.be.true;
    expect(el.matches(':state(reconnecting)')).to.be.false;
  });

  it('makes launcher, close and send 44 pixels large [A-22]', async () => {
    const { part } = await mount({ open: '' });
    for (const name of ['launcher', 'close-button', 'send-button']) {
      const { offsetWidth, offsetHeight } = part(name);
      expect(Math.min(offsetWidth, offsetHeight), name).to.be.at.least(44);
    }
  });
});
