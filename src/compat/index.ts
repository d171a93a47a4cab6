/** Genesys Cloud Messenger's `Genesys(…)` on top of the element, for pages that come from there. Importing it does nothing. */
export { installCompat, type GenesysFunction } from './install.js';
export type { BusEvent, Call, Outcome } from './bus.js';
export type { MessengerMessage } from './messages.js';
export type { Plugin } from './plugin.js';
export { COMMANDS, EVENTS, MISSING, type CommandName, type EventName } from './table.js';
