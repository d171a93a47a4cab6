import { CHAT_ERRORS, type ErrorCode } from '../model/errors.js';
import type { SessionEmitted } from '../session/session-types.js';
import { createBus, type Bus } from './bus.js';
import type { ChatEvents } from './chat.js';

/** The chat's listeners, and what they are told when something is wrong. */
export interface Reports {
  readonly bus: Bus<ChatEvents>;
  report(code: ErrorCode, hint?: string): void;
  listenerFailed(): void;
  /** Once for each kind of frame. */
  ignored(frame: Extract<SessionEmitted, { type: 'frame.ignored' }>): void;
}

const MOST_KINDS = 50;

export const createReports = (): Reports => {
  /** A listener for errors that throws itself must not call itself for ever. */
  let reporting = false;
  const seen = new Set<string>();
  const listenerFailed = (): void => {
    if (reporting) return;
    reporting = true;
    report('host/listener-failed');
    reporting = false;
  };
  const bus = createBus<ChatEvents>(listenerFailed);
  const report: Reports['report'] = (code, hint) => {
    const { sentence, recovery } = CHAT_ERRORS[code];
    bus.say('error', { code, message: sentence, fatal: recovery === 'owner', hint });
  };
  return {
    bus,
    report,
    listenerFailed,
    ignored({ reason, what }) {
      const kind = `${reason}:${what}`;
      if (seen.has(kind) || seen.size >= MOST_KINDS) return;
      seen.add(kind);
      report(`frame/${reason}`, what);
    },
  };
};
