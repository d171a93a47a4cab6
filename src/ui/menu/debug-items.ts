import { diagnosticsOf } from '../debug/diagnostics.js';
import type { UiHost } from '../ui-host.js';
import type { MenuSource } from './items.js';

const copy = async (host: UiHost): Promise<void> => {
  const t = host.strings();
  try {
    await navigator.clipboard.writeText(JSON.stringify(diagnosticsOf(host), undefined, 2));
    host.announce(t.copied);
  } catch {
    // Not allowed, or no secure page.
    host.announce(t.copyFailed, true);
  }
};

/** For who looks for a fault. */
export const debugItems: MenuSource = (host) =>
  host.wishes.debug ? [{ text: host.strings().copyDiagnostics, act: () => void copy(host) }] : [];
