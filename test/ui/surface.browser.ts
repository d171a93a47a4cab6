import { expect } from '@open-wc/testing';
import type { Delivery } from '../../src/model/message.js';
import { GenesysChat } from '../../src/ui/genesys-chat.js';
import { createFakeChat, message, own, SETTINGS } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';

const has = ({ el }: Mounted, state: string): boolean => el.matches(`:state(${state})`);

describe('what pages rely on', () => {
  afterEach(unmount);

  it('toggles, and may be kept open by the page', async () => {
    const { el } = await mount();
    const hides = record(el, 'gc-hide');
    el.toggle();
    expect(el.open).to.be.true;
    const keep = (event: Event): void => event.preventDefault();
    el.addEventListener('gc-hide', keep);
    el.toggle();
    expect(el.open).to.be.true;
    el.removeEventListener('gc-hide', keep);
    el.toggle();
    expect(el.open).to.be.false;
    expect(hides).to.deep.equal([{ source: 'method' }, { source: 'method' }]);
  });

  it('focuses the launcher, or the text box of an open panel', async () => {
    const { el, part } = await mount();
    el.focus();
    expect(el.shadowRoot?.activeElement === part('launcher')).to.be.true;
    el.show();
    el.focus();
    expect(el.shadowRoot?.activeElement === part('input')).to.be.true;
  });

  it('tells once that it was drawn, with its version', async () => {
    const el = document.createElement('genesys-chat');
    el.chat = createFakeChat();
    const told = record(el, 'gc-ready');
    document.body.append(el);
    await el.ready;
    el.remove();
    document.body.append(el);
    await el.updateComplete;
    el.remove();
    expect(told).to.deep.equal([{ version: GenesysChat.version }]);
  });

  it('stands in the corner it is told, mirrored where one reads from right to left', async () => {
    const { el, part, drawn } = await mount();
    const isLeft = (): boolean => part('launcher').getBoundingClientRect().left < innerWidth / 2;
    for (const [position, dir, left] of [
      ['bottom-end', 'ltr', false],
      ['bottom-start', 'ltr', true],
      ['bottom-end', 'rtl', true],
      ['bottom-start', 'rtl', false],
      ['somewhere', 'ltr', false],
    ] as const) {
      Object.assign(el, { position, dir });
      await drawn();
      expect(isLeft(), `${position} ${dir}`).to.equal(left);
    }
  });

  it('tells each status to CSS', async () => {
    const mounted = await mount({ open: '' });
    for (const [status, states] of [
      ['connecting', ['connecting']],
      ['resuming', ['resuming']],
      ['open', ['online']],
      ['reconnecting', ['reconnecting']],
      ['offline', ['offline']],
      ['read-only', ['read-only', 'ended']],
      ['expired', ['expired', 'ended']],
      ['failed', ['error']],
    ] as const) {
      mounted.chat.become(status);
      await mounted.drawn();
      const all = [
        'connecting',
        'resuming',
        'online',
        'reconnecting',
        'offline',
        'read-only',
        'expired',
        'ended',
        'error',
      ];
      expect(
        all.filter((state) => has(mounted, state)),
        status,
      ).to.have.members([...states]);
    }
  });

  it('tells CSS how it stands, and what goes on in it', async () => {
    const mounted = await mount({ 'color-scheme': 'dark' });
    const { el, chat, drawn } = mounted;
    chat.become('open');
    chat.receive(message());
    chat.typing.set({ author: 'agent' });
    chat.pending.set([own({ delivery: 'queued' })]);
    await drawn();
    for (const state of ['dark', 'unread', 'typing', 'queued']) expect(has(mounted, state), state).to.be.true;
    for (const mode of ['inline', 'page'] as const) {
      el.mode = mode;
      await drawn();
      expect(has(mounted, mode), mode).to.be.true;
    }
    el.colorScheme = 'light';
    chat.typing.set(undefined);
    chat.pending.set([]);
    await drawn();
    for (const state of ['dark', 'typing', 'queued', 'inline']) expect(has(mounted, state), state).to.be.false;
  });

  it('gives pieces of the header, and each message with its side, author and delivery, a part', async () => {
    const mounted = await mount({ open: '' });
    mounted.chat.settings.set({ ...SETTINGS, title: 'Help' });
    mounted.chat.become('open');
    const deliveries: readonly Delivery[] = ['queued', 'sending', 'unconfirmed', 'failed'];
    mounted.chat.receive(message(), message({ author: 'bot' }), own({ delivery: 'sent' }));
    mounted.chat.receive(...deliveries.map((delivery) => own({ delivery })));
    await mounted.drawn();
    for (const name of ['launcher-icon', 'avatar', 'subheading', 'day-separator']) mounted.part(name);
    for (const name of ['message-in', 'message-out', 'message-guest', 'message-agent', 'message-bot', 'bubble-failed'])
      mounted.part(name);
    for (const delivery of ['failed', 'queued', 'sending', 'unconfirmed']) mounted.part(`status-${delivery}`);
  });

  it('writes times in their own direction, for they stand between words of another', async () => {
    const mounted = await mount({ open: '', dir: 'rtl', lang: 'en' });
    mounted.chat.receive(message());
    await mounted.drawn();
    expect(mounted.part('time').matches(':dir(ltr)')).to.be.true;
  });
});
