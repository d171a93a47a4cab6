import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { resolveHosts } from '../../src/protocol/regions.js';
import { policyFor, policyText, regionOf } from '../../demo/lib/snippet-policy.js';

const CODES = /Object\.entries\(\{\n([\s\S]*?)\}\)\.map/.exec(
  readFileSync(new URL('../../src/protocol/regions.ts', import.meta.url), 'utf8'),
)?.[1];
/** Every code and domain that the element itself knows. */
const KNOWN = [
  ...[...(CODES ?? '').matchAll(/'?([\w-]+)'?: '([\w. -]+)',/g)].flatMap(([, code = '', domains = '']) => [
    code,
    ...domains.split(' '),
  ]),
  ...(/'((?:\w+ )+\w+)'\s*\.split/.exec(CODES ?? '')?.[1] ?? '')
    .split(' ')
    .flatMap((name) => [`prod-${name}`, `${name}.pure.cloud`]),
];

const sourcesOf = (environment: string, directive: string): readonly string[] =>
  policyFor({ environment }).find((each) => each.directive === directive)?.sources ?? [];

describe('the policy of a page', () => {
  it('reads the element’s own table of regions', () => assert.ok(KNOWN.length > 36, KNOWN.join(' ')));

  for (const environment of KNOWN)
    it(`allows every host the element talks to, and its bucket: ${environment}`, () => {
      const hosts = resolveHosts({ deploymentId: 'x', environment });
      const [socket, api, files, ...more] = sourcesOf(environment, 'connect-src');
      const bucket = more.length > 1 ? more[0] : undefined;
      assert.equal(socket, new URL(hosts.socketUrl()).origin.replace('null', hosts.socketUrl().split('/v1')[0] ?? ''));
      assert.equal(api, hosts.apiBase());
      assert.equal(files, hosts.cdnBase);
      assert.equal(bucket === undefined, environment.includes('eusc'));
      if (bucket !== undefined) assert.ok(hosts.isUploadHost(`${bucket}/a`), bucket);
      assert.deepEqual(more.slice(bucket === undefined ? 0 : 1), ["'self'"]);
    });

  it('names the bucket of a region after its place', () => {
    assert.equal(
      sourcesOf('prod-apse1', 'connect-src')[3],
      'https://shyrka-prod-apse1.s3.ap-southeast-1.amazonaws.com',
    );
    assert.equal(sourcesOf('euw2.pure.cloud', 'connect-src')[3], 'https://shyrka-prod-euw2.s3.eu-west-2.amazonaws.com');
  });

  it('says what is to be filled in for a region that is none, and lets no host in by its name', () => {
    for (const environment of [
      '',
      'moon',
      "x; script-src 'unsafe-inline'",
      'evil.example',
      'evilpure.cloud',
      'prod-',
    ]) {
      assert.equal(regionOf(environment), undefined, environment);
      assert.match(policyText({ environment }), /^script-src 'self';\nconnect-src wss:\/\/webmessaging\.<domain> /);
    }
  });

  it('names where the script comes from: another host, or the page’s own', () => {
    const scripts = (base: string): unknown => policyFor({ environment: 'prod', base })[0]?.sources;
    assert.deepEqual(scripts('https://cdn.example/npm/x/'), ['https://cdn.example']);
    for (const base of ['', '/dist/', 'data:x', '; evil']) assert.deepEqual(scripts(base), ["'self'"]);
  });

  it('lets languages be fetched from there too', () => {
    const fetched = (base: string): unknown => policyFor({ environment: 'prod', base })[1]?.sources.at(-1);
    assert.equal(fetched('https://cdn.example/npm/x/'), 'https://cdn.example');
    assert.equal(fetched('/dist/'), "'self'");
  });

  it('with an endpoint allows that origin alone, as http and as a socket', () => {
    assert.equal(
      policyText({ endpoint: 'http://localhost:8080' }),
      "script-src 'self';\nconnect-src http://localhost:8080 ws://localhost:8080 'self';\nimg-src http://localhost:8080;\ntrusted-types lit-html;",
    );
  });
});
