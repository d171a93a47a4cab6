import type { Strings } from '../../i18n/en.js';
import type { Formats } from '../format.js';
import type { Files } from './files.js';
import type { Offers } from './offers.js';
import type { Custom } from './renderers.js';

/** What content is drawn with. */
export interface ContentContext {
  readonly strings: Strings;
  readonly formats: Formats;
  readonly offers: Offers;
  readonly files: Files;
  readonly custom: Custom;
}
