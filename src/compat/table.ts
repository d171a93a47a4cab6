/**
 * What of Messenger's SDK works here, and what does not: the one list that the code, the console and
 * docs/moving-from-messenger.md go by.
 */

/** Commands, and what they do here. */
export const COMMANDS = {
  'Messenger.open': '`show()`; rejects when it is open already',
  'Messenger.openConversation': 'as `Messenger.open`: there is one conversation',
  'Messenger.close': '`close()`; rejects when it is closed already',
  'Messenger.clear': '`end()`: session, token and log of this device are gone',
  'MessagingService.startConversation': '`connect()`; resolves when it is open, at once if it was',
  'MessagingService.configureConversation': 'as `startConversation`',
  'MessagingService.sendMessage': '`send(message)` with the files that are staged; resolves when the service has it',
  'MessagingService.requestUpload': '`attach(file)`: stages files for the next message; resolves with their ids',
  'MessagingService.deleteFile': 'takes a staged file away, by `id`',
  'MessagingService.refreshFiles': 'fresh download addresses, by the `id` of each file',
  'MessagingService.sendTyping': 'the other side is told, if the deployment wants it',
  'MessagingService.fetchHistory': '`loadOlder()`',
  'MessagingService.resetConversation': '`startNew()`; rejects unless the conversation is read-only or has ended',
  'MessagingService.clearConversation': '`clear()`; rejects unless the deployment allows it and the chat is open',
  'MessagingService.clearSession': '`end()`',
  'MessagingService.stepUpConversation': '`signIn()`',
  'Database.set': 'sets `customAttributes`; what is given replaces what was there, top level by top level',
  'Database.update': 'the same, merged all the way down',
  'Database.get': 'by `name`, such as `messaging.customAttributes`; without one, everything',
  'Database.remove': 'by `name`',
  'Launcher.show': 'shows the launcher',
  'Launcher.hide': 'hides it; rejects when it is hidden already',
  'Auth.getTokens': '`signIn()`, through `AuthProvider.getAuthCode`',
  'Auth.reAuthenticate': '`signIn()`',
  'Auth.refreshToken': 'resolves: tokens are renewed by themselves; `signIn()` if nobody is signed in',
  'Auth.logout': '`signOut()`',
} as const;

/** Events, and when they come. */
export const EVENTS = {
  'Messenger.ready': 'the element is drawn',
  'Messenger.opened': '`gc-after-show`',
  'Messenger.closed': '`gc-after-hide`',
  'Messenger.cleared': 'the chat was ended on this device',
  'Conversations.ready': 'as `Messenger.ready`',
  'Conversations.opened': 'as `Messenger.opened`',
  'Conversations.closed': 'as `Messenger.closed`',
  'Conversations.started': 'as `MessagingService.started`',
  'Conversations.error': 'as `MessagingService.error`',
  'Launcher.ready': 'as `Messenger.ready`',
  'Launcher.visible': 'the launcher is there',
  'Launcher.hidden': '`Launcher.hide` was obeyed',
  'Database.ready': 'as `Messenger.ready`',
  'Database.updated': '`data` is the whole database',
  'Database.removed': '`data` is the whole database',
  'MessagingService.ready': 'as `Messenger.ready`',
  'MessagingService.started': 'a new session began',
  'MessagingService.restored': 'the session of an earlier page is back; `data.messages` are its last',
  'MessagingService.sendingMessage': '`gc-send`',
  'MessagingService.messagesReceived': '`gc-message` and `gc-sent`; `data.messages` holds one',
  'MessagingService.oldMessages': 'what `fetchHistory` brought, in `data.messages`',
  'MessagingService.historyComplete': 'there is nothing earlier',
  'MessagingService.typingReceived': 'somebody began to type',
  'MessagingService.typingTimeout': 'and stopped',
  'MessagingService.uploading': 'a file was staged',
  'MessagingService.fileUploaded': 'it is ready to be sent',
  'MessagingService.fileUploadError': 'it may not be sent, or could not be uploaded',
  'MessagingService.fileDeleted': 'it was taken away',
  'MessagingService.offline': 'the device has no network',
  'MessagingService.reconnecting': 'the connection was lost',
  'MessagingService.reconnected': 'it is back, with what was missed',
  'MessagingService.online': 'as `reconnected`, after `offline`',
  'MessagingService.conversationDisconnected': 'the other side has ended the conversation',
  'MessagingService.readOnlyConversation': 'nothing more can be written to it',
  'MessagingService.conversationReset': '`resetConversation` was obeyed',
  'MessagingService.conversationCleared': 'the conversation was deleted',
  'MessagingService.sessionCleared': 'the session is over on this device',
  'MessagingService.sessionExpired': 'the session has run out',
  'MessagingService.sessionWarning': 'it is about to',
  'MessagingService.steppedUpConversation': 'the visitor was signed in',
  'MessagingService.error': '`gc-error`; `data` is `{error, code}`',
  'Auth.ready': 'as `Messenger.ready`',
  'Auth.authenticated': 'the visitor was signed in',
  'Auth.loggedOut': 'the visitor was signed out, here or elsewhere',
  'Auth.authError': '`gc-error` with a code of `auth/`',
} as const;

/** Commands and events that have no equivalent, and why; a plugin's name stands for all of it. */
export const MISSING: Readonly<Record<string, string>> = {
  'Messenger.openSearch': 'there is no knowledge search in the panel',
  'Messenger.openCobrowse': 'co-browsing is not part of the chat',
  'MessagingService.joinConversation':
    'the flow greets by itself: switch on auto start in the deployment, or `auto-start`',
  'MessagingService.clearTypingTimeout': 'typing ends by itself',
  'MessagingService.getFile': 'files are in the messages; `refreshFiles` gives fresh addresses',
  'MessagingService.downloadFile': 'files are links that the visitor opens',
  'MessagingService.clientTypingStarted': 'the page owns the keyboard: listen to `input`',
  'MessagingService.uploadApproved': 'an upload has no such moment that a page could use; see `fileUploaded`',
  'MessagingService.fileUploadCancelled': 'see `fileDeleted`',
  'MessagingService.fileReceived': 'files come in `messagesReceived`',
  'MessagingService.messagesUpdated': 'see `sent` and `failed` in `messages` of the element',
  'MessagingService.fileDownloaded': 'files are links that the visitor opens',
  'MessagingService.fileDownloadError': 'files are links that the visitor opens',
  'MessagingService.allowedFileTypes': 'see `chat.files` of the element',
  'MessagingService.cobrowseOffer': 'co-browsing is not part of the chat',
  'MessagingService.cobrowseOfferAccepted': 'co-browsing is not part of the chat',
  'MessagingService.cobrowseOfferRejected': 'co-browsing is not part of the chat',
  'MessagingService.cobrowseOfferExpired': 'co-browsing is not part of the chat',
  'GenesysJS.configuration': "the deployment's config is read, not kept: see `chat.settings` of the element",
  Toaster: 'a call to action is markup of the page; its button calls `show()`',
  Journey: 'pages are not tracked; who the visitor is goes with `journeyContext`',
  Engage: 'offers come from tracking, which there is none of',
  Knowledge: 'there is no knowledge search in the panel',
  KnowledgeService: 'there is no knowledge search in the panel',
  CobrowseService: 'co-browsing is not part of the chat',
  CobrowseVoice: 'co-browsing is not part of the chat',
  Identifiers: 'no identifiers are made but the session token, which `Messenger.clear` removes',
};

export type CommandName = keyof typeof COMMANDS;
export type EventName = keyof typeof EVENTS;

/** Why it is missing; nothing when it is there, or is not Messenger's. */
export const whyMissing = (name: string): string | undefined =>
  [name, name.split('.')[0] ?? ''].flatMap((key) => (Object.hasOwn(MISSING, key) ? MISSING[key] : []))[0];
