import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { ChatOptions } from '../../src/chat/chat.js';
import { createFakeChat } from './fake-chat.js';
import { mount, record, unmount } from './mount.js';

const provider = () => Promise.resolve({ code: 'c', redirectUri: 'https://shop.test/in' });

describe('what the page hands to the chat', () => {
  afterEach(unmount);

  it('goes to a chat that is there, and to one that comes later', async () => {
    const { el, chat, drawn } = await mount({ 'custom-attributes': '{"plan":"family","seats":4}' });
    expect(chat.calls).to.include('setAttributes {"plan":"family","seats":4}');
    el.authProvider = provider;
    el.journeyContext = { customer: { id: 'c-1' } };
    el.customAttributes = { plan: 'single' };
    await drawn();
    expect(chat.calls.slice(-3)).to.deep.equal([
      'setAuthProvider function',
      'setJourneyContext {"customer":{"id":"c-1"}}',
      'setAttributes {"plan":"single"}',
    ]);
    const later = createFakeChat();
    el.chat = later;
    await drawn();
    expect(later.calls).to.include.members([
      'setAuthProvider function',
      'setJourneyContext {"customer":{"id":"c-1"}}',
      'setAttributes {"plan":"single"}',
    ]);
    el.journeyContext = undefined;
    await drawn();
    expect(later.calls.at(-1)).to.equal('setJourneyContext none');
  });

  it('asks nothing of a chat where the page has set nothing', async () => {
    const { chat } = await mount();
    expect(chat.calls.filter((call) => call.startsWith('set'))).to.deep.equal([]);
  });

  it('is told to the owner when the attribute is no JSON object: one event, one line, nothing else', async () => {
    const said: unknown[] = [];
    const { error } = console;
    console.error = (line: unknown) => said.push(line);
    try {
      const { el, chat, drawn } = await mount();
      const errors = record<{ code: string; fatal: boolean }>(el, 'gc-error');
      el.setAttribute('custom-attributes', '{"plan":');
      await drawn();
      expect(errors.map(({ code, fatal }) => [code, fatal])).to.deep.equal([['config/bad-custom-attributes', true]]);
      expect(said).to.have.length(1);
      expect(chat.calls.filter((call) => call.startsWith('setAttributes'))).to.deep.equal([]);
      el.setAttribute('custom-attributes', '["a list"]');
      await drawn();
      expect(errors).to.have.length(2);
      expect(said).to.have.length(1);
      expect(chat.status.get()).to.equal('idle');
    } finally {
      console.error = error;
    }
  });
});

describe('the methods of the session', () => {
  afterEach(unmount);

  it('reach the chat, with what was set just before', async () => {
    const { el, chat } = await mount();
    el.authProvider = provider;
    await el.signIn();
    await el.signOut();
    el.clear();
    el.end();
    expect(chat.calls.slice(-5)).to.deep.equal(['setAuthProvider function', 'signIn', 'signOut', 'clear', 'end']);
  });

  it('say that there is no chat to sign in to', async () => {
    const el = document.createElement('genesys-chat');
    let code: unknown;
    await el.signIn().catch((error: unknown) => (code = (error as { code: string }).code));
    await el.signOut();
    el.end();
    expect(code).to.equal('connection/closed');
  });

  it('auto-start is an option of the chat', async () => {
    const options: ChatOptions[] = [];
    const el = document.createElement('genesys-chat');
    el.chatFactory = (given) => {
      options.push(given);
      return { chat: createFakeChat(), hasSession: () => Promise.resolve(false) };
    };
    el.setAttribute('deployment-id', 'd-auto-start');
    el.setAttribute('environment', 'prod-euw2');
    el.setAttribute('auto-start', '');
    document.body.append(el);
    await el.ready;
    expect(options.map(({ autoStart }) => autoStart)).to.deep.equal([true]);
    el.remove();
  });
});
