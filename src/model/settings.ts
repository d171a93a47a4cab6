import type { MediaRules } from './upload.js';

/** The deployment's settings as far as a view or the wiring needs them. All optional on the wire; here with defaults. */
export interface DeploymentSettings {
  /** BCP 47, for pages that say no language there are words for. */
  readonly language?: string;
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  /** `#rrggbb`, validated. */
  readonly accent: string | undefined;
  /** Who the bot says it is, where it gives no name itself. */
  readonly bot?: { readonly name: string; readonly avatar?: string };
  readonly showAgentTyping: boolean;
  readonly showGuestTyping: boolean;
  readonly autoStart: boolean;
  readonly markdown: boolean;
  readonly canClear: boolean;
  /** Which files the guest may send: what the session announces, these (older deployments), or none. */
  readonly files: 'session' | Pick<MediaRules, 'types' | 'maxBytes'> | undefined;
  /** Visitors may be signed in; and in the middle of a chat that began without. */
  readonly canSignIn: boolean;
  readonly canStepUp: boolean;
}

/** For a chat that could not, or was told not to, read the deployment's config: show what comes, send nothing unasked. */
export const DEFAULT_SETTINGS: DeploymentSettings = {
  title: undefined,
  subtitle: undefined,
  accent: undefined,
  showAgentTyping: true,
  showGuestTyping: false,
  autoStart: false,
  markdown: false,
  canClear: false,
  files: 'session',
  // Only asked for, never done unasked: the service will say.
  canSignIn: true,
  canStepUp: true,
};
