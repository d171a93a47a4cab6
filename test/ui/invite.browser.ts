import { expect } from '@open-wc/testing';
import { message, own, SETTINGS } from './fake-chat.js';
import { mount, record, unmount } from './mount.js';

describe('an invitation', () => {
  afterEach(unmount);

  it('counts as unread while the panel is closed, is the first bubble in it, and goes nowhere', async () => {
    const { el, chat, drawn, parts } = await mount({ heading: 'Bellweather' });
    const unread = record<{ count: number }>(el, 'gc-unread');
    const messages = record(el, 'gc-message');
    el.invite('Can we help?');
    await drawn();
    expect(el.unreadCount).to.equal(1);
    expect(el.matches(':state(unread)')).to.be.true;
    el.show();
    await drawn();
    expect(parts('bubble').map(({ textContent }) => textContent?.trim())).to.deep.equal(['Can we help?']);
    expect(parts('author').map(({ textContent }) => textContent?.trim())).to.deep.equal(['Bellweather']);
    expect(unread).to.deep.equal([{ count: 1 }, { count: 0 }]);
    expect(messages).to.have.length(0);
    expect(el.messages).to.have.length(0);
    expect(chat.calls.filter((call) => call.startsWith('send'))).to.deep.equal([]);
  });

  it('is said once, whoever calls twice; another one takes its place, an empty one takes it back', async () => {
    const { el, drawn, parts } = await mount();
    const texts = async (): Promise<unknown[]> => {
      await drawn();
      return parts('bubble').map(({ textContent }) => textContent?.trim());
    };
    el.invite('One');
    el.invite('One');
    expect(el.unreadCount).to.equal(1);
    el.show();
    expect(await texts()).to.deep.equal(['One']);
    el.invite('Two');
    expect(await texts()).to.deep.equal(['Two']);
    el.invite('');
    expect(await texts()).to.deep.equal([]);
  });

  it('stays above the conversation it led to', async () => {
    const { el, chat, drawn, parts } = await mount({ open: '' });
    el.invite('Can we help?');
    chat.emit('session', { phase: 'started', expiresAt: undefined });
    chat.receive(own({ text: 'Yes' }));
    await drawn();
    expect(parts('bubble').map(({ textContent }) => textContent?.trim())).to.deep.equal(['Can we help?', 'Yes']);
    chat.emit('session', { phase: 'resumed', expiresAt: undefined });
    chat.receive(message({ text: 'Fine' }));
    await drawn();
    expect(parts('bubble')).to.have.length(3);
  });

  it('leaves with a visitor who ends the chat: it may have been meant for them alone', async () => {
    const { el, chat, drawn, parts } = await mount({ open: '' });
    el.invite('Kim, about your order 4711 …');
    chat.emit('session', { phase: 'started', expiresAt: undefined });
    await drawn();
    chat.become('closed', { reason: 'session/ended' });
    chat.emit('session', { phase: 'ended', expiresAt: undefined });
    await drawn();
    expect(parts('bubble')).to.have.length(0);
  });

  it('gives way to a conversation that was there before', async () => {
    const { el, chat, drawn, parts } = await mount({ open: '' });
    el.invite('Can we help?');
    chat.emit('session', { phase: 'resumed', expiresAt: undefined });
    chat.receive(message({ text: 'As I said' }));
    await drawn();
    expect(parts('bubble').map(({ textContent }) => textContent?.trim())).to.deep.equal(['As I said']);
    el.invite('Once more?');
    await drawn();
    expect(parts('bubble')).to.have.length(1);
  });

  it('is text, whatever it looks like', async () => {
    const { el, chat, drawn, part } = await mount({ open: '' });
    chat.settings.set({ ...SETTINGS, markdown: false });
    el.invite('<img src=x onerror=alert(1)>');
    await drawn();
    expect(part('bubble').querySelector('img')).to.be.null;
    expect(part('bubble').textContent).to.contain('<img');
  });
});
