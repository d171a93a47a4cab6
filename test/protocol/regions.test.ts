import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GenesysChatError } from '../../src/model/errors.js';
import { resolveHosts } from '../../src/protocol/regions.js';

const hosts = (environment: string) => resolveHosts({ deploymentId: 'd', environment });
const cdn = (environment: string): string => hosts(environment).cdnBase;

const complaint = (options: Parameters<typeof resolveHosts>[0]): GenesysChatError => {
  try {
    resolveHosts(options);
  } catch (error) {
    if (error instanceof GenesysChatError) return error;
  }
  throw new Error('no complaint');
};

/** Code, domain, other domain. */
const TABLE = `
  prod mypurecloud.com use1.pure.cloud
  fedramp-use2-core use2.us-gov-pure.cloud
  prod-usw2 usw2.pure.cloud
  prod-cac1 cac1.pure.cloud
  prod-mxc1 mxc1.pure.cloud
  prod-sae1 sae1.pure.cloud
  prod-euw1 mypurecloud.ie euw1.pure.cloud
  prod-euw2 euw2.pure.cloud
  prod-euc1 mypurecloud.de euc1.pure.cloud
  prod-euc2 euc2.pure.cloud
  prod-mec1 mec1.pure.cloud
  prod-aps1 aps1.pure.cloud
  prod-apse1 apse1.pure.cloud
  prod-apse2 mypurecloud.com.au apse2.pure.cloud
  prod-apne1 mypurecloud.jp apne1.pure.cloud
  prod-apne2 apne2.pure.cloud
  prod-apne3 apne3.pure.cloud
  eusc-edee1-core edee1.eusc-pure.cloud`
  .trim()
  .split('\n')
  .map((line) => line.trim().split(' '));

describe('the table of regions', () => {
  for (const [code = '', domain = '', other] of TABLE) {
    it(`knows ${code} by its code and its ${other ? 'two domains' : 'domain'} [P-1]`, () => {
      assert.equal(cdn(code), `https://api-cdn.${domain}`);
      assert.equal(cdn(domain), `https://api-cdn.${domain}`);
      if (other) assert.equal(cdn(other), `https://api-cdn.${other}`);
    });
  }

  it('lets the config name hosts under either domain of the region, and no other region’s [P-1]', () => {
    const { socketUrl, apiBase } = hosts('prod-euw1');
    assert.equal(
      socketUrl('wss://webmessaging.euw1.pure.cloud'),
      'wss://webmessaging.euw1.pure.cloud/v1?deploymentId=d',
    );
    assert.equal(apiBase('https://api.euw1.pure.cloud/some/path'), 'https://api.euw1.pure.cloud');
    assert.equal(apiBase(), 'https://api.mypurecloud.ie');
    for (const other of [
      'https://api.mypurecloud.de',
      'https://api.evilmypurecloud.ie',
      'https://api.mypurecloud.ie:8443',
      'http://api.mypurecloud.ie',
      'https://api.mypurecloud.ie@evil.test',
      'https://pure.cloud',
    ])
      assert.equal(apiBase(other), 'https://api.mypurecloud.ie', other);
  });

  it('guesses what a misspelt region was meant to be', () => {
    for (const [written, meant] of [
      ['prod-ewu2', 'prod-euw2'],
      ['euw2-prod', 'prod-euw2'],
      ['uesw2', undefined],
      ['usw2.purecloud.com', 'prod-usw2'],
      ['PROD_APSE2', 'prod-apse2'],
      ['pord', 'prod'],
      ['moon', undefined],
      ['', undefined],
    ] as const) {
      const { code, message } = complaint({ deploymentId: 'd', environment: written });
      assert.equal(code, 'config/unknown-environment');
      assert.equal(/Did you mean (\S+)\?/.exec(message)?.[1], meant, written);
    }
  });

  it('needs a deployment that is more than white space', () => {
    for (const deploymentId of ['', '  ', undefined])
      assert.equal(complaint({ deploymentId, environment: 'prod' }).code, 'config/missing-deployment');
  });
});

describe('an endpoint', () => {
  it('may be on plain http on this very machine only', () => {
    for (const origin of ['http://localhost:8080', 'http://127.0.0.1:1', 'http://[::1]:9', 'https://chat.test:444'])
      assert.equal(resolveHosts({ deploymentId: 'd', endpoint: `${origin}/` }).cdnBase, origin);
    for (const endpoint of [
      'http://localhost.evil.test',
      'http://127.0.0.1.evil.test',
      'http://192.168.0.1',
      'ws://localhost',
      'https://chat.test/#part',
      'https://user@chat.test',
    ])
      assert.equal(complaint({ deploymentId: 'd', endpoint }).code, 'config/bad-endpoint', endpoint);
  });

  it('is not left for a host the config names, so that the history’s JWT stays there too [P-76]', () => {
    const { apiBase } = resolveHosts({ deploymentId: 'd', endpoint: 'https://chat.test' });
    assert.equal(apiBase('https://api.mypurecloud.ie'), 'https://chat.test');
  });
});

describe('where the bytes of a file may go', () => {
  const allows = (environment: string, url: string): boolean => hosts(environment).isUploadHost(url);

  it('is the bucket of the region, whatever the partition of AWS spells around it [P-60]', () => {
    for (const [environment, host] of [
      ['prod', 'shyrka-prod.s3.amazonaws.com'],
      ['prod-euw2', 'shyrka-prod-euw2.s3.eu-west-2.amazonaws.com'],
      ['euw2.pure.cloud', 'shyrka-prod-euw2.s3.eu-west-2.amazonaws.com'],
      ['mypurecloud.com.au', 'shyrka-prod-apse2.s3.ap-southeast-2.amazonaws.com'],
      ['fedramp-use2-core', 'shyrka-fedramp-use2-core.s3-fips.us-east-2.amazonaws.com'],
      ['prod-euw1', 'files.mypurecloud.ie'],
      ['prod-euw1', 'files.euw1.pure.cloud'],
    ] as const)
      assert.equal(allows(environment, `https://${host}/key?X-Amz-Signature=s`), true, host);
  });

  it('is nobody else’s bucket, host, port or scheme [P-60]', () => {
    for (const url of [
      'https://shyrka-prod-euw1.s3.eu-west-1.amazonaws.com/key',
      // The same name in another partition of AWS is anybody's.
      'https://shyrka-prod-euw2.s3.us-gov-west-1.amazonaws.com/key',
      'https://shyrka-prod-euw2x.s3.eu-west-2.amazonaws.com/key',
      'https://evil-shyrka-prod-euw2.s3.eu-west-2.amazonaws.com/key',
      'https://shyrka-prod-euw2.s3.eu-west-2.amazonaws.com.evil.test/key',
      'https://shyrka-prod-euw2.s3.evil.execute-api.eu-west-2.amazonaws.com/key',
      'https://shyrka-prod-euw2.s3-eviltest.amazonaws.com/key',
      'https://shyrka-prod-euw2.s3.eu-west-2.amazonaws.com:444/key',
      'http://shyrka-prod-euw2.s3.eu-west-2.amazonaws.com/key',
      'https://u:p@shyrka-prod-euw2.s3.eu-west-2.amazonaws.com/key',
      'https://mypurecloud.ie/key',
      'http://localhost/key',
      'nonsense',
    ])
      assert.equal(allows('prod-euw2', url), false, url);
  });

  it('is the endpoint itself where there is one [P-60]', () => {
    const { isUploadHost } = resolveHosts({ deploymentId: 'd', endpoint: 'http://localhost:8080' });
    assert.equal(isUploadHost('http://localhost:8080/uploads/1?X-Amz-Signature=s'), true);
    for (const url of ['http://localhost:8081/uploads/1', 'https://shyrka-prod.s3.amazonaws.com/key'])
      assert.equal(isUploadHost(url), false, url);
  });
});
