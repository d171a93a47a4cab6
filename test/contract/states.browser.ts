import { expect } from '@open-wc/testing';
import { createFakeChat, message, own, upload } from '../ui/fake-chat.js';
import { mount, unmount, type Mounted } from '../ui/mount.js';
import { createTestClock } from '../ui/ui-clock.js';
import { proveAll, type Proofs } from './contract.js';
import { onPhone } from './phone.js';

/** Off before, on after. */
const becomes =
  (state: string, act: (mounted: Mounted) => void | Promise<void>, attributes: Readonly<Record<string, string>> = {}) =>
  async (): Promise<void> => {
    const mounted = await mount(attributes);
    expect(mounted.el.matches(`:state(${state})`), 'before').to.be.false;
    await act(mounted);
    await mounted.drawn();
    expect(mounted.el.matches(`:state(${state})`), 'after').to.be.true;
  };

const drag = ({ part }: Mounted): void => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['x'], 'x.txt'));
  part('panel').dispatchEvent(new DragEvent('dragover', { dataTransfer, bubbles: true, cancelable: true }));
};

const statuses: Proofs = Object.fromEntries(
  Object.entries({
    connecting: 'connecting',
    resuming: 'resuming',
    online: 'open',
    reconnecting: 'reconnecting',
    offline: 'offline',
    'read-only': 'read-only',
    expired: 'expired',
    ended: 'closed',
    error: 'failed',
  } as const).map(([state, status]) => [state, becomes(state, ({ chat }) => chat.become(status))]),
);

proveAll('states', 'cssStates', {
  ...statuses,
  open: becomes('open', ({ el }) => el.show()),
  closed: becomes('closed', ({ el }) => el.close(), { open: '' }),
  unread: becomes('unread', ({ chat }) => chat.receive(message())),
  typing: becomes('typing', ({ chat }) => chat.typing.set({ author: 'agent' })),
  queued: becomes('queued', ({ chat }) => chat.pending.set([own({ delivery: 'queued' })])),
  uploading: becomes('uploading', ({ chat }) => chat.uploads.set([upload()])),
  dragging: becomes(
    'dragging',
    async (mounted) => {
      mounted.chat.become('open');
      mounted.chat.files.set({ types: ['*/*'], maxBytes: 1e6, blockedExtensions: [] });
      await mounted.drawn();
      drag(mounted);
    },
    { open: '' },
  ),
  fullscreen: () => onPhone(becomes('fullscreen', ({ el }) => el.show())),
  blocked: async () => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    await becomes(
      'blocked',
      ({ el }) => {
        dialog.showModal();
        el.redraw();
      },
      { open: '' },
    )();
    dialog.remove();
  },
  inline: becomes('inline', ({ el }) => void (el.mode = 'inline')),
  page: becomes('page', ({ el }) => void (el.mode = 'page')),
  dark: becomes('dark', ({ el }) => void (el.colorScheme = 'dark'), { 'color-scheme': 'light' }),
  demo: becomes('demo', ({ el }) => void (el.demo = '')),
  duplicate: async () => {
    const clock = createTestClock();
    const [first, second] = [0, 1].map(() => {
      const el = document.createElement('genesys-chat');
      el.clock = clock;
      el.chatFactory = () => ({ chat: createFakeChat(), hasSession: () => Promise.resolve(false) });
      el.deploymentId = 'd-duplicate';
      el.environment = 'prod';
      document.body.append(el);
      return el;
    });
    await Promise.all([first?.ready, second?.ready]);
    expect(first?.matches(':state(duplicate)')).to.be.false;
    expect(second?.matches(':state(duplicate)')).to.be.true;
    expect(second?.getBoundingClientRect().height).to.equal(0);
    second?.remove();
    first?.remove();
    clock.advance(2_000);
    unmount();
  },
});

describe('the sentence of a demonstration', () => {
  afterEach(unmount);

  it('stands over the log', async () => {
    const { el } = await mount({ demo: 'calm', open: '' });
    expect(el.shadowRoot?.querySelector('.demo')?.textContent).to.contain('nothing leaves this page');
  });
});
