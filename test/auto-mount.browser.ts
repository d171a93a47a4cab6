import { expect } from '@open-wc/testing';
import { mountFromScript } from '../src/auto-mount.js';

const NAMES = ['deployment-id', 'environment', 'open', 'custom-attributes', 'no-config'];

/** A script tag that is in no document, so that its address is never loaded. */
const scriptTag = (query: string, data: Record<string, string> = {}): HTMLScriptElement => {
  const script = document.createElement('script');
  script.src = `https://cdn.example/dist/auto.min.js${query}`;
  for (const [name, value] of Object.entries(data)) script.setAttribute(`data-${name}`, value);
  return script;
};

const mounted = (): Element[] => [...document.querySelectorAll('genesys-chat')];

describe('mounting from a script tag', () => {
  afterEach(() => mounted().forEach((element) => element.remove()));

  it('takes every attribute of the element from the query of its address', () => {
    mountFromScript(scriptTag('?deployment-id=d-1&environment=prod-euw2&open&lang=de&utm_source=mail'), NAMES);
    expect(mounted()).to.have.lengthOf(1);
    const [element] = mounted();
    expect(element?.parentElement).to.equal(document.body);
    const attributes = [...(element?.attributes ?? [])].map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(attributes)).to.deep.equal({
      'deployment-id': 'd-1',
      environment: 'prod-euw2',
      open: '',
      lang: 'de',
    });
  });

  it('decodes values, so that JSON can be given', () => {
    const json = '{"plan":"gold & co"}';
    mountFromScript(scriptTag(`?deployment-id=d-1&custom-attributes=${encodeURIComponent(json)}`), NAMES);
    expect(mounted()[0]?.getAttribute('custom-attributes')).to.equal(json);
  });

  it('prefers data-* to the query', () => {
    mountFromScript(scriptTag('?deployment-id=d-1&environment=a', { environment: 'b' }), NAMES);
    expect(mounted()[0]?.getAttribute('environment')).to.equal('b');
  });

  it('leaves a switch out when its value is false, which an attribute could not say', () => {
    mountFromScript(scriptTag('?deployment-id=d-1&no-config=false'), NAMES);
    expect(mounted()[0]?.hasAttribute('no-config')).to.equal(false);
  });

  it('mounts once when the same tag fires twice', () => {
    mountFromScript(scriptTag('?deployment-id=d-1'), NAMES);
    mountFromScript(scriptTag('?deployment-id=d-1&open'), NAMES);
    expect(mounted()).to.have.lengthOf(1);
  });

  it('mounts nothing beside an element of the same deployment in the markup', () => {
    const own = document.createElement('genesys-chat');
    own.setAttribute('deployment-id', 'd-1');
    document.body.append(own);
    mountFromScript(scriptTag('?deployment-id=d-1'), NAMES);
    expect(mounted()).to.deep.equal([own]);
  });

  it('mounts a second element for a second deployment', () => {
    mountFromScript(scriptTag('?deployment-id=d-1'), NAMES);
    mountFromScript(scriptTag('?deployment-id=d-2'), NAMES);
    expect(mounted()).to.have.lengthOf(2);
  });

  it('only registers when the tag names no deployment, or when there is no tag as in a module', () => {
    mountFromScript(scriptTag('?environment=prod-euw2'), NAMES);
    mountFromScript(scriptTag('?deployment-id='), NAMES);
    mountFromScript(null, NAMES);
    expect(mounted()).to.have.lengthOf(0);
  });
});
