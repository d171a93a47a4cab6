/** What a page's content security policy has to allow for a chat, and nothing more. */

/** Region code of the environment → its domain, where that is not the code's own name. */
const DOMAINS = new Map([
  ['prod', 'mypurecloud.com'],
  ['prod-use1', 'mypurecloud.com'],
  ['use1', 'mypurecloud.com'],
  ['fedramp-use2-core', 'use2.us-gov-pure.cloud'],
  ['prod-euw1', 'mypurecloud.ie'],
  ['prod-euc1', 'mypurecloud.de'],
  ['prod-apse2', 'mypurecloud.com.au'],
  ['prod-apne1', 'mypurecloud.jp'],
  ['eusc-edee1-core', 'edee1.eusc-pure.cloud'],
]);

/** The buckets that files go to, where the host does not follow from the code's name; undefined: not known. */
const BUCKETS = new Map([
  ['prod', 'shyrka-prod.s3.amazonaws.com'],
  ['fedramp-use2-core', 'shyrka-fedramp-use2-core.s3-fips.us-east-2.amazonaws.com'],
  ['eusc-edee1-core', undefined],
]);

const CODES = [
  ...['prod', 'fedramp-use2-core', 'eusc-edee1-core'],
  ...'usw2 cac1 mxc1 sae1 euw1 euw2 euc1 euc2 mec1 aps1 apse1 apse2 apne1 apne2 apne3'
    .split(' ')
    .map((name) => `prod-${name}`),
];
const PARTS = { n: 'north', s: 'south', e: 'east', w: 'west', c: 'central' };

const domainOf = (/** @type {string} */ code) => DOMAINS.get(code) ?? `${code.replace('prod-', '')}.pure.cloud`;

/** `prod-apse1` → `ap-southeast-1`. */
const awsRegionOf = (/** @type {string} */ code) => {
  const [, area = '', way = '', number = ''] = /^prod-(..)([nsewc]+)(\d)$/.exec(code) ?? [];
  return `${area}-${[...way].map((letter) => PARTS[letter]).join('')}-${number}`;
};

const bucketOf = (/** @type {string} */ code) =>
  BUCKETS.has(code) ? BUCKETS.get(code) : `shyrka-${code}.s3.${awsRegionOf(code)}.amazonaws.com`;

/** The second name some regions have beside the first, such as `euw1.pure.cloud`. */
const alternative = (/** @type {string} */ code) =>
  `${code === 'prod' ? 'use1' : code.replace('prod-', '')}.pure.cloud`;

/**
 * @param {string} environment A code or a domain.
 * @returns {{ code: string, domain: string } | undefined} Undefined when there is no such region.
 */
export const regionOf = (environment) => {
  const wanted = environment
    .trim()
    .toLowerCase()
    .replace(/^(prod-)?use1$/, 'prod');
  const code = CODES.find(
    (code) => [code, domainOf(code), alternative(code)].includes(wanted) || code === `prod-${wanted}`,
  );
  if (code === undefined) return undefined;
  return { code, domain: wanted.includes('.') ? wanted : domainOf(code) };
};

const originOf = (/** @type {string} */ address) => {
  try {
    const { origin } = new URL(address);
    return origin === 'null' ? "'self'" : origin;
  } catch {
    return "'self'";
  }
};

/**
 * @param {{ environment?: string, endpoint?: string, base?: string }} embedding `base` is the folder of the script; none
 * and a relative one mean the page's own origin.
 * @returns {readonly { directive: string, sources: readonly string[] }[]} In the order a policy is read. An environment
 * that is none gives `<domain>` to fill in.
 */
export const policyFor = ({ environment = '', endpoint, base = '' }) => {
  const home = originOf(base);
  const script = { directive: 'script-src', sources: [home] };
  const types = { directive: 'trusted-types', sources: ['lit-html'] };
  if (endpoint !== undefined) {
    const origin = originOf(endpoint);
    return [
      script,
      { directive: 'connect-src', sources: [origin, origin.replace(/^http/, 'ws'), home] },
      { directive: 'img-src', sources: [origin] },
      types,
    ];
  }
  const region = regionOf(environment);
  const domain = region?.domain ?? '<domain>';
  const bucket = region ? bucketOf(region.code) : '<bucket>';
  return [
    script,
    {
      directive: 'connect-src',
      sources: [
        `wss://webmessaging.${domain}`,
        `https://api.${domain}`,
        `https://api-cdn.${domain}`,
        ...(bucket === undefined ? [] : [`https://${bucket}`]),
        // Languages are fetched from beside the script.
        home,
      ],
    },
    { directive: 'img-src', sources: [`https://*.${domain}`] },
    types,
  ];
};

/** The same as lines of a policy. @type {(embedding: Parameters<typeof policyFor>[0]) => string} */
export const policyText = (embedding) =>
  policyFor(embedding)
    .map(({ directive, sources }) => `${directive} ${sources.join(' ')};`)
    .join('\n');
