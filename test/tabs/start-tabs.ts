import { createChat } from '../../src/chat/create-chat.js';
import type { Chat, ChatEvents, ChatOptions } from '../../src/chat/chat.js';
import type { Environment } from '../../src/chat/environment.js';
import type { Clock } from '../../src/model/clock.js';
import type { Socket } from '../../src/model/socket.js';
import { fetchPut } from '../../src/rest/put.js';
import { connectInPage, createSimulator, type SimulatorOptions } from '../../src/simulator/index.js';
import { createMemoryStore } from '../../src/storage/memory-store.js';
import type { LifecycleEvent } from '../../src/transport/reachability.js';
import { createTestClock, settle } from '../support/clock.js';
import { seeded } from '../support/seeded.js';
import { createTabsWorld } from '../support/tabs.js';

const EPOCH = Date.UTC(2026, 2, 11, 9, 0, 0);

/** What a tab that hangs does not notice; it notices everything, in order, when it runs again. */
const createGate = () => {
  let isHung = false;
  let missed: (() => void)[] = [];
  return {
    run: (run: () => void): void => void (isHung ? missed.push(run) : run()),
    hang: () => void (isHung = true),
    thaw() {
      isHung = false;
      const runs = missed;
      missed = [];
      runs.forEach((run) => run());
    },
  };
};

type Gate = ReturnType<typeof createGate>;

const gatedClock = (clock: Clock, gate: Gate): Clock => {
  const over = new Set<unknown>();
  return {
    now: () => clock.now(),
    setTimeout(fn, ms) {
      const id: unknown = clock.setTimeout(() => gate.run(() => void (over.delete(id) || fn())), ms);
      return id;
    },
    clearTimeout(id) {
      over.add(id);
      clock.clearTimeout(id);
    },
  };
};

type Handler = ((event: unknown) => void) | null;

const gatedSocket = (socket: Socket, gate: Gate): Socket => {
  const own: Socket = {
    get readyState() {
      return socket.readyState;
    },
    get bufferedAmount() {
      return socket.bufferedAmount;
    },
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
    send: (data) => socket.send(data),
    close: (code, reason) => socket.close(code, reason),
  };
  for (const on of ['onopen', 'onmessage', 'onclose', 'onerror'] as const)
    socket[on] = (event: unknown) => gate.run(() => (own[on] as Handler)?.(event));
  return own;
};

interface Start {
  readonly seed?: number;
  readonly latency?: () => number;
  readonly simulator?: SimulatorOptions;
  readonly chat?: Partial<ChatOptions>;
}

export interface Tab {
  readonly chat: Chat;
  readonly events: { readonly type: keyof ChatEvents; readonly detail: unknown }[];
  readonly isAlive: boolean;
  tell(event: LifecycleEvent): void;
  setOnline(online: boolean): void;
  /** The visitor closes it. */
  close(): void;
  /** It is gone without a word. */
  crash(): void;
  /** It hangs, or the browser has stopped it without telling. */
  hang(): void;
  thaw(): void;
  freeze(): void;
  /** What it shows and is settled, oldest first. */
  shown(): (string | undefined)[];
}

/** Several tabs of one browser against one in-page simulator, all on one clock that the test moves. */
export const startTabs = ({ seed = 1, latency, simulator: given = {}, chat: options = {} }: Start = {}) => {
  const clock = createTestClock();
  const wall = (): number => EPOCH + clock.now();
  const simulator = createSimulator({
    seed,
    clock: {
      now: wall,
      setTimeout: (fn: () => void, ms: number) => clock.setTimeout(fn, ms),
      clearTimeout: (id: unknown) => clock.clearTimeout(id),
    },
    ...given,
  });
  const network = connectInPage(simulator, { origin: 'https://shop.test' });
  const browser = createTabsWorld(clock, latency);
  const store = createMemoryStore();
  const random = seeded(seed);
  let ids = 0;

  const newTab = (more: Partial<ChatOptions> = {}, parts: Partial<Environment> = {}): Tab => {
    const gate = createGate();
    const { tabs, crash } = browser.newTab(gate.run);
    const listeners = new Set<(event: LifecycleEvent) => void>();
    let online = true;
    let isAlive = true;
    const fetch: Environment['fetch'] = async (url, init) => {
      const reply = await network.fetch(url, init);
      await new Promise<void>((resolve) => gate.run(resolve));
      return reply;
    };
    const chat = createChat(
      { deploymentId: simulator.deploymentId, endpoint: 'https://sim.test', ...options, ...more },
      {
        createSocket: (url) => gatedSocket(network.createSocket(url), gate),
        fetch,
        put: fetchPut(fetch),
        clock: gatedClock(clock, gate),
        wall,
        random,
        newId: () => `00000000-0000-4000-8000-${(++ids).toString(16).padStart(12, '0')}`,
        store,
        tabs,
        lifecycle: {
          online: () => online,
          visible: () => true,
          subscribe(listener) {
            listeners.add(listener);
            return () => void listeners.delete(listener);
          },
        },
        origin: 'https://shop.test',
        ...parts,
      },
    );
    const events: { type: keyof ChatEvents; detail: unknown }[] = [];
    for (const type of ['message', 'sent', 'send-failed', 'status', 'session', 'resync', 'error'] as const)
      chat.on(type, (detail) => events.push({ type, detail }));
    const tell = (event: LifecycleEvent): void => gate.run(() => [...listeners].forEach((listener) => listener(event)));
    return {
      chat,
      events,
      get isAlive() {
        return isAlive;
      },
      tell,
      setOnline(next) {
        online = next;
        tell({ type: next ? 'network.online' : 'network.offline' });
      },
      close() {
        isAlive = false;
        tell({ type: 'page.frozen' });
        chat.dispose();
      },
      crash() {
        isAlive = false;
        crash();
        chat.dispose();
        gate.thaw();
      },
      hang: gate.hang,
      thaw: gate.thaw,
      freeze() {
        tell({ type: 'page.frozen' });
        gate.hang();
      },
      shown: () =>
        chat.messages
          .get()
          .filter(({ author, delivery }) => author !== 'system' && (delivery === undefined || delivery === 'sent'))
          .map(({ text }) => text),
    };
  };

  const pass = async (ms: number, step = 250): Promise<void> => {
    for (let left = ms; left > 0; left -= step) {
      await settle();
      clock.increment(Math.min(step, left));
    }
    await settle();
  };

  return {
    clock,
    simulator,
    browser,
    store,
    newTab,
    pass,
    settle,
    async openTab(more?: Partial<ChatOptions>, parts?: Partial<Environment>) {
      const tab = newTab(more, parts);
      tab.chat.connect();
      await pass(100, 10);
      return tab;
    },
    /** Connections of ours that the service has configured. */
    connections: () => simulator.sessions().flatMap((session) => [...session.connections]).length,
    /** What the service has, oldest first. */
    log: () =>
      simulator
        .sessions()
        .flatMap(({ messages }) => messages)
        .filter(({ type }) => type !== 'Event')
        .map(({ text }) => text),
  };
};
