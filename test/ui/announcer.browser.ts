import { expect } from '@open-wc/testing';
import { message, own } from './fake-chat.js';
import { mount, unmount } from './mount.js';

describe('announcements', () => {
  afterEach(unmount);

  it('come from two polite and two urgent regions, and nothing else is live [A-7]', async () => {
    const { el } = await mount({ open: '' });
    const live = [...(el.shadowRoot?.querySelectorAll('[aria-live]') ?? [])].map((each) =>
      each.getAttribute('aria-live'),
    );
    expect(live.sort()).to.deep.equal(['assertive', 'assertive', 'off', 'polite', 'polite']);
    expect(el.shadowRoot?.querySelectorAll('[role="alert"], [role="status"]')).to.have.length(0);
  });

  it('tell who says what, once, and forget it [A-7] [A-8]', async () => {
    const { chat, clock, said } = await mount({ open: '' });
    chat.receive(message({ name: 'Ana', text: 'Hello' }));
    clock.advance(249);
    expect(said()).to.equal('');
    clock.advance(51);
    expect(said()).to.equal('Agent Ana says: Hello');
    clock.advance(5_000);
    expect(said()).to.equal('');
  });

  it('join a burst, and count a larger one [A-8]', async () => {
    const { chat, clock, said } = await mount({ open: '' });
    chat.receive(message({ name: 'Ana', text: 'One' }), message({ author: 'bot', text: 'Two' }));
    clock.advance(300);
    expect(said()).to.equal('Agent Ana says: One Assistant says: Two');
    chat.receive(message(), message(), message(), message());
    clock.advance(300);
    expect(said()).to.equal('4 new messages');
  });

  it('cut what is long [A-8]', async () => {
    const { chat, clock, said } = await mount({ open: '' });
    chat.receive(message({ text: 'x'.repeat(400) }));
    clock.advance(300);
    expect(said()).to.equal(`Agent says: ${'x'.repeat(300)}… message continues`);
  });

  it('are silent about history, own messages and typing [A-9]', async () => {
    const { chat, clock, said } = await mount({ open: '' });
    chat.messages.set([message(), message()]);
    chat.receive(own());
    chat.typing.set({ author: 'agent', name: 'Ana' });
    clock.advance(1_000);
    expect(said()).to.equal('');
  });

  it('are urgent when a message could not be sent [A-11]', async () => {
    const { chat, clock, said } = await mount({ open: '' });
    chat.emit('send-failed', { message: own({ delivery: 'failed' }), code: 'message/refused', retryable: true });
    clock.advance(300);
    expect(said(true)).to.equal('Your message could not be sent.');
    expect(said()).to.equal('');
  });

  it('give only the number while the panel is closed [A-12]', async () => {
    const { chat, clock, said } = await mount();
    chat.receive(message({ text: 'private' }), message());
    clock.advance(300);
    expect(said()).to.equal('2 new messages');
  });
});
