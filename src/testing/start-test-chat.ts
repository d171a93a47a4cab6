import type { Chat, ChatOptions } from '../chat/chat.js';
import { createChat } from '../chat/create-chat.js';
import { fetchPut } from '../rest/put.js';
import { connectInPage } from '../simulator/in-page.js';
import { createSimulator } from '../simulator/simulator.js';
import type { SimulatorOptions } from '../simulator/options.js';
import type { Simulator } from '../simulator/simulator-types.js';
import { createMemoryStore } from '../storage/memory-store.js';
import { alwaysOn } from '../transport/reachability.js';
import type { TestClock } from './clock.js';

export interface TestChatOptions {
  /** What the simulated service is like: `scenario`, `config`, `seed` … */
  readonly simulator?: SimulatorOptions;
  readonly chat?: Omit<ChatOptions, 'deploymentId' | 'environment' | 'endpoint'>;
  /** Moves chat and service together. Without it, real time runs; the service answers at once. */
  readonly clock?: TestClock;
}

export interface TestChat {
  /** Give it to an element: `element.chat = chat`. */
  readonly chat: Chat;
  /** The other side: `say`, `fault`, `frames` … */
  readonly simulator: Simulator;
  /** A `<genesys-chat>` that shows the chat, at the end of `parent`. The page must have defined the element. */
  mount(parent?: Element, attributes?: Readonly<Record<string, string>>): HTMLElement;
  /** Ends everything, and takes away what was mounted. */
  stop(): void;
}

/** Calendar time when the clock of a test stands at zero. */
const EPOCH = Date.UTC(2026, 0, 5, 9);

/** A chat and its service in one, without a network, without storage, and with nothing left to chance. */
export const startTestChat = ({
  simulator: service = {},
  chat: options = {},
  clock,
}: TestChatOptions = {}): TestChat => {
  const wall = clock && ((): number => EPOCH + clock.now());
  const simulator = createSimulator({
    seed: 1,
    ...(clock &&
      wall && {
        clock: {
          now: wall,
          setTimeout: (fn: () => void, ms: number) => clock.setTimeout(fn, ms),
          clearTimeout: (id: unknown) => clock.clearTimeout(id),
        },
      }),
    ...service,
  });
  const { createSocket, fetch } = connectInPage(simulator);
  const chat = createChat(
    { ...options, deploymentId: simulator.deploymentId, endpoint: 'https://simulator.test', storage: 'none' },
    {
      ...{ createSocket, fetch, put: fetchPut(fetch), store: createMemoryStore(), lifecycle: alwaysOn },
      // Waits between attempts are as short as they may be.
      random: () => 0,
      origin: undefined,
      ...(clock && { clock }),
      ...(wall && { wall }),
    },
  );
  const mounted: Element[] = [];
  return {
    chat,
    simulator,
    mount(parent = document.body, attributes = {}) {
      const element = document.createElement('genesys-chat');
      Reflect.set(element, 'chat', chat);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      parent.append(element);
      mounted.push(element);
      return element;
    },
    stop() {
      for (const element of mounted) element.remove();
      chat.dispose();
      simulator.dispose();
    },
  };
};
