import { asJson, type Json, listOf, mergeJson, numberOf, textOf } from './json.js';
import type { ResolvedOptions } from './options.js';

/** The deployment's configuration without addresses, with every field the official mobile SDK insists on. */
export const deploymentConfig = ({ durationSeconds, disconnectMode, config }: ResolvedOptions): Json =>
  mergeJson(
    {
      id: 'c3f81e52-0b7d-4a96-9e24-71d5b8f06ac3',
      version: '1',
      languages: ['en-us'],
      defaultLanguage: 'en-us',
      status: 'Active',
      headlessMode: { enabled: false },
      customI18nLabels: [],
      messenger: {
        enabled: true,
        apps: {
          conversations: {
            enabled: true,
            showAgentTypingIndicator: true,
            showUserTypingIndicator: true,
            autoStart: { enabled: false },
            markdown: { enabled: true },
            conversationDisconnect: { enabled: true, type: disconnectMode },
            conversationClear: { enabled: true },
            humanize: { enabled: true, bot: { name: 'Nova', avatarUrl: '' } },
            notifications: { enabled: false, notificationContentType: 'ExcludeMessagesContent' },
            sessionDurationSeconds: durationSeconds,
          },
          knowledge: { enabled: false },
        },
        styles: { primaryColor: '#0E5A8A' },
        launcherButton: { visibility: 'On', displayType: 'Icon', icon: { url: '' } },
        homeScreen: { enabled: false, logoUrl: '' },
        fileUpload: { enableAttachments: true, modes: [{ fileTypes: ['*/*'], maxFileSizeKB: MAX_FILE_KB }] },
      },
      position: { alignment: 'Auto', sideSpace: 20, bottomSpace: 12 },
      journeyEvents: { enabled: false },
      auth: { enabled: false, allowSessionUpgrade: false },
      cobrowse: { enabled: false },
      video: { enabled: false },
      supportCenter: { enabled: false },
    },
    config,
  );

/** Kilobytes of 1000 bytes; the service's usual limit. */
const MAX_FILE_KB = 10_240;

const uploadModes = (config: Json): readonly Json[] =>
  listOf(asJson(asJson(config['messenger'])['fileUpload'])['modes']).map(asJson);

/** Types and ranges of types (`image/*`) that may be uploaded. */
export const fileTypes = (config: Json): readonly string[] =>
  uploadModes(config).flatMap((mode) => listOf(mode['fileTypes']).flatMap((type) => textOf(type) ?? []));

/** Kilobytes of 1000 bytes. */
export const maxFileKb = (config: Json): number =>
  Math.max(0, ...uploadModes(config).map((mode) => numberOf(mode['maxFileSizeKB']) ?? MAX_FILE_KB));

export const BLOCKED_EXTENSIONS = ['.ade', '.adp', '.app', '.asp', '.bat', '.cmd', '.exe', '.js', '.ps1'];

/** The configuration as it is served: with the addresses of whoever asks. */
export const servedConfig = (config: Json, base: string): Json =>
  mergeJson(
    {
      apiEndpoint: base,
      messenger: { apps: { conversations: { messagingEndpoint: base.replace(/^http/, 'ws') } } },
    },
    config,
  );
