import { decode } from '../protocol/decode.js';
import { createEncoder, utf8Bytes } from '../protocol/encode.js';
import { resolveHosts, type Hosts } from '../protocol/regions.js';
import { fetchDeployment, type Deployment } from '../rest/config.js';
import { fetchHistoryPage } from '../rest/history.js';
import type { ErrorCode } from '../model/errors.js';
import type { DeploymentSettings } from '../model/settings.js';
import type { SessionDeps } from '../session/session-types.js';
import { TIMINGS } from '../transport/timings.js';
import type { ChatOptions } from './chat.js';
import type { Environment } from './environment.js';

type Wire = Pick<Hosts, 'isUploadHost'> &
  Pick<
    SessionDeps,
    'createSocket' | 'encode' | 'decode' | 'byteLength' | 'socketUrl' | 'prepare' | 'diagnose' | 'readPage'
  >;

interface Heard {
  settings(settings: DeploymentSettings): void;
  problem(code: ErrorCode): void;
}

/**
 * Everything that knows where the deployment lives and who we are there. The token never leaves this closure but inside a
 * frame.
 *
 * @throws GenesysChatError config/missing-deployment, config/unknown-environment, config/bad-endpoint.
 */
export const createDeployment = (options: ChatOptions, environment: Environment, heard: Heard): Wire => {
  const { deploymentId } = options;
  const hosts = resolveHosts(options);
  const { store, clock, newId } = environment;
  let token = '';
  let known: Deployment | undefined;

  /** Reads the public files once; a failure to read them is tried again on the next preparation. */
  const learn = async (signal: AbortSignal, afresh = false): Promise<ErrorCode | undefined> => {
    if (options.noConfig) return undefined;
    if (afresh || !known || known.unavailable || known.refusal) {
      const slow = new AbortController();
      const stop = clock.setTimeout(() => slow.abort(), TIMINGS.historyPage);
      const abort = (): void => slow.abort();
      signal.addEventListener('abort', abort);
      try {
        const read = await fetchDeployment({
          fetch: environment.fetch,
          cdnBase: hosts.cdnBase,
          deploymentId,
          origin: environment.origin,
          signal: slow.signal,
        });
        // What was known stays known while the files cannot be had.
        if (!read.unavailable || !known) known = read;
        if (read.unavailable) heard.problem('config/unavailable');
        else heard.settings(read.settings);
      } catch {
        heard.problem('config/unavailable');
      } finally {
        clock.clearTimeout(stop);
        signal.removeEventListener('abort', abort);
      }
    }
    return known?.refusal;
  };

  const claim = async (rotate: boolean): Promise<void> => {
    token = rotate && token ? await store.rotate(deploymentId, token, newId) : await store.claim(deploymentId, newId);
    if (!store.persistent && options.storage !== 'none') heard.problem('storage/blocked');
  };

  return {
    createSocket: environment.createSocket,
    encode: createEncoder({ deploymentId, token: () => token }),
    decode,
    byteLength: utf8Bytes,
    isUploadHost: hosts.isUploadHost,
    socketUrl: () => hosts.socketUrl(known?.endpoints.messaging),
    async prepare({ rotate, signal }) {
      const [refusal] = await Promise.all([learn(signal), claim(rotate)]);
      return refusal;
    },
    diagnose: (signal) => learn(signal, true),
    readPage: (request) =>
      fetchHistoryPage({ ...request, fetch: environment.fetch, apiBase: hosts.apiBase(known?.endpoints.api) }),
  };
};
