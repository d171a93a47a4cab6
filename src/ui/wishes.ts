import type { Overrides } from '../i18n/messages.js';
import type { Renderers } from './content/renderers.js';

/** What a page asks for and brings along: the element's attributes and properties as its pieces read them. */
export interface Wishes {
  readonly strings: Overrides | undefined;
  readonly renderers: Renderers | undefined;
  readonly authProvider: unknown;
  readonly heading: string;
  readonly placeholder: string;
  readonly noMarkdown: boolean;
  readonly noAttachments: boolean;
  readonly noTyping: boolean;
  readonly noMultiline: boolean;
  readonly debug: boolean;
}
