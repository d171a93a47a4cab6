import type { AttachmentContent, Message } from '../../model/message.js';
import type { UiHost } from '../ui-host.js';
import { safeSource } from './picture.js';

/** How long a signed address lives, milliseconds. */
export const ADDRESS_LIFE = 600_000;

interface Address {
  /** What the message said when this was noted: when it says something else, that is newer. */
  readonly from: string | undefined;
  readonly url: string | undefined;
  readonly at: number;
  /** Not even a fresh address led to the picture. */
  readonly broken: boolean;
}

export interface Files {
  /** Where the file is, if anywhere. */
  url(file: AttachmentContent): string | undefined;
  isBroken(file: AttachmentContent): boolean;
  /** The picture did not load. */
  failed(message: Message, file: AttachmentContent): void;
  /** A press on the link: an old address is exchanged before it is followed. */
  open(event: Event, message: Message, file: AttachmentContent): void;
}

/** Signed addresses of files, and fresh ones for those that have run out. */
export const createFiles = (host: UiHost, changed: (message: Message) => void): Files => {
  const known = new Map<string, Address>();
  const askedAt = new Map<string, number>();

  const look = ({ id, url }: AttachmentContent): Address => {
    const noted = known.get(id);
    if (noted?.from === url && noted) return noted;
    const fresh = { from: url, url: safeSource(url), at: host.clock.wall(), broken: false };
    known.set(id, fresh);
    return fresh;
  };

  /** Asks once in the life of an address. @returns nothing when there is none to be had. */
  const renew = async (message: Message, file: AttachmentContent): Promise<string | undefined> => {
    const now = host.clock.wall();
    if (!host.freshUrl || now - (askedAt.get(file.id) ?? -Infinity) < ADDRESS_LIFE) return undefined;
    askedAt.set(file.id, now);
    const url = await host.freshUrl(file.id).then(safeSource, () => undefined);
    if (url === undefined) return undefined;
    known.set(file.id, { from: file.url, url, at: host.clock.wall(), broken: false });
    changed(message);
    return url;
  };

  return {
    url: (file) => look(file).url,
    isBroken: (file) => look(file).broken,
    failed(message, file) {
      void renew(message, file).then((url) => {
        if (url !== undefined) return;
        known.set(file.id, { ...look(file), broken: true });
        changed(message);
      });
    },
    open(event, message, file) {
      const { url, at } = look(file);
      if (!host.freshUrl || host.clock.wall() - at < ADDRESS_LIFE) return;
      event.preventDefault();
      void renew(message, file).then((fresh) => window.open(fresh ?? url, '_blank', 'noopener,noreferrer'));
    },
  };
};
