import type { Chat } from '../chat/chat.js';
import type { Status } from '../model/connection.js';
import { PHONE } from './panel/viewport.js';

/** Custom states by name, as CSS sees them: `genesys-chat:state(offline)`. */
export type StateName =
  | 'open'
  | 'closed'
  | 'connecting'
  | 'resuming'
  | 'online'
  | 'reconnecting'
  | 'offline'
  | 'ended'
  | 'expired'
  | 'read-only'
  | 'unread'
  | 'typing'
  | 'dragging'
  | 'uploading'
  | 'queued'
  | 'fullscreen'
  | 'blocked'
  | 'inline'
  | 'page'
  | 'dark'
  | 'duplicate'
  | 'demo'
  | 'error';

export type States = Readonly<Record<StateName, boolean>>;

/** The states that follow from where the connection stands. */
const statusStates = (status: Status) => ({
  connecting: status === 'connecting',
  resuming: status === 'resuming',
  reconnecting: status === 'reconnecting',
  offline: status === 'offline',
  'read-only': status === 'read-only',
  expired: status === 'expired',
  online: status === 'open',
  error: status === 'failed',
  ended: status === 'closed' || status === 'read-only' || status === 'expired',
});

/** The states that follow from the chat. */
export const chatStates = (chat: Chat | undefined) => ({
  ...statusStates(chat?.status.get() ?? 'idle'),
  typing: chat?.typing.get() !== undefined,
  uploading: chat?.uploads.get().some(({ state }) => state !== 'ready' && state !== 'failed') ?? false,
  queued: chat?.pending.get().some(({ delivery }) => delivery === 'queued') ?? false,
});

/** The states that follow from where the element stands. */
export const modeStates = (mode: 'floating' | 'inline' | 'page', visible: boolean) => ({
  open: visible,
  closed: !visible,
  inline: mode === 'inline',
  page: mode === 'page',
  fullscreen: mode === 'floating' && visible && matchMedia(PHONE).matches,
});

/** Older engines have no custom states, or want them dashed and throw: looks suffer there, nothing else. */
export const applyStates = ({ states }: ElementInternals, wanted: States): void => {
  try {
    for (const [name, on] of Object.entries(wanted)) {
      if (on) states.add(name);
      else states.delete(name);
    }
  } catch {
    // See above.
  }
};
