import type { UiHost } from '../ui-host.js';
import type { Question } from './confirm.js';

export interface MenuItem {
  readonly text: string;
  /** Undefined while it cannot be done; the item stays, for what comes and goes with the link would take the focus along. */
  readonly act: (() => void) | undefined;
  /** A switch and how it stands; pressing it leaves the menu open. */
  readonly checked?: boolean;
  /** The name of the group it stands in with its neighbours. */
  readonly group?: string;
  /** Drawn instead of the text: one of a row, of which one is on. */
  readonly sign?: string;
}

/** Asks inside the panel before something that cannot be taken back. */
export type Ask = (question: Question) => void;

/** One subject of the menu: what it offers now, nothing included. */
export type MenuSource = (host: UiHost, ask: Ask) => readonly MenuItem[];
