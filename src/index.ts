/** The element's class, its types and the errors. Importing this registers nothing; `genesys-chat/define` does. */
export { GenesysChat, type OutgoingMessage } from './ui/genesys-chat.js';
export type { Preferences } from './ui/preferences/preferences.js';
export type { Participant } from './ui/readable-element.js';
export type { Renderer, Renderers } from './ui/content/renderers.js';
export {
  BeforeConnectEvent,
  type ActionDetail,
  type ConnectReason,
  type GcEventDetails,
  type GcEventMap,
  type HideSource,
  type ShowSource,
  type TranscriptFormat,
} from './ui/events.js';
export { CHAT_ERRORS, GenesysChatError, type ErrorCode, type Recovery } from './model/errors.js';
export type { AuthGrant, AuthProvider, JourneyContext } from './model/auth.js';
export type { Connection, SessionInfo, Status, Typing } from './model/connection.js';
export type * from './model/message.js';
export type { MediaRules, Upload, UploadState } from './model/upload.js';
export type { Chat, ChatEvents, ChatOptions, DeploymentSettings, Draft } from './chat/chat.js';
export type { Readable, Writable } from './chat/store.js';
export type { Strings } from './i18n/en.js';
