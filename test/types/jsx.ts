/** Compiled, never run: what the element takes in JSX. */
import type { GenesysChatElements, GenesysChatProps } from '../../src/jsx.js';
import type { GenesysChat } from '../../src/index.js';

/** As a framework's own list, which a page adds to. */
interface IntrinsicElements extends GenesysChatElements {
  readonly div: object;
}

export const react: IntrinsicElements['genesys-chat'] = {
  'deployment-id': '5a1d3c70',
  environment: 'prod-euw2',
  open: true,
  'no-typing': '',
  customAttributes: { plan: 'family' },
  'custom-attributes': '{"plan":"family"}',
  strings: { heading: 'Help' },
  key: 1,
  className: 'corner',
  children: ['Call us'],
  ref: (chat: GenesysChat | null) => void chat?.show(),
  'ongc-message': ({ detail }) => void detail.message.text,
  'ongc-before-connect': (event) => event.waitUntil(Promise.resolve()),
};

export const solid: GenesysChatProps = {
  deploymentId: '5a1d3c70',
  class: 'corner',
  'on:gc-unread': ({ detail }) => void detail.count,
};

// @ts-expect-error There is no such event.
export const noEvent: GenesysChatProps = { 'ongc-nothing': () => {} };
// @ts-expect-error A flag is no number.
export const noFlag: GenesysChatProps = { open: 1 };
// @ts-expect-error Read-only.
export const readOnly: GenesysChatProps = { messages: [] };
// @ts-expect-error There is no such attribute.
export const noAttribute: GenesysChatProps = { 'deployment-name': '' };

/** Whatever a page may set has its line: a property that is missing there makes this `never`. */
type Missing = Exclude<WritableKeys<GenesysChat>, keyof GenesysChatProps | keyof HTMLElement | Inner>;
type Inner = 'clock' | 'shelf' | 'chatFactory' | 'renderRoot' | 'renderOptions' | 'isUpdatePending' | 'hasUpdated';
type WritableKeys<T> = {
  [K in keyof T]-?: (<V>() => V extends { [P in K]: T[K] } ? 1 : 2) extends <V>() => V extends {
    -readonly [P in K]: T[K];
  }
    ? 1
    : 2
    ? T[K] extends (...args: never[]) => unknown
      ? never
      : K
    : never;
}[keyof T];
export const none: [Missing] extends [never] ? true : Missing = true;
