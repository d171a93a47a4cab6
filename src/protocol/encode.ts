import type { Command } from './events.js';
import { HEALTH_CHECK } from './decode.js';
import type { RequestFrame, WireEvent } from './frames.js';

const encoder = new TextEncoder();

/** Length in the unit the service counts: bytes of UTF-8. */
export const utf8Bytes = (text: string): number => encoder.encode(text).length;

/**
 * Makes frames of commands. The token is asked for at the last moment and goes nowhere else.
 *
 * A message is named three times by its client id: as `tracingId` for the live echo, as `metadata.id` (the official widget's
 * habit) and as `metadata.customMessageId` (the older mobile habit), so that echo or history will carry at least one.
 */
export const createEncoder =
  ({ deploymentId, token }: { readonly deploymentId: string; readonly token: () => string }) =>
  (command: Command): string => {
    const frame = (action: string, rest: Omit<RequestFrame, 'action' | 'token'>): string =>
      JSON.stringify({ action, token: token(), ...rest } satisfies RequestFrame);
    const event = (tracingId: string, body: WireEvent): string =>
      frame('onMessage', { tracingId, message: { type: 'Event', events: [body] } });
    switch (command.type) {
      case 'session.configure':
        return frame('configureSession', { deploymentId, startNew: command.startNew, tracingId: command.tracingId });
      case 'session.close':
        return frame('closeSession', { closeAllConnections: true, tracingId: command.tracingId });
      case 'message.send': {
        const { clientId, text } = command;
        const metadata = { id: clientId, customMessageId: clientId };
        return frame('onMessage', { tracingId: clientId, message: { type: 'Text', text, metadata } });
      }
      case 'typing.send':
        return event(command.tracingId, { eventType: 'Typing', typing: { type: 'On' } });
      case 'presence.join':
        return event(command.tracingId, { eventType: 'Presence', presence: { type: 'Join' } });
      case 'presence.clear':
        return event(command.tracingId, { eventType: 'Presence', presence: { type: 'Clear' } });
      case 'jwt.get':
        return frame('getJwt', { tracingId: command.tracingId });
      case 'echo.send':
        return frame('echo', { tracingId: HEALTH_CHECK, message: { type: 'Text', text: 'ping' } });
    }
  };
