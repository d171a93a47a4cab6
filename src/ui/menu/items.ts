import type { UiHost } from '../ui-host.js';
import type { Question } from './confirm.js';

export interface MenuItem {
  readonly text: string;
  /** Undefined while it cannot be done; the item stays, for what comes and goes with the link would take the focus along. */
  readonly act: (() => void) | undefined;
  /** A switch and how it stands; pressing it leaves the menu open. */
  readonly checked?: boolean;
}

/** Asks inside the panel before something that cannot be taken back. */
export type Ask = (question: Question) => void;

/** One subject of the menu: what it offers now, nothing included. */
export type MenuSource = (host: UiHost, ask: Ask) => readonly MenuItem[];
