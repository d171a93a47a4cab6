import type { UiHost } from '../ui-host.js';
import { VERSION } from '../version.js';

/** What helps to find a fault: no token, no text. */
export const diagnosticsOf = (host: UiHost): Record<string, unknown> => ({
  version: VERSION,
  open: host.visible(),
  ...host.chat()?.diagnostics(),
});
