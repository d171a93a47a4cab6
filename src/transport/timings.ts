/** Every waiting time of the connection and the queue, in milliseconds. Nowhere else is one written. */
export const TIMINGS = {
  /** Firefox delays new sockets by itself after failures, so nothing below 20 s may be called a time-out. */
  connect: 20_000,
  configure: 10_000,
  jwt: 10_000,
  historyPage: 10_000,
  /** No reply to a heartbeat for this long: the peer is gone though TCP says nothing. */
  echo: 10_000,
  /** The same after a wake, when a dead socket is likely. */
  probe: 5_000,
  /** A connection configured this long counts as stable; only then does the backoff start over. */
  stable: 30_000,
  /** Whatever the service accepted of a dead socket is visible in the history this long after its death (assumption). */
  settle: 3_000,
  /** An uncertain message older than this is never sent again by itself. */
  resendWindow: 300_000,
  heartbeatActive: 32_000,
  heartbeatIdle: 240_000,
  /** An upload's address, and later the word that its bytes are good, are awaited this long each. */
  upload: 30_000,
  /** The chat counts as active this long after its last message. */
  active: 300_000,
  /** The gateway cuts at 2 h; renewing before, in a quiet moment, hides it. */
  renewal: 110 * 60_000,
  quietMoment: 10_000,
  /** A wake event leads to a try within this. */
  wake: 500,
  wakeSpacing: 5_000,
  /** While offline or long hidden: one try a minute. */
  safetyTry: 60_000,
  longHidden: 300_000,
  /** An answer about the sign-in; and how long the logout may take to be announced after it was accepted. */
  auth: 20_000,
  logout: 10_000,
  /** A sign-in is remembered this long, then the visitor is asked again. */
  signIn: 24 * 3_600_000,
  /** Between tries after a policy close (1008, 3000). */
  policySpacing: 30_000,
} as const;

/** Counts that bound what we do. */
export const LIMITS = {
  /** Connection attempts, whatever causes them. */
  attempts: [
    { max: 10, per: 60_000 },
    { max: 40, per: 600_000 },
  ],
  history: [{ max: 6, per: 60_000 }],
  /** For other tabs on top of that: the service counts ten for the session. */
  guestHistory: [{ max: 4, per: 60_000 }],
  echo: [{ max: 2, per: 60_000 }],
  /** Of the service's 60 requests a minute, 45 are for messages: typing, heartbeats and the history's JWT need the rest. */
  messages: [
    { max: 5, per: 1_000 },
    { max: 45, per: 60_000 },
  ],
  /** After so many policy closes in a row only the visitor tries again. */
  policyCloses: 3,
  /** After so many tries that never opened we ask the deployment whether it refuses us. */
  neverOpened: 3,
  /** After so many renewals of the sign-in without a stable connection only the visitor can help. */
  renewals: 3,
  historyPages: 40,
  historyRestarts: 3,
  historyTries: 3,
  sendTries: 4,
  /** Files on their way at the same time. */
  uploads: 2,
  /** How often the bytes of a file are sent without being asked. */
  uploadTries: 2,
  outbox: 200,
} as const;

export const PAGE_SIZE = 100;
/** The service's default, for deployments that refuse a larger one. */
export const SMALL_PAGE_SIZE = 25;
