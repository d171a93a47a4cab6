import type { Chat } from '../chat/chat.js';
import type { Status } from '../model/connection.js';
import type { GenesysChat } from '../ui/genesys-chat.js';
import { refusal, type Bus, type Work } from './bus.js';
import { dataOf, type Database } from './database.js';
import { asMessenger } from './messages.js';
import type { CommandName } from './table.js';

const GIVEN_UP: ReadonlySet<Status> = new Set<Status>(['failed', 'closed', 'expired']);

/** Resolves once it is open. @throws (rejects) when it cannot be had. */
const whenOpen = (chat: Chat): Promise<unknown> =>
  new Promise<void>((resolve, reject) => {
    const look = (status: Status): boolean => {
      if (status === 'open' || status === 'read-only') resolve();
      else if (GIVEN_UP.has(status)) reject(refusal(`The chat is ${status} (${chat.connection.get().reason ?? ''}).`));
      else return false;
      return true;
    };
    // One that rests is about to leave that state: what it says now says nothing.
    const stop = chat.status.subscribe((status) => look(status) && stop());
    if (!GIVEN_UP.has(chat.status.get()) && look(chat.status.get())) stop();
  });

/** Resolves once the conversation was deleted. @throws (rejects) when the service forbids it. */
const whenCleared = (chat: Chat): Promise<unknown> =>
  new Promise<void>((resolve, reject) => {
    const stops = [
      chat.on('session', ({ phase }) => phase === 'cleared' && end(resolve)),
      chat.settings.subscribe(({ canClear }) => canClear || end(() => reject(refusal('The service forbids it.')))),
    ];
    const end = (tell: () => void): void => {
      stops.forEach((stop) => stop());
      tell();
    };
  });

/** Every command of the table, on one element. */
export const createCommands = (element: GenesysChat, bus: Bus, database: Database): Record<CommandName, Work> => {
  const chat = (): Chat => {
    const { chat } = element;
    if (!chat) throw refusal('There is no chat: see the console for what is wrong with the deployment.');
    return chat;
  };

  const open: Work = () => {
    if (element.open) throw refusal('Messenger is opened already.');
    element.show();
    if (!element.open) throw refusal('The page did not allow it.');
  };
  const start: Work = async () => {
    const it = chat();
    if (it.status.get() === 'open') return;
    const opening = whenOpen(it);
    element.connect();
    await opening;
  };
  const end: Work = () => {
    element.end();
    bus.publish('MessagingService.sessionCleared');
    bus.publish('Messenger.cleared');
  };
  const signIn: Work = () => element.signIn();
  const launcher = (shown: boolean): void => {
    element.launcher = shown ? 'auto' : 'none';
    bus.publish(shown ? 'Launcher.visible' : 'Launcher.hidden');
  };
  const changed = (event: 'Database.updated' | 'Database.removed'): unknown => {
    bus.publish(event, database.all);
    return database.all;
  };

  return {
    'Messenger.open': open,
    'Messenger.openConversation': open,
    'Messenger.close': () => {
      if (!element.open) throw refusal('Messenger is closed already.');
      element.close();
      if (element.open) throw refusal('The page did not allow it.');
    },
    'Messenger.clear': end,
    'MessagingService.startConversation': start,
    'MessagingService.configureConversation': start,
    async 'MessagingService.sendMessage'(options) {
      const { message } = dataOf(options);
      return asMessenger(await element.send(typeof message === 'string' ? message : ''));
    },
    'MessagingService.requestUpload'(options) {
      const { file } = dataOf(options);
      const given: readonly unknown[] = Array.isArray(file) ? file : file instanceof FileList ? [...file] : [file];
      const uploads = element.attach(given.filter((each): each is File => each instanceof File));
      const wrong = uploads.find(({ error }) => error)?.error;
      if (wrong) throw refusal(wrong.message, wrong.code);
      return uploads.map(({ id, name, size }) => ({ id, name, size }));
    },
    'MessagingService.deleteFile': (options) => chat().removeUpload(String(dataOf(options)['id'])),
    'MessagingService.refreshFiles'(options) {
      const { files } = dataOf(options);
      const ids = (Array.isArray(files) ? files : []).map((each) => String(dataOf(each)['id']));
      return Promise.all(ids.map(async (id) => ({ id, url: await chat().freshUrl(id) })));
    },
    'MessagingService.sendTyping': () => chat().typed(),
    async 'MessagingService.fetchHistory'() {
      const before = new Set(element.messages.map(({ id }) => id));
      const { complete } = await element.loadOlder();
      const messages = element.messages.filter(({ id }) => !before.has(id)).map(asMessenger);
      if (messages.length > 0) bus.publish('MessagingService.oldMessages', { messages });
      if (complete) bus.publish('MessagingService.historyComplete');
      return { messages };
    },
    async 'MessagingService.resetConversation'() {
      const { status } = element;
      if (status !== 'read-only' && !GIVEN_UP.has(status)) throw refusal('The conversation has not ended.');
      const opening = whenOpen(chat());
      element.startNew();
      await opening;
      bus.publish('MessagingService.conversationReset');
    },
    async 'MessagingService.clearConversation'() {
      if (!chat().settings.get().canClear) throw refusal('The deployment does not let visitors clear conversations.');
      if (element.status !== 'open') throw refusal('There is no active conversation.');
      const cleared = whenCleared(chat());
      element.clear();
      await cleared;
    },
    'MessagingService.clearSession': end,
    'MessagingService.stepUpConversation': signIn,
    'Database.set'(options) {
      database.set(options);
      return changed('Database.updated');
    },
    'Database.update'(options) {
      database.update(options);
      return changed('Database.updated');
    },
    'Database.get'(options) {
      const { name } = dataOf(options);
      return database.get(typeof name === 'string' ? name : undefined);
    },
    'Database.remove'(options) {
      database.remove(String(dataOf(options)['name']));
      return changed('Database.removed');
    },
    'Launcher.show'() {
      if (element.launcher === 'none') launcher(true);
    },
    'Launcher.hide'() {
      if (element.launcher === 'none') throw refusal('Launcher button is already hidden.');
      launcher(false);
    },
    'Auth.getTokens': signIn,
    'Auth.reAuthenticate': signIn,
    'Auth.refreshToken': () => (element.session?.authenticated ? undefined : element.signIn()),
    'Auth.logout': () => element.signOut(),
  };
};
