import { expect } from '@open-wc/testing';
import { GenesysChatError } from '../../src/model/errors.js';
import { GenesysChat } from '../../src/ui/genesys-chat.js';
import { mount, unmount } from '../ui/mount.js';
import { readManifest } from './contract.js';

/** Hidden by TypeScript, or Lit's; none of them is promised. */
const INNER = new Set(
  `root isFloating shelf visible redraw drawNow performUpdate focusInside connectedCallback disconnectedCallback willUpdate render
  updated command clock chatFactory widget holder opening renderOptions renderRoot enableUpdating isUpdatePending hasUpdated`.split(
    /\s+/,
  ),
);

describe('the contract: members', () => {
  afterEach(unmount);

  it('nothing of the element is public and undocumented', async () => {
    const names = new Set((await readManifest()).members.map(({ name }) => name));
    const { el } = await mount();
    const found = Object.keys(el);
    let type: object | null = GenesysChat.prototype;
    for (; type && type !== HTMLElement.prototype; type = Object.getPrototypeOf(type) as object | null) {
      // Lit's own class and what is below it.
      if (Object.hasOwn(type, 'createRenderRoot')) break;
      found.push(...Object.getOwnPropertyNames(type));
    }
    const strange = found.filter((name) => !names.has(name) && !INNER.has(name) && !/^_|^constructor$/.test(name));
    expect(strange).to.deep.equal([]);
  });

  it('what is read-only cannot be written', async () => {
    const { el } = await mount();
    for (const { name } of (await readManifest()).members.filter(({ readonly, static: s }) => readonly && !s))
      if (name !== 'ready') expect(() => Object.assign(el, { [name]: 'x' }), name).to.throw(TypeError);
  });

  it('every method of an element without a chat does nothing, or says so with a code', async () => {
    const el = document.createElement('genesys-chat');
    for (const { name } of (await readManifest()).members.filter(({ kind }) => kind === 'method')) {
      const args = { attach: [[new File(['x'], 'plan.pdf')]], choose: ['m1', 0] }[name] ?? ['x'];
      let problem: unknown;
      try {
        const method: unknown = Reflect.get(el, name);
        if (typeof method !== 'function') throw new Error(`no method ${name}`);
        await (Reflect.apply(method, el, args) as unknown);
      } catch (error) {
        problem = error;
      }
      expect(problem === undefined || problem instanceof GenesysChatError, `${name}: ${String(problem)}`).to.be.true;
    }
    expect(el.diagnostics()).to.include({ version: GenesysChat.version });
  });
});
