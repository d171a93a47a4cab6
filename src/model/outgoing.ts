import type { Answer } from './answer.js';
import type { AttachmentContent } from './content.js';

/** One message of the guest as it goes out: a text, a file with or without a text, or an answer. At most one file. */
export interface Outgoing {
  readonly text?: string;
  /** Uploaded already. */
  readonly attachment?: AttachmentContent;
  readonly answer?: Answer;
}
