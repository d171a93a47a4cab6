import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, message, type FakeChat } from './fake-chat.js';
import { record } from './mount.js';
import { createTestClock, type TestClock } from './ui-clock.js';

interface Setting {
  readonly el: GenesysChat;
  readonly chat: FakeChat;
  readonly form: HTMLFormElement;
  readonly clock: TestClock;
  readonly shown: () => boolean;
  readonly drawn: () => Promise<void>;
}

const field = (name: string, fields: Partial<HTMLInputElement> = {}): HTMLInputElement =>
  Object.assign<HTMLInputElement, object>(document.createElement('input'), { name, ariaLabel: name, ...fields });

const choice = (name: string, values: readonly string[], multiple = false): HTMLSelectElement => {
  const select = Object.assign(document.createElement('select'), { name, multiple });
  for (const value of values) select.append(new Option(value, value, false, multiple));
  return select;
};

let current: { el: GenesysChat; clock: TestClock } | undefined;

/** The element with a form of the page, over a chat of its own factory. */
const setUp = async (
  controls: readonly HTMLElement[],
  attributes: Readonly<Record<string, string>> = { open: '' },
  hasSession = false,
): Promise<Setting> => {
  const el = document.createElement('genesys-chat');
  const chat = createFakeChat();
  const clock = createTestClock();
  el.clock = clock;
  el.chatFactory = () => ({ chat, hasSession: () => Promise.resolve(hasSession) });
  for (const [name, value] of Object.entries({ 'deployment-id': 'd-pre', environment: 'prod-euw2', ...attributes }))
    el.setAttribute(name, value);
  const form = document.createElement('form');
  form.slot = 'pre-chat';
  form.action = '/elsewhere';
  form.append(...controls, Object.assign(document.createElement('button'), { textContent: 'Start' }));
  el.append(form);
  document.body.append(el);
  current = { el, clock };
  await el.ready;
  const drawn = async (): Promise<void> => {
    await el.updateComplete;
    await Promise.resolve();
    await el.updateComplete;
  };
  await drawn();
  return { el, chat, form, clock, drawn, shown: () => form.getClientRects().length > 0 };
};

const composer = (el: GenesysChat): HTMLElement | null => el.shadowRoot?.querySelector('[part="input"]') ?? null;
const attributesOf = ({ calls }: FakeChat): unknown[] =>
  calls.flatMap((call) => (call.startsWith('setAttributes ') ? [JSON.parse(call.slice(14)) as unknown] : []));

describe('a form before the chat', () => {
  afterEach(() => {
    current?.el.remove();
    current?.clock.advance(2_000);
  });

  it('stands in place of the composer, and nothing connects before it is sent', async () => {
    const { el, chat, shown } = await setUp([field('name')]);
    expect(shown()).to.be.true;
    expect(composer(el)).to.be.null;
    expect(chat.calls).not.to.include('connect');
    expect(el.shadowRoot?.querySelector('.pre-chat')?.textContent).to.contain('Before we start');
    await expect(el).to.be.accessible();
  });

  it('waits where the page connects eagerly, too', async () => {
    const { el, chat, drawn } = await setUp([field('name')], { 'connect-when': 'eager' });
    expect(chat.calls).not.to.include('connect');
    el.show();
    await drawn();
    expect(chat.calls).not.to.include('connect');
  });

  it('begins the chat with what was filled in, leaves the page where it is, and the focus goes to the text box', async () => {
    const { el, chat, form, shown, drawn } = await setUp([
      field('name', { value: 'Ada', autocomplete: 'name' }),
      field('topic', { type: 'checkbox', value: 'bill', checked: true }),
      field('topic', { type: 'checkbox', value: 'boiler', checked: true }),
      field('news', { type: 'checkbox' }),
      choice('rooms', ['kitchen', 'bath'], true),
      choice('plan', ['family', 'single']),
      field('secret', { type: 'password', value: 'hush' }),
      field('photo', { type: 'file' }),
      field('empty'),
    ]);
    for (const option of form.querySelectorAll<HTMLOptionElement>('[name="rooms"] option')) option.selected = true;
    el.customAttributes = { plan: 'owner says' };
    await drawn();
    const before = location.href;
    form.requestSubmit();
    await drawn();
    expect(location.href).to.equal(before);
    expect(attributesOf(chat).at(-1)).to.deep.equal({
      name: 'Ada',
      topic: 'bill, boiler',
      rooms: 'kitchen, bath',
      plan: 'owner says',
    });
    expect(chat.calls.indexOf('connect')).to.be.greaterThan(chat.calls.findIndex((call) => call.includes('Ada')));
    expect(shown()).to.be.false;
    expect(el.shadowRoot?.activeElement === composer(el)).to.be.true;
    expect(form.elements.namedItem('name')).to.have.property('autocomplete', 'name');
  });

  it('counts the button that was pressed', async () => {
    const { chat, form } = await setUp([field('name', { value: 'Ada' })]);
    const button = form.querySelector('button');
    Object.assign(button ?? {}, { name: 'about', value: 'orders' });
    button?.click();
    expect(attributesOf(chat)).to.deep.equal([{ name: 'Ada', about: 'orders' }]);
  });

  it('is not sent while a field is wrong, and keeps what was written [A-26]', async () => {
    const { chat, form, shown } = await setUp([
      field('name', { required: true }),
      field('mail', { type: 'email', value: 'ada' }),
    ]);
    form.querySelector('button')?.click();
    expect(chat.calls).not.to.include('connect');
    expect(shown()).to.be.true;
    expect(form.elements.namedItem('mail')).to.have.property('value', 'ada');
    expect(document.activeElement === form.elements.namedItem('name')).to.be.true;
  });

  it('waits for a page that checks by itself', async () => {
    const { chat, form } = await setUp([field('name', { value: 'Ada' })]);
    const refuse = (event: Event): void => event.preventDefault();
    form.addEventListener('submit', refuse);
    form.requestSubmit();
    expect(chat.calls).not.to.include('connect');
    form.removeEventListener('submit', refuse);
    form.requestSubmit();
    expect(chat.calls).to.include('connect');
  });

  it('has the focus when the panel is opened by hand [A-19]', async () => {
    const { el, form } = await setUp([field('token', { type: 'hidden' }), field('name')], {});
    el.shadowRoot?.querySelector<HTMLElement>('[part="launcher"]')?.click();
    if (!matchMedia('(pointer: coarse)').matches)
      expect(document.activeElement === form.elements.namedItem('name')).to.be.true;
    el.focus();
    expect(document.activeElement === form.elements.namedItem('name')).to.be.true;
  });

  it('is not there where an earlier conversation goes on', async () => {
    const { el, chat, shown, drawn } = await setUp([field('name')], { open: '' }, true);
    expect(chat.calls).to.include('connect');
    chat.become('resuming');
    chat.receive(message());
    await drawn();
    expect(shown()).to.be.false;
    expect(composer(el)).not.to.be.null;
  });

  it('is not filled in twice: the next conversation has the same values [A-27]', async () => {
    const { el, chat, form, shown, drawn } = await setUp([field('name', { value: 'Ada' })]);
    form.requestSubmit();
    chat.become('expired', { reason: 'session/expired' });
    await drawn();
    el.shadowRoot?.querySelector<HTMLElement>('.primary')?.click();
    expect(chat.calls).to.include('startNew');
    expect(shown()).to.be.false;
    const next = createFakeChat();
    el.chat = next;
    await drawn();
    expect(shown()).to.be.false;
    expect(attributesOf(next).at(-1)).to.deep.equal({ name: 'Ada' });
    el.customAttributes = { plan: 'family' };
    await drawn();
    expect(attributesOf(next).at(-1)).to.deep.equal({ name: 'Ada', plan: 'family' });
  });

  it('comes before a new conversation that follows an earlier one, and then begins that', async () => {
    const { el, chat, form, shown, drawn } = await setUp([field('name', { value: 'Ada' })], { open: '' }, true);
    chat.become('read-only', { reason: 'session/read-only' });
    chat.receive(message());
    await drawn();
    el.shadowRoot?.querySelector<HTMLElement>('.primary')?.click();
    await drawn();
    expect(shown()).to.be.true;
    expect(chat.calls).not.to.include('startNew');
    form.requestSubmit();
    expect(chat.calls).to.include('startNew');
    expect(attributesOf(chat)).to.deep.equal([{ name: 'Ada' }]);
  });

  it('forgets who was here once they have left', async () => {
    const { chat, form, shown, drawn } = await setUp([field('name')]);
    const name = form.querySelector('input');
    if (name) name.value = 'Ada';
    form.requestSubmit();
    chat.become('open');
    await drawn();
    chat.become('closed', { reason: 'session/ended' });
    await drawn();
    expect(shown()).to.be.true;
    expect(name?.value).to.equal('');
  });

  it('tells the next conversation nothing of who has left: only what the page says itself goes into it', async () => {
    const { el, chat, form, drawn } = await setUp([field('name', { value: 'Ada' })]);
    el.customAttributes = { shop: 'north' };
    form.requestSubmit();
    chat.become('open');
    await drawn();
    expect(attributesOf(chat).at(-1)).to.deep.equal({ name: 'Ada', shop: 'north' });
    chat.become('closed', { reason: 'session/ended' });
    await drawn();
    expect(attributesOf(chat).at(-1)).to.deep.equal({ shop: 'north' });
  });

  it('is the page’s form and not a copy: its own listeners hear of it, and no event but its own is new', async () => {
    const { el, form } = await setUp([field('name', { value: 'Ada' })]);
    const heard = record(form, 'submit');
    form.requestSubmit();
    expect(heard).to.have.length(1);
    expect(form.parentElement === el).to.be.true;
  });
});
