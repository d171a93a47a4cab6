import type { ErrorCode } from '../model/errors.js';
import type { Command, ServerEvent } from '../protocol/events.js';
import { isAuthRefusal } from '../session/session-guards.js';
import type { AttributeLuggage } from './attributes.js';
import type { Files } from './files.js';
import type { GuestTyping } from './guest-typing.js';
import type { Stores } from './stores.js';

type Refused = Extract<ServerEvent, { type: 'request.refused' }>;

interface RefusalHands {
  readonly stores: Pick<Stores, 'settings'>;
  readonly guestTyping: GuestTyping;
  readonly files: Files;
  readonly attributes: AttributeLuggage;
  isSignedIn(): boolean;
  /** Whether a message of the visitor has this name. */
  isMessage(tracingId: string): boolean;
  newId(): string;
  transmit(command: Command): void;
  /** It may be about a message. */
  pass(event: Refused): void;
  report(code: ErrorCode, hint: string): void;
}

/** Finds the owner of a refusal; and asks for the one thing that is refused so often that it has to be remembered. */
export const createRefusals = (hands: RefusalHands) => {
  const { stores, guestTyping, files, attributes } = hands;
  let clearing = '';
  return {
    /** Deletes the conversation for the visitor, if the deployment allows it. */
    clear(): void {
      if (!stores.settings.get().canClear) return;
      clearing = hands.newId();
      hands.transmit({ type: 'presence.clear', tracingId: clearing });
    },
    tell(event: Refused): void {
      const { tracingId, code } = event;
      // The sign-in has run out, whatever was asked; the session machine renews it.
      const isUnproven = hands.isSignedIn() && isAuthRefusal(event);
      // A feature that is off, and nothing else (P-39).
      if (!isUnproven && guestTyping.refused(tracingId)) return;
      // What concerns a file is told at the file (P-65).
      if (files.tell(event)) return;
      if (!isUnproven && tracingId === clearing && code === 403)
        return stores.settings.set({ ...stores.settings.get(), canClear: false });
      if (tracingId !== undefined) attributes.refused(tracingId, code);
      hands.pass(event);
      // What concerns a message is told at the message.
      if (!isUnproven && tracingId !== undefined && !hands.isMessage(tracingId))
        hands.report('service/error', `code ${code}`);
    },
  };
};
