import { GenesysChatError } from '../model/errors.js';
import { safeUrl } from './guards.js';

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

export interface Hosts {
  /** The socket's address; `messaging` is what the deployment's config names, obeyed when it is within the region. */
  socketUrl(messaging?: string): string;
  /** Origin of the REST API. */
  apiBase(api?: string): string;
  /** Origin of the deployment's public files. */
  readonly cdnBase: string;
  /** Whether the bytes of a file may go there: the region's bucket or domains. */
  isUploadHost(url: string): boolean;
}

interface Options {
  readonly deploymentId?: string | undefined;
  readonly environment?: string | undefined;
  readonly endpoint?: string | undefined;
}

interface Region {
  readonly code: string;
  readonly domain: string;
  /** Every domain of the region: a config may name hosts under either. */
  readonly family: readonly string[];
}

const regionOf = (environment: string): Region | undefined => {
  const wanted = environment
    .trim()
    .toLowerCase()
    .replace(/^(prod-)?use1$/, 'prod');
  const [code, family] =
    [...REGIONS].find(([code]) => code === wanted || code === `prod-${wanted}`) ??
    [...REGIONS].find(([, domains]) => domains.includes(wanted)) ??
    [];
  const domain = family?.includes(wanted) ? wanted : family?.[0];
  return code !== undefined && family && domain !== undefined ? { code, domain, family } : undefined;
};

/** The code that was probably meant: its characters in another order, or its short name somewhere in what was written. */
const nearest = (environment: string): string | undefined => {
  const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const sorted = (text: string): string => [...letters(text)].sort().join('');
  const short = (code: string): string => code.split('-')[1] ?? code;
  const codes = [...REGIONS.keys()];
  return (
    codes.find((code) => [code, short(code)].some((name) => sorted(name) === sorted(environment))) ??
    codes.find((code) => code !== 'prod' && letters(environment).includes(short(code)))
  );
};

/** Whole labels: `evilpure.cloud` is not under `pure.cloud`. */
const isWithin = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`);

const originOf = (endpoint: string): string => {
  const url = safeUrl(endpoint);
  if (!url || url.pathname !== '/' || url.search || url.hash) throw new GenesysChatError('config/bad-endpoint');
  return url.origin;
};

/**
 * Where a deployment lives: from `endpoint` (one origin for everything) or from the region.
 *
 * @throws GenesysChatError config/missing-deployment, config/bad-endpoint, config/unknown-environment.
 */
export const resolveHosts = ({ deploymentId, environment, endpoint }: Options): Hosts => {
  if (!deploymentId?.trim()) throw new GenesysChatError('config/missing-deployment');
  const query = `?deploymentId=${encodeURIComponent(deploymentId)}`;
  if (endpoint) {
    const origin = originOf(endpoint);
    return {
      socketUrl: () => `${origin.replace(/^http/, 'ws')}/v1${query}`,
      apiBase: () => origin,
      cdnBase: origin,
      isUploadHost: (url) => safeUrl(url)?.origin === origin,
    };
  }
  const region = regionOf(environment ?? '');
  if (!region) {
    const guess = nearest(environment ?? '');
    throw new GenesysChatError(
      'config/unknown-environment',
      `"${environment ?? ''}" is not a Genesys Cloud region.${guess ? ` Did you mean ${guess}?` : ''} Use a code such as prod-euw2 or a domain such as euw2.pure.cloud.`,
    );
  }
  const { code, domain, family } = region;
  // A bucket's name belongs to one owner in a partition of AWS, so the region behind it needs no table; GovCloud is another one.
  const bucket = new RegExp(`^shyrka-${code}\\.s3(-fips)?(\\.(?!us-gov)[a-z]+(-[a-z]+)+-\\d)?\\.amazonaws\\.com$`);
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
    isUploadHost(address) {
      const url = safeUrl(address);
      if (url?.protocol !== 'https:' || url.port) return false;
      return bucket.test(url.hostname) || family.some((each) => isWithin(url.hostname, each));
    },
  };
};
