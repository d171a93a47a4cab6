import type { Answer, Choice } from '../model/answer.js';
import type { JourneyContext } from '../model/auth.js';
import type { Secret } from '../model/secret.js';
import type { Attributes, Command } from './events.js';
import { HEALTH_CHECK } from './decode.js';
import type { RequestFrame, RequestMessage, WireContent, WireEvent } from './frames.js';

const encoder = new TextEncoder();

/** Length in the unit the service counts: bytes of UTF-8. */
export const utf8Bytes = (text: string): number => encoder.encode(text).length;

const BUTTON_TYPES = { 'quick-reply': 'QuickReply', button: 'Button', date: 'DatePicker', list: 'ListPicker' } as const;

const button = (type: string, { text, payload }: Choice, more = {}): WireContent => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type, text, payload, ...more },
});

/** An answer in the official widget's dialect, without its metadata. */
const answerMessage = (answer: Answer): RequestMessage => {
  const type = 'Structured';
  const { to: originatingMessageId } = answer;
  if (answer.kind === 'form') {
    const response = answer.choices.map(({ id, ...choice }) => ({ id, component: button('Form', choice) }));
    const form = { originatingMessageId, cannedResponseId: answer.formId, response };
    return { type, text: answer.text, content: [{ contentType: 'Form', form }] };
  }
  const name = BUTTON_TYPES[answer.kind];
  if (answer.kind === 'list') {
    const content = answer.choices.map((choice) => button(name, choice, { originatingMessageId }));
    return { type, text: answer.text, content };
  }
  const [choice] = answer.choices;
  const content = [button(name, choice)];
  return answer.kind === 'date' ? { type, content } : { type, text: choice.text, content };
};

/** Only pickers name what they answer in the metadata; the official widget does the same. */
const NAMES_PARENT: ReadonlySet<string | undefined> = new Set(['date', 'list']);

const messageOf = ({ clientId, outgoing, attributes }: Extract<Command, { type: 'message.send' }>): RequestMessage => {
  const { text, attachment, answer } = outgoing;
  const parentMessageId = NAMES_PARENT.has(answer?.kind) ? answer?.to : undefined;
  return {
    metadata: { id: clientId, customMessageId: clientId, ...(parentMessageId !== undefined && { parentMessageId }) },
    // A file alone has no type: the service gives it one.
    ...(answer ? answerMessage(answer) : text ? { type: 'Text', text } : {}),
    ...(attachment && { content: [{ contentType: 'Attachment', attachment: { id: attachment.id } }] }),
    ...channel(attributes),
  };
};

/** The one place where the service looks for custom attributes. */
const channel = (customAttributes: Attributes | undefined): Pick<RequestMessage, 'channel'> =>
  customAttributes ? { channel: { metadata: { customAttributes } } } : {};

interface EncoderHands {
  readonly deploymentId: string;
  readonly token: () => string;
  /** Of the signed-in guest. */
  readonly proof?: () => Secret | undefined;
  readonly journeyContext?: () => JourneyContext | undefined;
}

/**
 * Makes frames of commands. The token is asked for at the last moment and goes nowhere else.
 *
 * A message is named three times by its client id: as `tracingId` for the live echo, as `metadata.id` (the official widget's
 * habit) and as `metadata.customMessageId` (the older mobile habit), so that echo or history will carry at least one.
 */
export const createEncoder =
  ({ deploymentId, token, proof, journeyContext }: EncoderHands) =>
  (command: Command): string => {
    const frame = (action: string, rest: Omit<RequestFrame, 'action' | 'token'>): string =>
      JSON.stringify({ action, token: token(), ...rest } satisfies RequestFrame);
    const event = (tracingId: string, body: WireEvent, attributes?: Attributes): string =>
      frame('onMessage', { tracingId, message: { type: 'Event', events: [body], ...channel(attributes) } });
    switch (command.type) {
      case 'session.configure': {
        const { startNew, authenticated, tracingId } = command;
        const context = journeyContext?.();
        return frame(authenticated ? 'configureAuthenticatedSession' : 'configureSession', {
          deploymentId,
          startNew,
          ...(context && { journeyContext: context }),
          ...(authenticated && { data: { code: proof?.()?.reveal() ?? '' } }),
          tracingId,
        });
      }
      case 'session.close':
        return frame('closeSession', { closeAllConnections: true, tracingId: command.tracingId });
      case 'message.send':
        return frame('onMessage', { tracingId: command.clientId, message: messageOf(command) });
      case 'typing.send':
        return event(command.tracingId, { eventType: 'Typing', typing: { type: 'On' } });
      case 'presence.join':
        return event(command.tracingId, { eventType: 'Presence', presence: { type: 'Join' } }, command.attributes);
      case 'presence.clear':
        return event(command.tracingId, { eventType: 'Presence', presence: { type: 'Clear' } });
      case 'jwt.get':
        return frame('getJwt', { tracingId: command.tracingId });
      case 'echo.send':
        return frame('echo', { tracingId: HEALTH_CHECK, message: { type: 'Text', text: 'ping' } });
      case 'attachment.announce': {
        const { tracingId, attachmentId, name: fileName, mime: fileType, size: fileSize } = command;
        return frame('onAttachment', { tracingId, attachmentId, fileName, fileType, fileSize, errorsAsJson: true });
      }
      case 'attachment.renew':
        return frame('getAttachment', { tracingId: command.tracingId, attachmentId: command.attachmentId });
      case 'attachment.delete':
        return frame('deleteAttachment', { tracingId: command.tracingId, attachmentId: command.attachmentId });
    }
  };
