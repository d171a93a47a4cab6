import type { PropertyDeclarations } from 'lit';
import { DEMO } from '../demo/demo-options.js';
import { HOST_DATA } from './host-data.js';
import type { PageChatOptions } from './make-chat.js';

/** One of a few words; anything else, as HTML does it, is the first. */
export const oneOf = <T extends string>(words: readonly [T, ...T[]], value: string | null | undefined): T =>
  words.find((word) => word === value) ?? words[0];

export const MODES = ['floating', 'inline', 'page'] as const;
export const POSITIONS = ['bottom-end', 'bottom-start'] as const;
export const LAUNCHERS = ['auto', 'none'] as const;
export const SCHEMES = ['auto', 'light', 'dark'] as const;
export const CONNECT_WHEN = ['resume', 'open', 'eager'] as const;
/** Any other word, the empty one included, is a calm demonstration. */
export const DEMOS = ['calm', 'flaky', 'offline'] as const;
export const STORAGES = ['local', 'session', 'none'] as const;
export const MULTI_TAB = ['shared', 'off'] as const;

/** Where the panel's heading stands in the outline of the page. */
export const headingLevel = (wish: number | null | undefined): number =>
  wish && [1, 2, 3, 4, 5, 6].includes(wish) ? wish : 2;

/** Begin as empty text. */
export const TEXTS = {
  deploymentId: { attribute: 'deployment-id' },
  environment: {},
  endpoint: {},
  storage: {},
  multiTab: { attribute: 'multi-tab' },
  mode: {},
  position: {},
  launcher: {},
  heading: {},
  placeholder: {},
  colorScheme: { attribute: 'color-scheme' },
  connectWhen: { attribute: 'connect-when' },
} satisfies PropertyDeclarations;

/** Attributes of the element. Only `open` is reflected: the others are the page's word, never ours. */
export const PROPERTIES = {
  ...TEXTS,
  ...HOST_DATA,
  autoStart: { type: Boolean, attribute: 'auto-start' },
  noConfig: { type: Boolean, attribute: 'no-config' },
  noMarkdown: { type: Boolean, attribute: 'no-markdown' },
  open: { type: Boolean, reflect: true },
  noAttachments: { type: Boolean, attribute: 'no-attachments' },
  noTyping: { type: Boolean, attribute: 'no-typing' },
  noMultiline: { type: Boolean, attribute: 'no-multiline' },
  notify: { converter: { fromAttribute: (ways) => ways ?? 'title' } },
  transcript: {},
  guard: {},
  transformOutgoing: { attribute: false },
  debug: { type: Boolean },
  headingLevel: { type: Number, attribute: 'heading-level' },
  backCloses: { type: Boolean, attribute: 'back-closes' },
  demo: { converter: { fromAttribute: (kind) => kind ?? undefined } },
  strings: { attribute: false },
  renderers: { attribute: false },
  chat: { attribute: false, noAccessor: true },
  preferences: { attribute: false, noAccessor: true },
} satisfies PropertyDeclarations;

/** What makes another chat when it changes. */
export const OPTIONS = [
  'deploymentId',
  'environment',
  'endpoint',
  'storage',
  'multiTab',
  'noConfig',
  'autoStart',
  'demo',
] as const;

type OptionAttributes = Readonly<
  Record<'deploymentId' | 'environment' | 'endpoint' | 'storage' | 'multiTab', string>
> & {
  readonly noConfig: boolean;
  readonly autoStart: boolean;
  readonly demo: string | undefined;
};

/** The attributes as a chat wants them. */
export const chatOptions = ({
  deploymentId,
  environment,
  endpoint,
  noConfig,
  autoStart,
  storage,
  multiTab,
  demo,
}: OptionAttributes): PageChatOptions => ({
  deploymentId,
  environment: environment || undefined,
  endpoint: endpoint || undefined,
  noConfig,
  autoStart,
  storage: oneOf(STORAGES, storage),
  multiTab: oneOf(MULTI_TAB, multiTab),
  // The page is asked first, with `gc-before-connect`: what the visitor writes meanwhile waits for its answer.
  connectOnSend: false,
  ...(demo !== undefined && { ...DEMO, demo: oneOf(DEMOS, demo) }),
});
