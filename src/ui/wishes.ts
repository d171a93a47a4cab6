import type { Overrides } from '../i18n/messages.js';
import type { Renderers } from './content/renderers.js';

/** What a page asks for and brings along: the element's attributes and properties as its pieces read them. */
export interface Wishes {
  readonly deploymentId: string;
  readonly strings: Overrides | undefined;
  readonly renderers: Renderers | undefined;
  readonly authProvider: unknown;
  readonly transformOutgoing: ((text: string) => unknown) | undefined;
  readonly transcript: string | null | undefined;
  readonly guard: string | null | undefined;
  readonly mode: string;
  readonly heading: string;
  readonly placeholder: string;
  readonly noMarkdown: boolean;
  readonly noAttachments: boolean;
  readonly noTyping: boolean;
  readonly noMultiline: boolean;
  /** Null where the page's script says so; what is left out is `title`. */
  readonly notify: string | null;
  readonly debug: boolean;
  readonly headingLevel: number | null | undefined;
  readonly backCloses: boolean;
  readonly demo: string | undefined;
  readonly customAttributes: unknown;
}
