/**
 * Types of `<genesys-chat>` for JSX: React 19, Preact and Solid. Nothing runs. Tell your framework once, for instance
 *
 *     import type { GenesysChatElements } from 'genesys-chat/jsx';
 *     declare module 'react' {
 *       namespace JSX {
 *         interface IntrinsicElements extends GenesysChatElements {}
 *       }
 *     }
 *
 * With Preact the module is `preact`, with Solid `solid-js`.
 */
import type { GenesysChat } from './ui/genesys-chat.js';
import type { GcEventMap } from './ui/events.js';

type Writable =
  | 'deploymentId'
  | 'environment'
  | 'endpoint'
  | 'noConfig'
  | 'open'
  | 'mode'
  | 'position'
  | 'launcher'
  | 'heading'
  | 'placeholder'
  | 'colorScheme'
  | 'connectWhen'
  | 'autoStart'
  | 'storage'
  | 'customAttributes'
  | 'noAttachments'
  | 'noTyping'
  | 'noMarkdown'
  | 'noMultiline'
  | 'multiTab'
  | 'notify'
  | 'transcript'
  | 'guard'
  | 'headingLevel'
  | 'backCloses'
  | 'transformOutgoing'
  | 'preferences'
  | 'demo'
  | 'debug'
  | 'journeyContext'
  | 'authProvider'
  | 'strings'
  | 'renderers'
  | 'chat';

type Kebab<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Kebab<Tail>}`
    : `-${Lowercase<Head>}${Kebab<Tail>}`
  : '';

/** What only a property can hold. */
type Rich =
  | 'customAttributes'
  | 'journeyContext'
  | 'authProvider'
  | 'strings'
  | 'renderers'
  | 'transformOutgoing'
  | 'preferences'
  | 'chat';

type Properties = { readonly [K in Writable]?: GenesysChat[K] | undefined };

type Attributes = {
  readonly [K in Exclude<Writable, Rich> as Kebab<K>]?:
    GenesysChat[K] | (GenesysChat[K] extends boolean ? '' : never) | undefined;
} & {
  /** JSON. */
  readonly 'custom-attributes'?: string | undefined;
};

type Handlers = {
  /** React 19, Preact. */
  readonly [K in keyof GcEventMap as `on${K}`]?: ((event: GcEventMap[K]) => void) | undefined;
} & {
  /** Solid. */
  readonly [K in keyof GcEventMap as `on:${K}`]?: ((event: GcEventMap[K]) => void) | undefined;
};

/** What every element takes, as far as a chat has use for it. */
interface Common {
  readonly id?: string | undefined;
  readonly class?: string | undefined;
  readonly className?: string | undefined;
  readonly style?: unknown;
  readonly slot?: string | undefined;
  readonly lang?: string | undefined;
  readonly dir?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly key?: string | number | bigint | null | undefined;
  readonly ref?: unknown;
  readonly children?: unknown;
}

export type GenesysChatProps = Common & Properties & Attributes & Handlers;

/** To be added to the framework's `JSX.IntrinsicElements`. */
export interface GenesysChatElements {
  'genesys-chat': GenesysChatProps;
}
