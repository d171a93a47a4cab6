import { tellOwner } from '../ui/owner-log.js';
import { whyMissing } from './table.js';

/** What a subscriber is called with. */
export interface BusEvent {
  /** Plugin and event, as in `Messenger.opened`. */
  readonly event: string;
  readonly publisher: string;
  readonly eventName: string;
  readonly data: unknown;
}

/** What a command of the page's own plugin is called with. */
export interface Call {
  readonly command: string;
  readonly data: unknown;
  resolve(value?: unknown): void;
  reject(reason?: unknown): void;
}

/** A promise with the names Messenger's own have. */
export type Outcome = Promise<unknown> & {
  done(then: (value: unknown) => void): Outcome;
  fail(then: (reason: unknown) => void): Outcome;
  always(then: () => void): Outcome;
};

type Listener = (event: BusEvent) => void;
/** @returns what the command resolves with. */
export type Work = (options: unknown) => unknown;

export interface Bus {
  /** `args` are options, then a callback for each outcome; any of them may be left out. Unknown commands reject. */
  command(name: string, ...args: readonly unknown[]): Outcome;
  has(command: string): boolean;
  register(command: string, work: Work): void;
  subscribe(event: string, listener: unknown): void;
  unsubscribe(event: string, listener: unknown): void;
  /** @param stands - Also told to everyone who subscribes later. */
  publish(event: string, data?: unknown, stands?: boolean): void;
}

/** An error that says which kind it is. */
export const refusal = (sentence: string, code = 'compat/refused'): Error =>
  Object.assign(new Error(sentence), { code });

const outcome = (promise: Promise<unknown>): Outcome => {
  // Many pages look at neither outcome, and theirs is not an error of the page.
  promise.catch(() => {});
  const it: Outcome = Object.assign(promise, {
    done: (then: (value: unknown) => void) => (void promise.then(then, () => {}), it),
    fail: (then: (reason: unknown) => void) => (void promise.catch(then), it),
    always: (then: () => void) => (void promise.then(then, then), it),
  });
  return it;
};

const isCallback = (value: unknown): value is (value: unknown) => void => typeof value === 'function';

/** Tells the owner, once a name, that something has no equivalent. @returns the sentence. */
const unsupported = (name: string): string => {
  const why = whyMissing(name);
  const sentence = why
    ? `${name} has no equivalent here: ${why.replaceAll('`', '')}.`
    : `"${name}" is neither a command of Messenger that works here nor one of a plugin of this page.`;
  tellOwner('compat/unsupported', sentence, name);
  return sentence;
};

/**
 * Commands and events by name, as Messenger's plugins share them.
 *
 * @param ready - Commands wait for it, and keep their order.
 */
export const createBus = (ready: Promise<unknown>): Bus => {
  const commands = new Map<string, Work>();
  const listeners = new Map<string, Set<Listener>>();
  const standing = new Map<string, BusEvent>();

  const tell = (listener: Listener, event: BusEvent): void => {
    try {
      listener(event);
    } catch (error) {
      // The page's affair: it is reported there, and the others are told all the same.
      reportError(error);
    }
  };

  return {
    has: (name) => commands.has(name),
    register: (name, work) => void commands.set(name, work),
    command(name, ...args) {
      const options = isCallback(args[0]) ? {} : (args[0] ?? {});
      const [resolved, rejected] = isCallback(args[0]) ? args : args.slice(1);
      const run = async (): Promise<unknown> => {
        await ready;
        const work = commands.get(name);
        if (!work) throw refusal(unsupported(name), 'compat/unsupported');
        return work(options);
      };
      const running = outcome(run());
      if (isCallback(resolved)) void running.done(resolved);
      if (isCallback(rejected)) void running.fail(rejected);
      return running;
    },
    subscribe(name, listener) {
      if (!isCallback(listener)) return;
      if (whyMissing(name)) unsupported(name);
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener));
      const before = standing.get(name);
      if (before) queueMicrotask(() => all.has(listener) && tell(listener, before));
    },
    unsubscribe(name, listener) {
      if (isCallback(listener)) listeners.get(name)?.delete(listener);
    },
    publish(name, data = {}, stands = false) {
      const [publisher = '', eventName = ''] = name.split('.');
      const event: BusEvent = { event: name, publisher, eventName, data };
      if (stands) standing.set(name, event);
      for (const listener of [...(listeners.get(name) ?? [])]) tell(listener, event);
    },
  };
};
