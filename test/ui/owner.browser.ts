import { expect } from '@open-wc/testing';
import { mount, record, unmount } from './mount.js';

/** What the page's owner is told while `run` runs. */
const linesOf = async (run: () => Promise<void>): Promise<string[]> => {
  const { error } = console;
  const lines: string[] = [];
  console.error = (line: unknown) => lines.push(String(line));
  try {
    await run();
  } finally {
    console.error = error;
  }
  return lines;
};

const violate = (blockedURI: string, disposition: SecurityPolicyViolationEventDisposition = 'enforce'): void => {
  const about = {
    effectiveDirective: 'connect-src',
    violatedDirective: 'connect-src',
    originalPolicy: '',
    statusCode: 200,
  };
  document.dispatchEvent(
    new SecurityPolicyViolationEvent('securitypolicyviolation', {
      ...about,
      ...{ blockedURI, disposition, documentURI: location.href },
    }),
  );
};

describe('what the page’s owner is told', () => {
  beforeEach(() => Reflect.deleteProperty(globalThis, Symbol.for('genesys-chat')));
  afterEach(unmount);

  it('is one line with the origin to allow when the page’s policy blocks the service, and nothing of other sites', async () => {
    const { el } = await mount();
    const errors = record<{ code: string; hint: string }>(el, 'gc-error');
    const lines = await linesOf(async () => {
      violate('https://ads.example/x.json');
      violate('https://api-cdn.euw2.pure.cloud/a.json', 'report');
      violate('wss://webmessaging.euw2.pure.cloud/v1?deploymentId=1');
      violate('https://api-cdn.euw2.pure.cloud/a.json');
    });
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]).to.match(
      /^genesys-chat: The page's .* allow wss:\/\/webmessaging\.euw2\.pure\.cloud in connect-src\. \(config\/blocked-by-policy\) https:\S+#configblocked-by-policy$/,
    );
    expect(errors.map(({ code }) => code)).to.deep.equal(['config/blocked-by-policy', 'config/blocked-by-policy']);
  });

  it('is nothing of the policy once the element has left the page', async () => {
    const { el } = await mount();
    const errors = record(el, 'gc-error');
    el.remove();
    expect(await linesOf(async () => violate('https://api.euw2.pure.cloud/'))).to.deep.equal([]);
    expect(errors).to.have.lengthOf(0);
  });

  it('is that the browser stores nothing', async () => {
    const { chat } = await mount();
    const about = { message: 'The browser stores nothing for this page.', fatal: false, hint: undefined };
    const lines = await linesOf(async () => {
      for (let i = 0; i < 2; i++) chat.emit('error', { code: 'storage/blocked', ...about });
    });
    expect(lines).to.have.lengthOf(1);
    expect(lines[0]).to.contain('(storage/blocked) https://');
  });
});
