import type { Status } from '../model/connection.js';
import type { GenesysChat } from '../ui/genesys-chat.js';
import type { GcEventDetails } from '../ui/events.js';
import type { Bus } from './bus.js';
import { asMessenger } from './messages.js';
import type { EventName } from './table.js';

/** As many as Messenger gives after a reload. */
const RESTORED = 25;

const READY: readonly EventName[] = [
  'Database.ready',
  'Launcher.ready',
  'Conversations.ready',
  'MessagingService.ready',
  'Auth.ready',
  'Messenger.ready',
];

const LOST: ReadonlySet<Status> = new Set<Status>(['reconnecting', 'offline']);

const FILES: Partial<Record<GcEventDetails['gc-attachment']['phase'], EventName>> = {
  add: 'MessagingService.uploading',
  ready: 'MessagingService.fileUploaded',
  failed: 'MessagingService.fileUploadError',
  removed: 'MessagingService.fileDeleted',
};

/** Tells on the bus, by Messenger's names, what the element tells its page. */
export const bridgeEvents = (element: GenesysChat, bus: Bus): void => {
  const publish = (event: EventName, data?: unknown, stands?: boolean): void => bus.publish(event, data, stands);
  const on = <K extends keyof GcEventDetails>(name: K, told: (detail: GcEventDetails[K]) => void): void =>
    element.addEventListener(name, (event) => {
      if (event instanceof CustomEvent) told(event.detail as GcEventDetails[K]);
    });

  let isLost = false;
  let wasOffline = false;
  /** The session of an earlier page was taken up, and its messages are on their way. */
  let isRestoring = false;
  let isKnown = false;

  const opened = (): void => {
    if (isRestoring)
      publish('MessagingService.restored', { messages: element.messages.slice(-RESTORED).map(asMessenger) });
    else if (isLost) publish('MessagingService.reconnected');
    if (isLost && wasOffline) publish('MessagingService.online');
    isRestoring = isLost = wasOffline = false;
  };

  on('gc-after-show', () => {
    publish('Messenger.opened');
    publish('Conversations.opened');
  });
  on('gc-after-hide', () => {
    publish('Messenger.closed');
    publish('Conversations.closed');
  });
  on('gc-send', ({ text }) => publish('MessagingService.sendingMessage', { message: text }));
  on('gc-sent', ({ message }) => publish('MessagingService.messagesReceived', { messages: [asMessenger(message)] }));
  on('gc-message', ({ message }) => {
    publish('MessagingService.messagesReceived', { messages: [asMessenger(message)] });
    if (message.content.some((item) => item.type === 'notice' && item.notice === 'disconnected'))
      publish('MessagingService.conversationDisconnected', { message: asMessenger(message), readOnly: false });
  });
  on('gc-typing', ({ active }) => {
    if (active) publish('MessagingService.typingReceived', { typing: { type: 'On' } });
    else publish('MessagingService.typingTimeout');
  });
  on('gc-attachment', ({ phase, file, code }) => {
    const event = FILES[phase];
    if (event) publish(event, { ...file, code });
  });
  on('gc-status', ({ status, reason }) => {
    const { attempt } = element.connection;
    if (LOST.has(status)) {
      if (status === 'offline') publish('MessagingService.offline');
      else if (!isLost) publish('MessagingService.reconnecting', { attempt });
      isLost = true;
      wasOffline ||= status === 'offline';
    }
    if (status === 'open') opened();
    if (status === 'read-only') {
      publish('MessagingService.conversationDisconnected', { readOnly: true, reason });
      publish('MessagingService.readOnlyConversation');
    }
  });
  on('gc-session', ({ phase, expiresAt }) => {
    if (phase === 'started') {
      publish('MessagingService.started');
      publish('Conversations.started');
    }
    if (phase === 'resumed') isRestoring = !isKnown;
    if (phase === 'started' || phase === 'resumed') isKnown = true;
    if (phase === 'expiring') publish('MessagingService.sessionWarning', { expiresAt });
    if (phase === 'expired') publish('MessagingService.sessionExpired');
    if (phase === 'cleared') publish('MessagingService.conversationCleared');
    if (phase === 'signed-out') publish('Auth.loggedOut');
    if (phase === 'signed-in') {
      publish('Auth.authenticated');
      publish('MessagingService.steppedUpConversation');
    }
  });
  on('gc-error', ({ code, message }) => {
    publish('MessagingService.error', { error: message, code });
    publish('Conversations.error', { error: message, code });
    if (code.startsWith('auth/')) publish('Auth.authError', { error: message, code });
  });

  void element.ready.then(() => {
    for (const event of READY) publish(event, {}, true);
    if (element.launcher !== 'none') publish('Launcher.visible');
  });
};
