import { mountOnce, whenParsed } from '../auto-mount.js';
import type { GenesysChat } from '../ui/genesys-chat.js';
import { dataOf } from './database.js';
import { createGenesys, putInPlace } from './install.js';

/** What a snippet left in the page: a function under its name, with the deployment on it. */
interface Snippet {
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** The deployment that this function, which is ours already, speaks to. */
  readonly served: unknown;
}

/**
 * Every snippet that has run: `_genesysJs` names the last one only. Getters are left alone, for some of a window's own warn.
 */
const snippets = (): readonly Snippet[] =>
  Object.entries(Object.getOwnPropertyDescriptors(globalThis)).flatMap(([name, { value }]) => {
    const it: unknown = value;
    const config = typeof it === 'function' ? dataOf(Reflect.get(it, 'c')) : {};
    const served: unknown = typeof it === 'function' ? Reflect.get(it, 'served') : undefined;
    return typeof config['deploymentId'] === 'string' ? [{ name, config, served }] : [];
  });

/** The element's attributes as the snippet's object names them: `deploymentId`, `environment`, and any other of them. */
const attributesOf = (config: Snippet['config'], names: readonly string[]): Map<string, string> => {
  const attributes = new Map<string, string>();
  for (const name of names) {
    const value = config[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
    if (value === true) attributes.set(name, '');
    else if (typeof value === 'string' || typeof value === 'number') attributes.set(name, String(value));
  }
  return attributes;
};

const isChat = (element: Element | undefined): element is GenesysChat => element?.localName === 'genesys-chat';

/**
 * Gives every snippet of the page its element and its function.
 *
 * @param names - The element's attributes (`observedAttributes`).
 */
export const serveSnippets = (names: readonly string[]): void => {
  for (const { name, config, served } of snippets()) {
    const { deploymentId } = config;
    if (served === deploymentId) continue;
    const whenThere = new Promise<GenesysChat>((resolve) =>
      whenParsed(document, () => {
        const element = mountOnce(document, attributesOf(config, names));
        if (isChat(element)) resolve(element);
      }),
    );
    // A second deployment by the same name gets its chat; the function goes on to speak to the first.
    if (served === undefined) putInPlace(name, createGenesys(whenThere), { c: config, served: deploymentId });
  }
};
