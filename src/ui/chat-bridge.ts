import type { Chat } from '../chat/chat.js';
import type { Message } from '../model/message.js';
import { CHAT_ERRORS } from '../model/errors.js';
import type { Fire } from './events.js';
import { tellOwner } from './owner-log.js';

export interface BridgeTarget {
  readonly fire: Fire;
  arrived(message: Message): void;
  resynced(missed: number, from: number | undefined): void;
  sendFailed(): void;
  /** What the launcher and the header show. */
  shell(): void;
  transcript(): void;
  banner(): void;
  composer(): void;
}

/** Turns what a chat says into events of the element and redraws of the pieces it concerns. @returns stops listening. */
export const bridgeChat = (chat: Chat, to: BridgeTarget): (() => void) => {
  const stops = [
    chat.on('message', ({ message }) => {
      to.arrived(message);
      to.fire('gc-message', { message, history: false });
    }),
    chat.on('sent', ({ message }) => void to.fire('gc-sent', { message })),
    chat.on('send-failed', ({ message, code, retryable }) => {
      to.sendFailed();
      to.fire('gc-send-failed', { message, code, retryable });
    }),
    chat.on('status', (detail) => void to.fire('gc-status', { ...detail })),
    chat.on('session', (detail) => void to.fire('gc-session', { ...detail })),
    chat.on('resync', (detail) => {
      to.resynced(detail.missed, detail.from);
      to.fire('gc-resync', { ...detail });
    }),
    chat.on('error', (detail) => {
      if (CHAT_ERRORS[detail.code].recovery === 'owner' && detail.code.startsWith('config/'))
        tellOwner(detail.code, detail.message);
      to.fire('gc-error', { ...detail });
    }),
    chat.status.subscribe(() => {
      to.shell();
      to.banner();
      to.composer();
      to.transcript();
    }),
    chat.connection.subscribe(() => to.banner()),
    chat.messages.subscribe(() => to.transcript()),
    chat.hasOlder.subscribe(() => to.transcript()),
    chat.pending.subscribe(() => {
      to.shell();
      to.banner();
    }),
    chat.session.subscribe(() => to.banner()),
    chat.pausedUntil.subscribe(() => to.banner()),
    chat.missed.subscribe(() => to.banner()),
    chat.settings.subscribe(() => to.shell()),
    chat.typing.subscribe((participant) => {
      to.shell();
      to.transcript();
      to.fire('gc-typing', { active: participant !== undefined, participant });
    }),
  ];
  return () => stops.forEach((stop) => stop());
};
