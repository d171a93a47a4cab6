import { createChat } from '../../src/chat/create-chat.js';
import type { ChatEvents, ChatOptions } from '../../src/chat/chat.js';
import type { Environment } from '../../src/chat/environment.js';
import type { LifecycleEvent } from '../../src/transport/reachability.js';
import { fetchPut } from '../../src/rest/put.js';
import { createMemoryStore } from '../../src/storage/memory-store.js';
import { connectInPage, createSimulator, type SimulatorOptions } from '../../src/simulator/index.js';
import { createTestClock, settle } from '../support/clock.js';
import { seeded } from '../support/seeded.js';

const EPOCH = Date.UTC(2026, 2, 11, 9, 0, 0);

interface Start {
  readonly seed?: number;
  /** How far the visitor's clock is ahead of the service's, in milliseconds. */
  readonly wallShift?: number;
  readonly simulator?: SimulatorOptions;
  readonly chat?: Partial<ChatOptions>;
  readonly environment?: Partial<Environment>;
}

/** The whole core against the in-page simulator, both on one clock that the test moves. */
export const startChat = ({
  seed = 1,
  wallShift = 0,
  simulator: given = {},
  chat: options = {},
  environment: parts = {},
}: Start = {}) => {
  const clock = createTestClock();
  const wall = (): number => EPOCH + clock.now();
  const random = seeded(seed);
  const simulator = createSimulator({
    seed,
    clock: {
      now: wall,
      setTimeout: (fn: () => void, ms: number) => clock.setTimeout(fn, ms),
      clearTimeout: (id: unknown) => clock.clearTimeout(id),
    },
    ...given,
  });
  const { createSocket, fetch } = connectInPage(simulator, { origin: 'https://shop.test' });
  const listeners = new Set<(event: LifecycleEvent) => void>();
  const page = { online: true, visible: true };
  let ids = 0;
  const environment: Environment = {
    createSocket,
    fetch,
    put: fetchPut(fetch),
    clock,
    wall: () => wall() + wallShift,
    random,
    newId: () => {
      const n = (++ids).toString(16).padStart(12, '0');
      return `00000000-0000-4000-8000-${n}`;
    },
    store: createMemoryStore(),
    lifecycle: {
      online: () => page.online,
      visible: () => page.visible,
      subscribe(listener) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    origin: 'https://shop.test',
    ...parts,
  };
  const newChat = (more: Partial<ChatOptions> = {}) =>
    createChat(
      { deploymentId: simulator.deploymentId, endpoint: 'https://sim.test', ...options, ...more },
      environment,
    );
  const chat = newChat();
  const events: { type: keyof ChatEvents; detail: unknown }[] = [];
  for (const type of [
    'message',
    'sent',
    'send-failed',
    'status',
    'session',
    'resync',
    'attachment',
    'error',
  ] as const) {
    chat.on(type, (detail) => events.push({ type, detail }));
  }
  const tell = (event: LifecycleEvent): void => [...listeners].forEach((listener) => listener(event));
  return {
    chat,
    newChat,
    clock,
    simulator,
    events,
    environment,
    listeners,
    settle,
    /** Moves time in steps short enough that answers arrive between timers. */
    async pass(ms: number, step = 250) {
      for (let left = ms; left > 0; left -= step) {
        await settle();
        clock.increment(Math.min(step, left));
      }
      await settle();
    },
    async open() {
      chat.connect();
      await this.pass(50, 10);
    },
    setOnline(online: boolean) {
      page.online = online;
      tell({ type: online ? 'network.online' : 'network.offline' });
    },
    setVisible(visible: boolean) {
      page.visible = visible;
      tell({ type: visible ? 'page.visible' : 'page.hidden' });
    },
    /** What the service has, oldest first. */
    log: () =>
      simulator
        .sessions()
        .flatMap(({ messages }) => messages)
        .filter(({ type }) => type !== 'Event')
        .map(({ text }) => text),
    /** What is shown and settled, oldest first. */
    shown: () =>
      chat.messages
        .get()
        .filter(({ author, delivery }) => author !== 'system' && (delivery === undefined || delivery === 'sent'))
        .map(({ text }) => text),
  };
};
