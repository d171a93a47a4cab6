import { type Json, listOf, textOf } from './json.js';
import type { LoggedMessage } from './simulator-types.js';

/** What the service writes. Its own words on purpose: it shares no code with the client's codec. */
export interface OutgoingFrame {
  readonly type: 'response' | 'message';
  readonly class: string;
  readonly code: number;
  readonly body: Json | string;
  readonly tracingId?: string | undefined;
}

/** A request after the envelope was checked. */
export interface IncomingRequest {
  readonly action: string;
  readonly token: string | undefined;
  readonly tracingId: string | undefined;
  readonly fields: Json;
}

/** The body of a StructuredMessage. */
export interface MessageBody extends Json {
  readonly id: string;
  readonly type: 'Text' | 'Structured' | 'Event';
  readonly text?: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly channel: Json;
  readonly content?: readonly unknown[];
  readonly events?: readonly unknown[];
  readonly originatingEntity?: 'Human' | 'Bot';
  readonly originatingMessageId?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface StoredMessage {
  readonly body: MessageBody;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tracingId: string | undefined;
}

export const response = (name: string, body: Json, tracingId?: string, code = 200): OutgoingFrame => ({
  type: 'response',
  class: name,
  code,
  body,
  tracingId,
});

/** An error as text. */
export const stringError = (code: number, text: string, tracingId?: string): OutgoingFrame => ({
  type: 'response',
  class: 'string',
  code,
  body: text,
  tracingId,
});

/** Something that happened, not an answer. */
export const notice = (name: string, body: Json = {}): OutgoingFrame => ({
  type: 'message',
  class: name,
  code: 200,
  body,
});

export const structuredMessage = (body: MessageBody, tracingId?: string): OutgoingFrame => ({
  type: 'message',
  class: 'StructuredMessage',
  code: 200,
  body,
  tracingId,
});

export const tooManyRequests = (retryAfter: number, tracingId?: string): OutgoingFrame =>
  response(
    'TooManyRequestsErrorMessage',
    { retryAfter, errorCode: 4029, errorMessage: 'Message rate too high for this session' },
    tracingId,
    429,
  );

export const toLogged = ({ body, at, tracingId }: StoredMessage): LoggedMessage => ({
  id: body.id,
  messageId: textOf(body.channel['messageId']),
  direction: body.direction,
  type: body.type,
  text: body.text,
  time: new Date(at).toISOString(),
  clientId: body.direction === 'Inbound' ? (body.metadata?.['id'] ?? body.metadata?.['customMessageId']) : undefined,
  tracingId,
  originatingEntity: body.originatingEntity,
  content: listOf(body.content),
  events: listOf(body.events),
  metadata: body.metadata ?? {},
});
