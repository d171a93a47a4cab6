import type { Bus, Call, Outcome } from './bus.js';

/** What `Genesys('registerPlugin', name, (plugin) => …)` hands to the page. */
export interface Plugin {
  command(name: string, ...args: readonly unknown[]): Outcome;
  subscribe(event: string, listener: unknown): void;
  unsubscribe(event: string, listener: unknown): void;
  /** A command of its own, called as `Name.command`. It must resolve or reject. */
  registerCommand(command: string, work: (call: Call) => void): void;
  /** There to be called: any event may be published. */
  registerEvents(events: readonly string[]): void;
  publish(event: string, data?: unknown): void;
  /** As `publish`, and for everyone who subscribes later. */
  republish(event: string, data?: unknown): void;
  /** Publishes its `ready`. */
  ready(): void;
}

/** @param registered - Told of every command, by its full name. */
export const createPlugin = (bus: Bus, name: string, registered: (command: string) => void): Plugin => ({
  command: bus.command,
  subscribe: bus.subscribe,
  unsubscribe: bus.unsubscribe,
  registerCommand(command, work) {
    const full = `${name}.${command}`;
    bus.register(full, (data) => new Promise((resolve, reject) => work({ command: full, data, resolve, reject })));
    registered(full);
  },
  registerEvents() {},
  publish: (event, data) => bus.publish(`${name}.${event}`, data),
  republish: (event, data) => bus.publish(`${name}.${event}`, data, true),
  ready: () => bus.publish(`${name}.ready`, {}, true),
});
