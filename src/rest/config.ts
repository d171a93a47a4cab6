import type { ErrorCode } from '../model/errors.js';
import { DEFAULT_SETTINGS, type DeploymentSettings } from '../model/settings.js';
import { count, fields, isTrue, list, parse, present, word, type Fields, safeUrl } from '../protocol/guards.js';
import type { Fetch } from './api.js';

export interface Deployment {
  readonly settings: DeploymentSettings;
  /** Hosts the config names, not yet checked. */
  readonly endpoints: { readonly messaging?: string; readonly api?: string };
  /** Why this page may not chat with it. */
  readonly refusal?: ErrorCode;
  /** The files could not be read; defaults stand in. */
  readonly unavailable: boolean;
}

interface DeploymentRequest {
  readonly fetch: Fetch;
  readonly cdnBase: string;
  readonly deploymentId: string;
  readonly origin: string | undefined;
  readonly signal: AbortSignal;
}

const UNKNOWN = Symbol('unknown deployment');

/** A public file's fields; UNKNOWN when the service has no such deployment; `undefined` when it cannot be had now. */
const read = async (
  { fetch, cdnBase, deploymentId, signal }: DeploymentRequest,
  file: string,
): Promise<Fields | typeof UNKNOWN | undefined> => {
  try {
    const url = `${cdnBase}/webdeployments/v1/deployments/${encodeURIComponent(deploymentId)}/${file}.json`;
    const response = await fetch(url, { credentials: 'omit', redirect: 'error', cache: 'no-store', signal });
    // A hotel's sign-in page answers anything with a page of its own; that says nothing about the deployment.
    if (response.headers.get('content-type')?.includes('html')) return undefined;
    if (response.status === 403 || response.status === 404) return UNKNOWN;
    const parsed = response.ok ? parse(await response.text()) : undefined;
    return parsed === undefined ? undefined : fields(parsed);
  } catch {
    return undefined;
  }
};

/** The service's own rule: the page's host name equals an entry or lies under one. */
const isAllowed = (domains: Fields, origin: string | undefined): boolean => {
  if (origin === undefined || isTrue(domains['allowAllDomains']) || !Array.isArray(domains['allowedDomains']))
    return true;
  const host = URL.canParse(origin) ? new URL(origin).hostname.toLowerCase() : '';
  return list(domains['allowedDomains'], 1_000).some((entry) => {
    const domain = word(entry)?.toLowerCase();
    return domain !== undefined && (host === domain || host.endsWith(`.${domain}`));
  });
};

/**
 * A deployment that has the switch lets the session say which files; an older one says it itself, one size for all kinds.
 * Kilobytes are of 1,000 bytes here.
 */
const filesOf = (upload: Fields): DeploymentSettings['files'] => {
  if ('enableAttachments' in upload) return isTrue(upload['enableAttachments']) ? 'session' : undefined;
  const modes = list(upload['modes'], 20).map(fields);
  const types = modes.flatMap((mode) => list(mode['fileTypes'], 200).flatMap((type) => word(type, 200) ?? []));
  const maxBytes = 1_000 * Math.max(0, ...modes.map((mode) => count(mode['maxFileSizeKB']) ?? 0));
  return types.length > 0 && maxBytes > 0 ? { types, maxBytes } : undefined;
};

/** The face of the bot, if the deployment gives it one. */
const botOf = (humanize: Fields): Pick<DeploymentSettings, 'bot'> => {
  const bot = fields(humanize['bot']);
  const name = word(bot['name'], 100);
  if (!isTrue(humanize['enabled']) || name === undefined) return {};
  return { bot: present({ name, avatar: safeUrl(bot['avatarUrl'])?.href }) };
};

const settingsOf = (config: Fields): DeploymentSettings => {
  const messenger = fields(config['messenger']);
  const conversations = fields(fields(messenger['apps'])['conversations']);
  const auth = fields(config['auth']);
  const colour = word(fields(messenger['styles'])['primaryColor'], 9);
  const language = word(config['defaultLanguage']);
  const labels = list(config['customI18nLabels'], 50)
    .map(fields)
    .find((entry) => entry['language'] === language);
  const label = (key: string): string | undefined =>
    word(
      list(labels?.['localizedLabels'], 50)
        .map(fields)
        .find((entry) => entry['key'] === key)?.['value'],
      200,
    );
  const on = (name: string): boolean => isTrue(fields(conversations[name])['enabled']);
  return {
    ...present({ language }),
    title: label('MessengerHomeHeaderTitle'),
    subtitle: label('MessengerHomeHeaderSubTitle'),
    accent: colour && /^#[0-9a-f]{6}$/i.test(colour) ? colour : undefined,
    ...botOf(fields(conversations['humanize'])),
    showAgentTyping: isTrue(conversations['showAgentTypingIndicator']),
    showGuestTyping: isTrue(conversations['showUserTypingIndicator']),
    autoStart: on('autoStart'),
    markdown: on('markdown'),
    canClear: on('conversationClear'),
    files: filesOf(fields(messenger['fileUpload'])),
    canSignIn: isTrue(auth['enabled']),
    canStepUp: isTrue(auth['enabled']) && isTrue(auth['allowSessionUpgrade']),
  };
};

/** Reads the deployment's two public files and says what they mean for this page. Never rejects. */
export const fetchDeployment = async (request: DeploymentRequest): Promise<Deployment> => {
  const [domains, config] = await Promise.all([read(request, 'domains'), read(request, 'config')]);
  const none = { settings: DEFAULT_SETTINGS, endpoints: {} };
  if (config === UNKNOWN || domains === UNKNOWN)
    return { ...none, refusal: 'config/unknown-deployment', unavailable: false };
  if (domains && !isAllowed(domains, request.origin))
    return { ...none, refusal: 'config/origin-refused', unavailable: false };
  if (!config) return { ...none, unavailable: true };
  const messenger = fields(config['messenger']);
  const conversations = fields(fields(messenger['apps'])['conversations']);
  // A deployment may be on while its conversations are off.
  const isOff = [messenger, conversations].some((part) => 'enabled' in part && !isTrue(part['enabled']));
  const status = word(config['status']) ?? 'Active';
  return {
    settings: settingsOf(config),
    endpoints: present({ messaging: word(conversations['messagingEndpoint']), api: word(config['apiEndpoint']) }),
    ...(status === 'Active' && !isOff ? {} : { refusal: 'config/inactive' as const }),
    unavailable: false,
  };
};
