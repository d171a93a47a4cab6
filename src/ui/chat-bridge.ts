import type { Chat, ChatEvents } from '../chat/chat.js';
import type { Message } from '../model/message.js';
import { isForOwner } from './banner/banner-model.js';
import type { GcEventName } from './events.js';
import { tellOwner } from './owner-log.js';

export interface BridgeTarget {
  /** @returns false when the page cancelled it. */
  fire(name: GcEventName, detail: object): boolean;
  arrived(message: Message): void;
  resynced(missed: number, from: number | undefined): void;
  sendFailed(): void;
  /** A staged file came, went or got on. */
  staged(detail?: ChatEvents['attachment']): void;
  /** The log changed, and nothing else. */
  logged(): void;
  /** Anything else changed. */
  changed(): void;
}

/** Turns what a chat says into events of the element and redraws of the pieces it concerns. @returns stops listening. */
export const bridgeChat = (chat: Chat, to: BridgeTarget): (() => void) => {
  const forward = <K extends keyof ChatEvents>(name: K, before?: (detail: ChatEvents[K]) => void): (() => void) =>
    chat.on(name, (detail) => {
      before?.(detail);
      to.fire(`gc-${name}`, { ...detail });
    });
  const stops = [
    chat.on('message', ({ message }) => {
      to.arrived(message);
      to.fire('gc-message', { message, history: false });
    }),
    forward('sent'),
    forward('send-failed', to.sendFailed),
    forward('status'),
    forward('session'),
    forward('resync', ({ missed, from }) => to.resynced(missed, from)),
    forward('error', ({ code, message }) => {
      if (code === 'storage/blocked' || (isForOwner(code) && code.startsWith('config/'))) tellOwner(code, message);
    }),
    chat.on('attachment', (detail) => {
      const isWelcome = to.fire('gc-attachment', { ...detail });
      if (isWelcome) to.staged(detail);
      else if (detail.phase === 'add') chat.removeUpload(detail.file.id);
    }),
    chat.uploads.subscribe(() => to.staged()),
    chat.files.subscribe(() => to.staged()),
    chat.messages.subscribe(to.logged),
    chat.hasOlder.subscribe(to.logged),
    ...[chat.status, chat.connection, chat.pending, chat.session, chat.pausedUntil, chat.missed, chat.settings].map(
      (each) => each.subscribe(to.changed),
    ),
    chat.typing.subscribe((participant) => {
      to.changed();
      to.fire('gc-typing', { active: participant !== undefined, participant });
    }),
  ];
  return () => stops.forEach((stop) => stop());
};
