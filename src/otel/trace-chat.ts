import type { Chat } from '../chat/chat.js';
import type { Status } from '../model/connection.js';
import type { Message } from '../model/message.js';
import { registeredTracer, type Attributes, type Span, type Tracer } from './tracer.js';

const CLIENT = 2;
const ERROR = 2;

/** On every span. What was said, who said it and the token are on none. */
const COMMON: Attributes = { 'messaging.system': 'genesys_cloud', 'network.protocol.name': 'websocket' };

/** A connection is on its way. */
const TRYING: ReadonlySet<Status> = new Set<Status>(['connecting', 'reconnecting', 'resuming']);
const OPEN: ReadonlySet<Status> = new Set<Status>(['open', 'read-only']);

const failed = (span: Span, type: string): void => {
  span.setAttributes({ 'error.type': type });
  span.setStatus({ code: ERROR, message: type });
  span.end();
};

/**
 * Follows a chat with spans:
 *
 * - `genesys_chat connect`: from the first try to an open chat, over as many attempts as it takes;
 * - `genesys_chat resync`: from the loss of a connection until what was missed has been read;
 * - `send genesys_chat`: one message, from its queue to the service.
 *
 * @param tracer - Default: the one registered with `@opentelemetry/api`. Without one nothing happens.
 * @returns stops following; spans that are open end as they are.
 */
export const traceChat = (chat: Chat, tracer: Tracer | undefined = registeredTracer('genesys-chat')): (() => void) => {
  if (!tracer) return () => {};
  const deployment = chat.diagnostics()['deploymentId'];
  const common: Attributes = {
    ...COMMON,
    ...(typeof deployment === 'string' && { 'genesys_chat.deployment.id': deployment }),
  };
  const begin = (name: string, attributes: Attributes = {}): Span =>
    tracer.startSpan(name, { kind: CLIENT, attributes: { ...common, ...attributes } });

  let connecting: Span | undefined;
  let resyncing: Span | undefined;
  const sending = new Map<string, { readonly span: Span; delivery: string | undefined }>();

  const follow = (): void => {
    const { state, reason, attempt } = chat.connection.get();
    if (TRYING.has(state)) connecting ??= begin('genesys_chat connect');
    if (!connecting || TRYING.has(state)) return;
    const span = connecting;
    connecting = undefined;
    span.setAttributes({ 'genesys_chat.status': state, 'genesys_chat.connect.attempts': attempt + 1 });
    if (OPEN.has(state)) {
      const session = chat.session.get();
      if (session) span.setAttributes({ 'genesys_chat.session.resumed': session.resumed });
      span.end();
    } else failed(span, reason ?? state);
  };

  /** What is no longer waiting was sent, failed, or thrown away. */
  const settle = (id: string, how: (span: Span) => void): void => {
    const entry = sending.get(id);
    sending.delete(id);
    if (entry) how(entry.span);
  };

  const queue = (pending: readonly Message[]): void => {
    for (const { id, delivery, content } of pending) {
      const entry = sending.get(id);
      if (delivery === 'failed') continue;
      if (!entry) {
        const span = begin('send genesys_chat', {
          'messaging.operation.type': 'send',
          'messaging.operation.name': 'send',
          'messaging.message.id': id,
          'genesys_chat.message.files': content.filter(({ type }) => type === 'attachment').length,
        });
        sending.set(id, { span, delivery });
      } else if (entry.delivery !== delivery) {
        entry.delivery = delivery;
        entry.span.addEvent(delivery ?? 'sent');
      }
    }
  };

  const stops = [
    chat.connection.subscribe(follow),
    chat.on('status', ({ status, previous }) => {
      if (OPEN.has(previous) && (status === 'reconnecting' || status === 'offline'))
        resyncing ??= begin('genesys_chat resync');
      if (!resyncing || OPEN.has(status) || TRYING.has(status) || status === 'offline') return;
      failed(resyncing, chat.connection.get().reason ?? status);
      resyncing = undefined;
    }),
    chat.on('resync', ({ missed }) => {
      const span = resyncing ?? begin('genesys_chat resync');
      resyncing = undefined;
      span.setAttributes({ 'genesys_chat.resync.missed': missed });
      span.end();
    }),
    chat.pending.subscribe(queue),
    chat.on('sent', ({ message }) => settle(message.id, (span) => span.end())),
    chat.on('send-failed', ({ message, code }) => settle(message.id, (span) => failed(span, code))),
    chat.messages.subscribe((messages) => {
      if (sending.size === 0) return;
      const there = new Set(messages.map(({ id }) => id));
      for (const id of [...sending.keys()]) if (!there.has(id)) settle(id, (span) => failed(span, 'message/discarded'));
    }),
  ];
  follow();
  queue(chat.pending.get());
  return () => {
    for (const stop of stops) stop();
    for (const span of [connecting, resyncing, ...[...sending.values()].map((entry) => entry.span)]) span?.end();
  };
};
