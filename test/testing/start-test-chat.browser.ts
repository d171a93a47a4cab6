import { expect } from '@open-wc/testing';
import '../../src/define.js';
import { startTestChat, type TestChat } from '../../src/testing/index.js';

describe('the chat for tests', () => {
  let test: TestChat | undefined;
  afterEach(() => test?.stop());

  it('talks to its service in an element of the page, in real time', async () => {
    test = startTestChat({ simulator: { scenario: 'quiet' } });
    const element = test.mount(document.body, { open: '' });
    await document.querySelector('genesys-chat')?.send('Is the kettle back in stock?');
    const heard = new Promise<Event>((resolve) => element.addEventListener('gc-message', resolve, { once: true }));
    test.simulator.say({ text: 'It came in today.', from: { nickname: 'Ana' } });
    const event = await heard;
    expect((event as CustomEvent<{ message: { text: string } }>).detail.message.text).to.equal('It came in today.');
    const log = (): string => element.shadowRoot?.querySelector('[part~="log"]')?.textContent ?? '';
    while (!log().includes('It came in today.')) await new Promise(requestAnimationFrame);
    expect(log()).to.contain('Is the kettle back in stock?');
  });

  it('leaves nothing behind', () => {
    test = startTestChat();
    test.mount();
    test.chat.connect();
    test.stop();
    expect(document.querySelector('genesys-chat') === null).to.be.true;
    expect(() => test?.chat.connect()).not.to.throw();
    expect(test.chat.status.get()).to.not.equal('open');
    test = undefined;
  });
});
