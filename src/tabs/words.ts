import type { Command } from '../protocol/events.js';
import type { PageResult } from '../session/history-walk.js';
import type { SessionReady } from '../session/session-types.js';

/** What ends a session in every tab, though the service may tell none of them. */
export type Ending = 'chat.end' | 'session.logged-out';

/**
 * What the tabs say to one another. A guest is a tab whose frames go through another tab, the host, which has the socket.
 * Nothing of it holds a token, a proof or a JWT: each tab reads those from the common storage itself.
 */
export type Word =
  /** A guest asks whoever has the socket to be let in, … */
  | { readonly is: 'hello' }
  /** … is told that somebody is there, … */
  | { readonly is: 'wait' }
  /** … and that it may configure now. */
  | { readonly is: 'open'; readonly session: string | undefined }
  /** @param at - Epoch milliseconds. A host that slept must not send what its guest has settled otherwise meanwhile. */
  | { readonly is: 'order'; readonly command: Command; readonly at: number }
  | { readonly is: 'read'; readonly id: string; readonly pageNumber: number; readonly pageSize: number }
  /** The answer to a configure that needed no frame. */
  | { readonly is: 'ready'; readonly ready: SessionReady }
  /** A frame as it came: who hears it decodes it with the same care. */
  | { readonly is: 'frame'; readonly data: unknown }
  /** The answer to heartbeats, and to the wish for a JWT. */
  | { readonly is: 'alive'; readonly id: string | undefined }
  | { readonly is: 'page'; readonly id: string; readonly result: PageResult }
  | { readonly is: 'closed'; readonly code: number; readonly reason: string; readonly unsent: readonly string[] }
  /** The host gives the socket up for reasons of its own. */
  | { readonly is: 'left' }
  /** To everybody: there is a connection. `session` names the session if the tabs saw it begin. */
  | { readonly is: 'up'; readonly session: string | undefined }
  | { readonly is: 'over'; readonly ending: Ending };

export type Letter = Word & { readonly from: string; readonly to?: string };

/** Tabs of another release may be open: they have a lock and a channel of their own, so words change with this number only. */
export const VERSION = 1;

export const isLetter = (value: unknown): value is Letter =>
  typeof value === 'object' && value !== null && 'is' in value && 'from' in value;

/** Which session a tab knows: that a new one began under the same token, the service tells only one of them. */
export interface Known {
  session: string | undefined;
  /** This tab has had a session configured. */
  isSeen: boolean;
  /** Another has begun since, in another tab. */
  isBehind: boolean;
}

export const learn = (known: Known, session: string | undefined): void => {
  if (session === undefined || session === known.session) return;
  known.isBehind ||= known.isSeen;
  known.session = session;
};

/** The answer to a configure, as this tab is to understand it. */
export const understood = (known: Known, ready: SessionReady): SessionReady => {
  const isOther = known.isBehind && !ready.newSession;
  known.isSeen = true;
  known.isBehind = false;
  return isOther ? { ...ready, begun: true } : ready;
};
