import { html, nothing, type TemplateResult } from 'lit';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * https, or for a page of this very machine http on it (the simulator): nothing else is loaded by itself, and no name in it.
 * From any other page a message would ask what listens on the visitor's own machine.
 *
 * @param page - Host name of the page.
 */
export const safeSource = (
  address: string | undefined,
  page = globalThis.location?.hostname ?? '',
): string | undefined => {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(address);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname) && LOOPBACK.test(page));
  return isSafe && !username && !password ? href : undefined;
};

/** A picture in a box of its own size: nothing moves when it comes. Decoration, for the text beside it says what it is. */
export const pictureTemplate = (
  address: string | undefined,
  className: string,
  part = '',
): TemplateResult | typeof nothing => {
  const source = safeSource(address);
  return source === undefined
    ? nothing
    : html`<img
        part=${part || nothing}
        class=${className}
        src=${source}
        alt=""
        loading="lazy"
        decoding="async"
        referrerpolicy="no-referrer"
      />`;
};
