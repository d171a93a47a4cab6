import { expect } from '@open-wc/testing';
import { mount, unmount, type Mounted } from '../ui/mount.js';
import { restore } from '../ui/stubs.js';

interface Named {
  readonly name: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly kind?: string;
  readonly attribute?: string;
  readonly default?: string;
  readonly description?: string;
}
export type Kind = 'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates';
type Declaration = Readonly<Record<Kind, readonly Named[]>> & { readonly tagName?: string };

/** The element as custom-elements.json describes it. */
export const readManifest = async (): Promise<Declaration> => {
  const response = await fetch(new URL('../../custom-elements.json', import.meta.url));
  const { modules } = (await response.json()) as { modules: { declarations?: Declaration[] }[] };
  const found = modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName);
  if (!found) throw new Error('the manifest has no element');
  return found;
};

/** What proves a name; throws or rejects where the element does not do what was said of it. */
export type Proofs = Readonly<Record<string, () => void | Promise<void>>>;

/** One test for each name, and one that there are as many as the manifest has: nothing public goes without. */
export const proveAll = (
  title: string,
  kind: Kind,
  proofs: Proofs,
  among: (member: Named) => boolean = () => true,
): void => {
  describe(`the contract: ${title}`, () => {
    afterEach(() => {
      restore();
      unmount();
    });

    it('is the manifest’s to the letter', async () => {
      const names = (await readManifest())[kind].filter(among).map(({ name }) => name);
      expect(Object.keys(proofs).sort()).to.deep.equal([...new Set(names)].sort());
    });

    for (const [name, prove] of Object.entries(proofs)) it(name || '(default)', async () => prove());
  });
};

/** A proof over an element in the page. */
export const on =
  (prove: (mounted: Mounted) => void | Promise<void>, attributes: Readonly<Record<string, string>> = {}) =>
  async (): Promise<void> =>
    prove(await mount(attributes));
