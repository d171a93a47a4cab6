import { createCredentials, type Credentials } from '../auth/credentials.js';
import { readJourneyContext } from '../auth/journey-context.js';
import type { AuthGrant, JourneyContext } from '../model/auth.js';
import { decode } from '../protocol/decode.js';
import { createEncoder, utf8Bytes } from '../protocol/encode.js';
import { resolveHosts, type Hosts } from '../protocol/regions.js';
import type { Fetch } from '../rest/api.js';
import { fetchDeployment, type Deployment as FetchedDeployment } from '../rest/config.js';
import { fetchHistoryPage } from '../rest/history.js';
import { within } from '../rest/within.js';
import type { ErrorCode } from '../model/errors.js';
import type { DeploymentSettings } from '../model/settings.js';
import type { Prepared, SessionDeps } from '../session/session-types.js';
import { TIMINGS } from '../transport/timings.js';
import type { ChatOptions } from './chat.js';
import type { Environment } from './environment.js';

interface Heard {
  settings(settings: DeploymentSettings): void;
  problem(code: ErrorCode): void;
}

export interface Deployment
  extends
    Pick<
      SessionDeps,
      | 'createSocket'
      | 'encode'
      | 'decode'
      | 'byteLength'
      | 'socketUrl'
      | 'prepare'
      | 'diagnose'
      | 'readPage'
      | 'isSignedIn'
      | 'renew'
    >,
    Pick<Hosts, 'isUploadHost'>,
    Pick<Credentials, 'load' | 'revoke' | 'stop'> {
  /** Names the deployment and where it lives, the same in every tab. */
  readonly name: string;
  /** Whether the token in use is still the stored one; the proof of a sign-in is read with it. */
  check(): Promise<'same' | 'changed' | 'gone'>;
  /** @throws (rejects) nothing: the reason why it did not work is the result. */
  signIn(grant: AuthGrant, isOver: () => boolean): Promise<ErrorCode | undefined>;
  /** The proof is thrown away and the token stays: a sign-in that led to nothing. */
  unsign(): Promise<void>;
  /** The token and what belongs to it are thrown away, for every tab; `whatever` a tab has put in its place, too. */
  forget(whatever: boolean): Promise<void>;
  setJourneyContext(context: unknown): void;
}

/**
 * Everything that knows where the deployment lives and who we are there. Token and proof never leave this closure but inside
 * a frame or a request.
 *
 * @throws GenesysChatError config/missing-deployment, config/unknown-environment, config/bad-endpoint.
 */
export const createDeployment = (options: ChatOptions, environment: Environment, heard: Heard): Deployment => {
  const { deploymentId } = options;
  const hosts = resolveHosts(options);
  const { store, clock, newId, fetch } = environment;
  let token = '';
  let known: FetchedDeployment | undefined;
  let journeyContext: JourneyContext | undefined;
  /** The storage was asked just now. */
  let isChecked = false;

  const service = (): { readonly fetch: Fetch; readonly apiBase: string; readonly deploymentId: string } => ({
    fetch,
    apiBase: hosts.apiBase(known?.endpoints.api),
    deploymentId,
  });
  const credentials = createCredentials({
    store,
    deploymentId,
    clock,
    wall: environment.wall,
    token: () => token,
    service,
  });

  /** Reads the public files once; a failure to read them is tried again on the next preparation. */
  const learn = async (signal: AbortSignal, afresh = false): Promise<ErrorCode | undefined> => {
    if (options.noConfig) return undefined;
    if (afresh || !known || known.unavailable || known.refusal) {
      const read = await within(clock, TIMINGS.historyPage, signal, (inner) =>
        fetchDeployment({ fetch, cdnBase: hosts.cdnBase, deploymentId, origin: environment.origin, signal: inner }),
      );
      if (signal.aborted) return undefined;
      // What was known stays known while the files cannot be had.
      if (read && (!read.unavailable || !known)) known = read;
      if (!read || read.unavailable) heard.problem('config/unavailable');
      else heard.settings(read.settings);
    }
    return known?.refusal;
  };

  /** @returns whether the token was made just now. */
  const claim = async (rotate = false): Promise<boolean> => {
    let made: string | undefined;
    const make = (): string => (made = newId());
    const before = token;
    token = rotate && token ? await store.rotate(deploymentId, token, make) : await store.claim(deploymentId, make);
    if (!store.persistent && options.storage !== 'none') heard.problem('storage/blocked');
    await credentials.load();
    // Nobody signed in lately: the new session is a guest's.
    if (rotate && token !== before && !credentials.jwt()) await credentials.forget();
    isChecked = true;
    return token === made;
  };

  const prove = async (rotate: boolean, downgraded: boolean): Promise<Prepared> => {
    const before = token;
    // Another tab may have signed in with this very token: then it is not the token that was wrong.
    if (downgraded) await credentials.load();
    const fresh = await claim(rotate && !(downgraded && credentials.jwt()));
    const refusal = credentials.isSignedIn() && !credentials.jwt() ? ('auth/required' as const) : undefined;
    return { refusal, fresh, changed: before !== '' && before !== token };
  };

  return {
    name: `${deploymentId}@${hosts.socketUrl()}`,
    async check() {
      if (!isChecked) {
        const stored = await store.read(deploymentId);
        if (stored?.token !== token) return stored ? 'changed' : 'gone';
        await credentials.load();
      }
      isChecked = false;
      return 'same';
    },
    createSocket: environment.createSocket,
    encode: createEncoder({
      deploymentId,
      token: () => token,
      proof: credentials.jwt,
      journeyContext: () => journeyContext,
    }),
    decode,
    byteLength: utf8Bytes,
    isUploadHost: hosts.isUploadHost,
    socketUrl: () => hosts.socketUrl(known?.endpoints.messaging),
    async prepare({ rotate, downgraded, signal }) {
      const [refusal, proven] = await Promise.all([learn(signal), prove(rotate, downgraded)]);
      return { ...proven, refusal: refusal ?? proven.refusal };
    },
    diagnose: (signal) => learn(signal, true),
    readPage: (request) => fetchHistoryPage({ ...request, fetch, apiBase: service().apiBase }),
    isSignedIn: credentials.isSignedIn,
    renew: credentials.renew,
    load: async () => {
      if (!token) token = (await store.read(deploymentId))?.token ?? '';
      await credentials.load();
    },
    revoke: credentials.revoke,
    stop: credentials.stop,
    async signIn(grant, isOver) {
      if (!token) await claim();
      return credentials.exchange(grant, journeyContext, isOver);
    },
    unsign: credentials.forget,
    async forget(whatever) {
      // Asked at once: whoever connects in the same breath must find it gone.
      const removed = store.remove(deploymentId, whatever ? undefined : token);
      token = '';
      await credentials.forget();
      await removed;
    },
    setJourneyContext(context) {
      journeyContext = context === undefined ? undefined : readJourneyContext(context);
      if (context !== undefined && !journeyContext) heard.problem('config/bad-journey-context');
    },
  };
};
