import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import vm from 'node:vm';

const FOLDER = 'cms/wordpress/genesys-chat';
const read = (path: string): string => readFileSync(new URL(`../../${FOLDER}/${path}`, import.meta.url), 'utf8');

type Listener = (event: Readonly<Record<string, unknown>>) => void;

/** The page's script in a page with these chats; `hears` is what the consent manager answers. */
const runPage = (accents: readonly string[], hears?: (category: string) => boolean) => {
  const styles: string[] = [];
  const listeners = new Map<string, Listener>();
  const chats = accents.map((accent) => ({
    getAttribute: () => accent,
    style: { setProperty: (name: string, value: string) => styles.push(`${name}: ${value}`) },
  }));
  const document = {
    querySelectorAll: () => chats,
    addEventListener: (name: string, listener: Listener) => listeners.set(name, listener),
  };
  vm.runInNewContext(read('assets/page.js'), { document, window: hears ? { wp_has_consent: hears } : {}, Promise });
  const waits: Promise<unknown>[] = [];
  const ask = (consent: string | null): void =>
    listeners.get('gc-before-connect')?.({
      target: { getAttribute: () => consent },
      waitUntil: (promise: Promise<unknown>) => waits.push(promise),
    });
  return { styles, listeners, waits, ask };
};

describe('the scripts of the WordPress plugin', () => {
  it('give every chat its accent without an inline style', () => {
    assert.deepEqual(runPage(['#1f6f54', '#fff']).styles, ['--gc-accent: #1f6f54', '--gc-accent: #fff']);
  });

  it('let a chat connect that needs no consent, or has it', () => {
    const asked: string[] = [];
    const page = runPage([], (category) => asked.push(category) > 0);
    page.ask(null);
    page.ask('functional');
    assert.deepEqual([page.waits, asked], [[], ['functional']]);
  });

  for (const [manager, hears] of [
    ['says no', () => false],
    ['is not there', undefined],
  ] as const)
    it(`let it wait for the consent of its category while the manager ${manager}`, async () => {
      const page = runPage([], hears);
      page.ask('functional');
      let isAllowed = false;
      void page.waits[0]?.then(() => (isAllowed = true));
      const change = (detail: Readonly<Record<string, string>>): void =>
        page.listeners.get('wp_listen_for_consent_change')?.({ detail });
      change({ marketing: 'allow' });
      change({ functional: 'deny' });
      await Promise.resolve();
      assert.equal(isAllowed, false);
      change({ functional: 'allow' });
      await page.waits[0];
      assert.equal(isAllowed, true);
    });

  it('register the block with fields for its attributes, and save nothing', () => {
    const registered: [string, { edit(props: object): Node; save(): unknown }][] = [];
    interface Node {
      readonly type: unknown;
      readonly props: Readonly<Record<string, unknown>>;
      readonly children: readonly unknown[];
    }
    const create = (type: unknown, props: Node['props'], ...children: unknown[]): Node => ({ type, props, children });
    const words = (names: string): Record<string, string> =>
      Object.fromEntries(names.split(' ').map((name) => [name, name]));
    const wp = {
      element: { createElement: create },
      i18n: { __: (text: string, domain: string) => (domain === 'genesys-chat' ? text : assert.fail(text)) },
      components: words('TextControl SelectControl PanelBody Placeholder'),
      blockEditor: { ...words('InspectorControls'), useBlockProps: () => ({}) },
      blocks: { registerBlockType: (...given: (typeof registered)[number]) => registered.push(given) },
    };
    vm.runInNewContext(read('block/editor.js'), { window: { wp } });
    const [name, { edit, save }] = registered[0] ?? assert.fail('no block');
    const block = JSON.parse(read('block/block.json')) as { name: string; attributes: Record<string, unknown> };
    assert.deepEqual([name, save()], [block.name, null]);
    const changes: unknown[] = [];
    const find = (node: unknown): readonly Node[] =>
      Array.isArray(node)
        ? node.flatMap(find)
        : typeof node === 'object' && node !== null
          ? [node as Node, ...find((node as Node).children)]
          : [];
    const fields = find(
      edit({
        attributes: { mode: 'inline' },
        setAttributes: (change: object) => changes.push(...Object.entries(change)),
      }),
    ).filter(({ type }) => type === 'TextControl' || type === 'SelectControl');
    for (const { props } of fields) (props['onChange'] as (value: string) => void)('x');
    assert.deepEqual(
      changes,
      Object.keys(block.attributes)
        .sort(
          (a, b) =>
            fields.findIndex(({ props }) => props['key'] === a) - fields.findIndex(({ props }) => props['key'] === b),
        )
        .map((key) => [key, 'x']),
    );
  });
});
