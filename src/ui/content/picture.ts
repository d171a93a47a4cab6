import { html, nothing, type TemplateResult } from 'lit';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** https, or http on this very machine (the simulator): nothing else is loaded by itself, and no name in it. */
export const safeSource = (address: string | undefined): string | undefined => {
  if (!address || !URL.canParse(address)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(address);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
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
