import { GenesysChatError } from '../model/errors.js';

/** Region code of the environment → domain, or "domain alternative". */
const REGIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    prod: 'mypurecloud.com use1.pure.cloud',
    'fedramp-use2-core': 'use2.us-gov-pure.cloud',
    'prod-euw1': 'mypurecloud.ie euw1.pure.cloud',
    'prod-euc1': 'mypurecloud.de euc1.pure.cloud',
    'prod-apse2': 'mypurecloud.com.au apse2.pure.cloud',
    'prod-apne1': 'mypurecloud.jp apne1.pure.cloud',
    'eusc-edee1-core': 'edee1.eusc-pure.cloud',
    // The rest are called after their domain.
    ...Object.fromEntries(
      'usw2 cac1 mxc1 sae1 euw2 euc2 mec1 aps1 apse1 apne2 apne3'
        .split(' ')
        .map((id) => [`prod-${id}`, `${id}.pure.cloud`]),
    ),
  }).map(([code, domains]) => [code, domains.split(' ')]),
);

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

export interface Hosts {
  /** The socket's address; `messaging` is what the deployment's config names, obeyed when it is within the region. */
  socketUrl(messaging?: string): string;
  /** Origin of the REST API. */
  apiBase(api?: string): string;
  /** Origin of the deployment's public files. */
  readonly cdnBase: string;
}

interface Options {
  readonly deploymentId?: string | undefined;
  readonly environment?: string | undefined;
  readonly endpoint?: string | undefined;
}

const domainOf = (environment: string): string | undefined => {
  const wanted = environment
    .trim()
    .toLowerCase()
    .replace(/^prod-use1$|^use1$/, 'prod');
  const byCode = REGIONS.get(wanted) ?? REGIONS.get(`prod-${wanted}`);
  if (byCode) return byCode[0];
  return [...REGIONS.values()].find((domains) => domains.includes(wanted))?.includes(wanted) ? wanted : undefined;
};

/** The code that was probably meant: the same characters but one or two. */
const nearest = (environment: string): string | undefined => {
  const letters = (text: string): string => [...text.toLowerCase().replace(/[^a-z0-9]/g, '')].sort().join('');
  const last = (text: string): string => text.split('-').at(-1) ?? text;
  return [...REGIONS.keys()].find(
    (code) => letters(code) === letters(environment) || letters(last(code)) === letters(last(environment)),
  );
};

/** Whole labels: `evilpure.cloud` is not under `pure.cloud`. */
const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const originOf = (endpoint: string): URL => {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const plain = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  const safe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)));
  if (!url || !plain || !safe) throw new GenesysChatError('config/bad-endpoint');
  return url;
};

/**
 * Where a deployment lives: from `endpoint` (one origin for everything) or from the region.
 *
 * @throws GenesysChatError config/missing-deployment, config/bad-endpoint, config/unknown-environment.
 */
export const resolveHosts = ({ deploymentId, environment, endpoint }: Options): Hosts => {
  if (!deploymentId) throw new GenesysChatError('config/missing-deployment');
  const query = `?deploymentId=${encodeURIComponent(deploymentId)}`;
  if (endpoint) {
    const { origin } = originOf(endpoint);
    return { socketUrl: () => `${origin.replace(/^http/, 'ws')}/v1${query}`, apiBase: () => origin, cdnBase: origin };
  }
  const domain = domainOf(environment ?? '');
  if (!domain) {
    const guess = nearest(environment ?? '');
    throw new GenesysChatError(
      'config/unknown-environment',
      `"${environment ?? ''}" is not a Genesys Cloud region.${guess ? ` Did you mean ${guess}?` : ''} Use a code such as prod-euw2 or a domain such as euw2.pure.cloud.`,
    );
  }
  const family = [...REGIONS.values()].find((domains) => domains.includes(domain)) ?? [domain];
  const obeyed = (named: string | undefined, protocol: string, fallback: string): string => {
    const url = named !== undefined && URL.canParse(named) ? new URL(named) : undefined;
    const fits =
      url?.protocol === protocol && !url.username && !url.port && family.some((each) => isWithin(url.hostname, each));
    // `URL.origin` is "null" for sockets in some engines, so it is put together here.
    return url && fits ? `${protocol}//${url.host}` : fallback;
  };
  return {
    socketUrl: (messaging) => `${obeyed(messaging, 'wss:', `wss://webmessaging.${domain}`)}/v1${query}`,
    apiBase: (api) => obeyed(api, 'https:', `https://api.${domain}`),
    cdnBase: `https://api-cdn.${domain}`,
  };
};
