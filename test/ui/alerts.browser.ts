import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import { message } from './fake-chat.js';
import { mount, record, unmount, type Mounted } from './mount.js';
import { hide, restore, stub } from './stubs.js';

const LOCK = 'genesys-chat:d1';
const DESKTOP = 'Notifications on this device';

/** How many hold the right to speak, and how many wait for it. */
const queue = async (): Promise<string> => {
  const { held = [], pending = [] } = await navigator.locks.query();
  return [held, pending].map((all) => all.filter(({ name }) => name === LOCK).length).join();
};
const queued = (wanted: string): Promise<void> => waitUntil(async () => (await queue()) === wanted, wanted);

/** What was heard and shown; a sound is two tones. */
let tones: number[] = [];
let contexts: FakeAudio[] = [];
let notes: FakeNotification[] = [];
let asked = 0;
let answer: NotificationPermission = 'granted';

class FakeAudio {
  state = 'running';
  readonly currentTime = 0;
  readonly destination = {};
  constructor() {
    contexts.push(this);
  }
  createOscillator() {
    const tone = {
      frequency: { value: 0 },
      connect: (to: unknown) => to,
      start: (at: number) => tones.push(at),
      stop: (at: number) => expect(at).to.be.at.most(0.4),
      onended: undefined,
    };
    return tone;
  }
  createGain() {
    const gain = {
      setValueAtTime: (value: number) => expect(value).to.be.at.most(0.1),
      exponentialRampToValueAtTime: () => {},
    };
    return { gain, connect: (to: unknown) => to };
  }
  become(state: string): Promise<void> {
    this.state = state;
    return Promise.resolve();
  }
  resume = () => this.become('running');
  suspend = () => this.become('suspended');
  close = () => this.become('closed');
}

class FakeNotification {
  static permission: NotificationPermission = 'default';
  static requestPermission(): Promise<NotificationPermission> {
    asked++;
    FakeNotification.permission = answer;
    return Promise.resolve(answer);
  }
  onclick: (() => void) | undefined;
  closed = false;
  readonly title: string;
  readonly options: NotificationOptions;
  constructor(title: string, options: NotificationOptions) {
    [this.title, this.options] = [title, options];
    notes.push(this);
  }
  close(): void {
    this.closed = true;
  }
}

const press = (type = 'pointerup'): void => void document.body.dispatchEvent(new Event(type, { bubbles: true }));

const prepare = (): void => {
  tones = [];
  contexts = [];
  notes = [];
  asked = 0;
  answer = 'granted';
  FakeNotification.permission = 'default';
  stub(globalThis, 'AudioContext', FakeAudio);
  stub(globalThis, 'Notification', FakeNotification);
  stub(navigator, 'userActivation', { isActive: true, hasBeenActive: true });
};
const cleanUp = async (): Promise<void> => {
  unmount();
  restore();
  await queued('0,0');
};

const loud = async (attributes = {}): Promise<Mounted> => {
  const mounted = await mount({ notify: 'sound', 'deployment-id': 'd1', ...attributes });
  mounted.el.preferences = { sound: true };
  await mounted.drawn();
  return mounted;
};

describe('the sound', () => {
  beforeEach(prepare);
  afterEach(cleanUp);

  it('is off until the visitor switches it on, and is not there unless the page wishes [A-33]', async () => {
    const { el, chat, drawn } = await mount({ notify: 'sound', 'deployment-id': 'd1' });
    press();
    chat.receive(message());
    expect(contexts.length + tones.length).to.equal(0);
    el.notify = 'title';
    el.preferences = { sound: true };
    await drawn();
    press();
    chat.receive(message());
    expect(contexts.length + tones.length).to.equal(0);
    expect(await queue()).to.equal('0,0');
  });

  it('waits for a press of the visitor, rests when nothing is heard, and lets go when it is switched off [A-33]', async () => {
    stub(navigator, 'userActivation', { isActive: false });
    const { el, drawn } = await loud();
    press('keydown');
    expect(contexts).to.deep.equal([]);
    stub(navigator, 'userActivation', { isActive: true });
    press();
    press();
    await drawn();
    expect(contexts.map(({ state }) => state)).to.deep.equal(['suspended']);
    el.preferences = { sound: false };
    await drawn();
    expect(contexts.map(({ state }) => state)).to.deep.equal(['closed']);
    el.preferences = { sound: true };
    await drawn();
    el.remove();
    expect(contexts.map(({ state }) => state)).to.deep.equal(['closed', 'closed']);
    press();
    expect(contexts).to.have.lengthOf(2);
  });

  it('is two tones, once for a burst, for messages of others [A-33]', async () => {
    const { chat, clock } = await loud();
    await queued('1,0');
    chat.receive(message({ author: 'system' }));
    expect(tones).to.deep.equal([]);
    chat.receive(message(), message({ author: 'bot' }));
    clock.advance(3_000);
    chat.receive(message());
    expect(tones).to.have.lengthOf(2);
    clock.advance(2_000);
    chat.receive(message());
    expect(tones).to.have.lengthOf(4);
  });

  it('is not for whom sees the message: only with the panel closed, behind another tab, or above the end', async () => {
    const { el, chat, clock, drawn, part } = await loud();
    await queued('1,0');
    el.show();
    await drawn();
    chat.receive(message());
    expect(tones).to.deep.equal([]);
    hide(true);
    chat.receive(message());
    expect(tones).to.have.lengthOf(2);
    hide(false);
    chat.receive(...Array.from({ length: 40 }, () => message()));
    await drawn();
    clock.advance(5_000);
    // The log follows its end once more before one can scroll away from it.
    await nextFrame();
    await nextFrame();
    part('log').scrollTop = 0;
    await waitUntil(() => part('log').parentElement?.querySelector('.jump'), 'the pill');
    chat.receive(message());
    expect(tones).to.have.lengthOf(4);
  });

  it('is heard once, however many chats and tabs there are: the one that was in front last speaks', async () => {
    const one = await loud();
    const two = await loud();
    await queued('1,1');
    for (const { chat } of [one, two]) chat.receive(message());
    expect(tones).to.have.lengthOf(2);
    let leave = (): void => {};
    // Another tab comes to the front.
    const gone = navigator.locks.request(LOCK, { steal: true }, () => new Promise<void>((done) => (leave = done)));
    await queued('1,2');
    for (const { chat, clock } of [one, two]) {
      clock.advance(5_000);
      chat.receive(message());
    }
    expect(tones).to.have.lengthOf(2);
    leave();
    await gone;
    await queued('1,1');
    for (const { chat } of [one, two]) chat.receive(message());
    expect(tones).to.have.lengthOf(4);
    dispatchEvent(new Event('pagehide'));
    await queued('0,0');
    dispatchEvent(new Event('pageshow'));
    await queued('1,1');
  });
});

describe('the notification of the device', () => {
  beforeEach(prepare);
  afterEach(cleanUp);

  const withMenu = async (): Promise<Mounted> => {
    const mounted = await mount({ notify: 'desktop', 'deployment-id': 'd1', open: '' });
    mounted.chat.become('open');
    await mounted.drawn();
    mounted.part('menu-button').click();
    return mounted;
  };
  /** Before the other switches. */
  const desktopSwitch = ({ parts }: Mounted): HTMLElement => {
    const found = parts('menu-item').find((item) => item.matches('[role=menuitemcheckbox]'));
    if (!found) throw new Error('no switch');
    return found;
  };
  const look = (mounted: Mounted): [string | undefined, string | null, string | null] => {
    const item = desktopSwitch(mounted);
    return [item.textContent?.trim(), item.getAttribute('aria-checked'), item.getAttribute('aria-disabled')];
  };
  const switchedOn = async (): Promise<Mounted> => {
    const mounted = await withMenu();
    desktopSwitch(mounted).click();
    await mounted.drawn();
    mounted.part('menu-button').click();
    mounted.el.close();
    await queued('1,0');
    return mounted;
  };

  it('asks the browser at the press of the switch and never before', async () => {
    const mounted = await withMenu();
    mounted.el.preferences = { desktop: true };
    hide(true);
    mounted.chat.receive(message());
    await mounted.drawn();
    expect([asked, notes.length]).to.deep.equal([0, 0]);
    expect(look(mounted)).to.deep.equal([DESKTOP, 'false', null]);
    desktopSwitch(mounted).click();
    await mounted.drawn();
    expect(asked).to.equal(1);
    expect(look(mounted)).to.deep.equal([DESKTOP, 'true', null]);
    expect(mounted.el.preferences.desktop).to.be.true;
    desktopSwitch(mounted).click();
    await mounted.drawn();
    expect(mounted.el.preferences.desktop).to.be.false;
  });

  it('says so where the browser refuses, and keeps the focus where it was', async () => {
    answer = 'denied';
    const mounted = await withMenu();
    const item = desktopSwitch(mounted);
    item.focus();
    item.click();
    await mounted.drawn();
    expect(look(mounted)).to.deep.equal(['Notifications are blocked in your browser.', 'false', 'true']);
    expect(mounted.el.preferences.desktop).to.be.false;
    expect(mounted.el.shadowRoot?.activeElement === item).to.be.true;
    item.click();
    expect(asked).to.equal(1);
  });

  it('tells who and what without marks, each in place of the one before, without a sound of its own', async () => {
    const { chat } = await switchedOn();
    chat.receive(message());
    expect(notes).to.have.lengthOf(0);
    hide(true);
    chat.receive(
      message({ name: 'Ana', text: 'Your **order** is [here](https://shop.test/o)', avatar: 'http://a.test/a' }),
    );
    chat.receive(message({ name: 'Ana', text: 'Bye', avatar: 'https://a.test/ana.png' }));
    expect(notes.map(({ title, options }) => [title, options])).to.deep.equal([
      ['Ana', { body: 'Your order is here', tag: LOCK, silent: true }],
      ['Ana', { body: 'Bye', tag: LOCK, silent: true, icon: 'https://a.test/ana.png' }],
    ]);
  });

  it('opens the panel at a click, and goes; also when it was read', async () => {
    const mounted = await switchedOn();
    const shows = record<{ source: string }>(mounted.el, 'gc-show');
    hide(true);
    mounted.chat.receive(message());
    hide(false);
    notes[0]?.onclick?.();
    expect(mounted.el.open).to.be.true;
    expect(shows).to.deep.equal([{ source: 'message' }]);
    expect(notes[0]?.closed).to.be.true;
    hide(true);
    mounted.chat.receive(message());
    await mounted.drawn();
    expect(notes[1]?.closed).to.be.false;
    hide(false);
    await mounted.drawn();
    expect(notes[1]?.closed).to.be.true;
  });

  it('is switched off where a page may not make one, as on Android', async () => {
    const mounted = await switchedOn();
    stub(
      globalThis,
      'Notification',
      class {
        static readonly permission = 'granted';
        constructor() {
          throw new TypeError('Illegal constructor');
        }
      },
    );
    hide(true);
    mounted.chat.receive(message());
    expect(mounted.el.preferences.desktop).to.be.false;
  });
});
