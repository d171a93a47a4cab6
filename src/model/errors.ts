/** What can be done about a failure, and by whom. */
export type Recovery =
  /** Nothing to do: it mends itself. */
  | 'wait'
  /** The visitor presses *Try again* (or *Use here*). */
  | 'retry'
  /** The visitor starts a new chat. */
  | 'restart'
  /** The visitor changes what they wrote. */
  | 'edit'
  /** The page's owner corrects the tag or the deployment. */
  | 'owner';

interface ErrorEntry {
  readonly recovery: Recovery;
  /** One plain sentence for whoever can act: the visitor, or for `owner` the page's owner. */
  readonly sentence: string;
}

/** Every failure of the product: a stable code, what helps, and its sentence. Codes are never renamed. */
export const CHAT_ERRORS = {
  'config/missing-deployment': {
    recovery: 'owner',
    sentence: 'The tag has no deployment-id. Copy it from the Messenger deployment page in Genesys Cloud.',
  },
  'config/unknown-environment': {
    recovery: 'owner',
    sentence:
      'The environment is not a Genesys Cloud region. Use a code such as prod-euw2 or a domain such as euw2.pure.cloud.',
  },
  'config/bad-endpoint': {
    recovery: 'owner',
    sentence: 'The endpoint is not an origin. Use https://host, or http://localhost:8080 for the simulator.',
  },
  'config/unknown-deployment': {
    recovery: 'owner',
    sentence: 'The service does not know this deployment-id in this region, or refuses it. Check both values.',
  },
  'config/inactive': {
    recovery: 'owner',
    sentence: 'The deployment is switched off in Genesys Cloud. Activate it there.',
  },
  'config/origin-refused': {
    recovery: 'owner',
    sentence: 'This site is not among the allowed domains of the deployment. Add it in Genesys Cloud.',
  },
  'config/blocked-by-policy': {
    recovery: 'owner',
    sentence: "The page's Content-Security-Policy blocks the chat. Allow its hosts.",
  },
  'config/loaded-twice': {
    recovery: 'owner',
    sentence: "The chat's script is in this page twice. The first one is used: remove the other.",
  },
  'config/bad-custom-attributes': {
    recovery: 'owner',
    sentence: 'The custom-attributes are not a JSON object; they were not sent.',
  },
  'config/bad-journey-context': {
    recovery: 'owner',
    sentence: 'The journeyContext is not a plain object of at most 4096 bytes; it was not sent.',
  },
  'config/duplicate': {
    recovery: 'owner',
    sentence: 'Another genesys-chat on this page has this deployment already; this one stays hidden.',
  },
  'config/unavailable': {
    recovery: 'wait',
    sentence: 'The settings of the deployment could not be read; defaults are used.',
  },
  'config/language-unavailable': {
    recovery: 'wait',
    sentence:
      'The words of this language could not be loaded. The connect-src of the page must allow where the script comes from.',
  },
  'connection/lost': { recovery: 'wait', sentence: 'The connection was lost.' },
  'connection/timeout': { recovery: 'wait', sentence: 'The service did not answer in time.' },
  'connection/silent': { recovery: 'wait', sentence: 'The connection went silent.' },
  'connection/offline': { recovery: 'wait', sentence: "You're offline." },
  'connection/refused': { recovery: 'retry', sentence: "We can't reach the chat." },
  'connection/elsewhere': { recovery: 'retry', sentence: 'This chat is open in another window.' },
  'connection/closed': { recovery: 'retry', sentence: 'The chat is not connected.' },
  'session/expired': { recovery: 'restart', sentence: 'This chat has ended.' },
  'session/cleared': { recovery: 'restart', sentence: 'The conversation was cleared.' },
  'session/logged-out': { recovery: 'restart', sentence: 'You were signed out.' },
  'session/read-only': { recovery: 'restart', sentence: 'The conversation was closed.' },
  'session/refused': { recovery: 'retry', sentence: 'The service refused the session.' },
  'session/downgrade': { recovery: 'restart', sentence: 'This chat belongs to a signed-in visitor.' },
  'session/ended': { recovery: 'restart', sentence: 'You ended this chat.' },
  'auth/required': { recovery: 'retry', sentence: 'Please sign in again.' },
  'auth/refused': { recovery: 'retry', sentence: 'You could not be signed in.' },
  'auth/unavailable': { recovery: 'wait', sentence: 'Signing in is not possible at the moment.' },
  'auth/provider-failed': {
    recovery: 'owner',
    sentence: 'The authProvider is missing, failed, or gave neither code and redirectUri nor idToken and nonce.',
  },
  'auth/not-enabled': {
    recovery: 'owner',
    sentence:
      'The deployment allows no sign-in here. Switch on authentication, or the session upgrade, in Genesys Cloud.',
  },
  'message/empty': { recovery: 'edit', sentence: 'There is nothing to send.' },
  'message/too-long': { recovery: 'edit', sentence: 'This message is too long: at most 4096 bytes fit.' },
  'message/rate-limited': { recovery: 'wait', sentence: 'Sending is paused for a moment.' },
  'message/refused': { recovery: 'retry', sentence: 'The service refused this message.' },
  'message/unconfirmed': { recovery: 'retry', sentence: 'This message may have arrived. Try again?' },
  'message/session-changed': { recovery: 'retry', sentence: 'A new chat began before this message was sent.' },
  'message/queue-full': {
    recovery: 'wait',
    sentence: 'Too many messages are waiting. Send this one when they have gone.',
  },
  'message/discarded': { recovery: 'edit', sentence: 'This message was discarded before it was sent.' },
  'attachment/not-allowed': { recovery: 'edit', sentence: "Files can't be sent in this chat." },
  'attachment/type-refused': {
    recovery: 'edit',
    sentence: "This kind of file can't be sent here. Choose another one.",
  },
  'attachment/too-large': { recovery: 'edit', sentence: 'This file is too large. Choose a smaller one.' },
  'attachment/empty': { recovery: 'edit', sentence: 'This file is empty. Choose another one.' },
  'attachment/bad-name': {
    recovery: 'edit',
    sentence: "This file's name has no ending such as .pdf. Rename it and add it again.",
  },
  'attachment/name-too-long': {
    recovery: 'edit',
    sentence: "This file's name is too long. Rename it and add it again.",
  },
  'attachment/content-refused': {
    recovery: 'edit',
    sentence: "This file's content does not match its type. Choose another one.",
  },
  'attachment/upload-failed': { recovery: 'retry', sentence: 'This file could not be uploaded. Try again.' },
  'attachment/expired': { recovery: 'edit', sentence: 'The service no longer has this file. Add it again.' },
  'attachment/refused': { recovery: 'retry', sentence: 'The service did not take this file. Try again.' },
  'attributes/too-large': {
    recovery: 'owner',
    sentence: 'The custom attributes are larger than the session allows; they were not sent.',
  },
  'history/unavailable': { recovery: 'retry', sentence: 'Earlier messages could not be loaded.' },
  'history/incomplete': { recovery: 'retry', sentence: 'Some messages may be missing here.' },
  'frame/undecodable': { recovery: 'wait', sentence: 'A frame that is not valid was ignored.' },
  'frame/unknown-class': { recovery: 'wait', sentence: 'A frame of an unknown class was ignored.' },
  'frame/unknown-content': { recovery: 'wait', sentence: 'A message has content this version cannot show.' },
  'frame/too-large': { recovery: 'wait', sentence: 'A frame over the size limit was ignored.' },
  'service/error': { recovery: 'wait', sentence: 'The service reported an error.' },
  'storage/blocked': {
    recovery: 'wait',
    sentence: 'The browser stores nothing for this page: the chat lasts as long as the page.',
  },
  'host/listener-failed': { recovery: 'owner', sentence: 'A listener of the page threw an error.' },
  'chat/disposed': { recovery: 'owner', sentence: 'This chat was disposed. Create a new one.' },
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof CHAT_ERRORS;

const FILE_CODES: Readonly<Record<number, ErrorCode>> = {
  4000: 'attachment/not-allowed',
  4001: 'attachment/type-refused',
  4002: 'attachment/too-large',
  4003: 'attachment/content-refused',
  4004: 'attachment/bad-name',
  4005: 'attachment/name-too-long',
  4008: 'attachment/expired',
  4009: 'attachment/expired',
  4010: 'attachment/expired',
  4102: 'attachment/empty',
};

/** What the service's number says about a file; nothing when it says something else. */
export const fileErrorOf = (code: number): ErrorCode | undefined => FILE_CODES[code];

/** The one error class. `code` is stable; `message` is the table's sentence unless a better one was at hand. */
export class GenesysChatError extends Error {
  override readonly name = 'GenesysChatError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string = CHAT_ERRORS[code].sentence, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  get recovery(): Recovery {
    return CHAT_ERRORS[this.code].recovery;
  }
}
