import type { GenesysChat } from '../ui/genesys-chat.js';
import { GET_CODE, useAuthProvider } from './auth-provider.js';
import { createBus, type Outcome } from './bus.js';
import { createCommands } from './commands.js';
import { createDatabase, dataOf } from './database.js';
import { bridgeEvents } from './events.js';
import { createPlugin, type Plugin } from './plugin.js';

/** What `window.Genesys` is. */
export interface GenesysFunction {
  (verb: 'command', name: string, ...args: readonly unknown[]): Outcome;
  (verb: 'subscribe', event: string, listener: unknown): void;
  (verb: 'registerPlugin', name: string, begin?: (plugin: Plugin) => void): Plugin;
  (verb: string, name: string, ...args: readonly unknown[]): unknown;
}

const isFunction = (value: unknown): value is (...args: readonly unknown[]) => unknown => typeof value === 'function';

/** The function for one element, which the page's markup may still have to bring. */
export const createGenesys = (whenThere: Promise<GenesysChat>): GenesysFunction => {
  const served = whenThere.then((element) => {
    const database = createDatabase((all) => {
      element.customAttributes = dataOf(dataOf(all['messaging'])['customAttributes']);
    });
    for (const [name, work] of Object.entries(createCommands(element, bus, database))) bus.register(name, work);
    bridgeEvents(element, bus);
    return element;
  });
  const bus = createBus(served);

  const registered = (command: string): void => {
    if (command === GET_CODE) void served.then((element) => useAuthProvider(element, bus));
  };

  function genesys(verb: 'command', name: string, ...args: readonly unknown[]): Outcome;
  function genesys(verb: 'subscribe', event: string, listener: unknown): void;
  function genesys(verb: 'registerPlugin', name: string, begin?: (plugin: Plugin) => void): Plugin;
  function genesys(verb: string, name: string, ...args: readonly unknown[]): unknown;
  function genesys(verb: string, name: string, ...args: readonly unknown[]): unknown {
    if (verb === 'subscribe') return bus.subscribe(name, args[0]);
    // A verb that is none is told as a command that is none.
    if (verb !== 'registerPlugin') return bus.command(verb === 'command' ? name : verb, ...args);
    const plugin = createPlugin(bus, name, registered);
    if (isFunction(args[0])) args[0](plugin);
    return plugin;
  }
  return genesys;
};

/** The calls that the snippet's own function has kept, in order. */
const keptBy = (stub: unknown): readonly unknown[][] => {
  const kept: unknown = isFunction(stub) ? Reflect.get(stub, 'q') : undefined;
  return Array.isArray(kept) ? kept.map((call: ArrayLike<unknown>) => Array.from(call)) : [];
};

/** Puts the function in the place of the snippet's, which goes on to work where the page has kept hold of it. */
export const putInPlace = (name: string, genesys: GenesysFunction, facts: object = {}): GenesysFunction => {
  const kept = keptBy(Reflect.get(globalThis, name));
  const call = ([verb, what, ...args]: ArrayLike<unknown> & Iterable<unknown>): unknown =>
    genesys(String(verb), String(what), ...args);
  Object.assign(genesys, { q: { push: call }, ...facts });
  Reflect.set(globalThis, name, genesys);
  for (const each of kept) {
    try {
      call(each);
    } catch (error) {
      // What the page passed in threw: its affair, and the other calls are made all the same.
      reportError(error);
    }
  }
  return genesys;
};

/**
 * Makes `window.Genesys` speak to an element, and carries out what the page has asked of it so far.
 *
 * @param name - Of the function; default `Genesys`.
 */
export const installCompat = (element: GenesysChat, name = 'Genesys'): GenesysFunction =>
  putInPlace(name, createGenesys(Promise.resolve(element)));
