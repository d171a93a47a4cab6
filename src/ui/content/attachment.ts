import { html, nothing, type TemplateResult } from 'lit';
import type { AttachmentContent, Message } from '../../model/message.js';
import { fileIcon } from '../icons.js';
import type { ContentContext } from './context.js';
import { outwardTemplate } from './parts.js';

/** `PDF`: the ending of the name, else of the type; nothing when neither is short enough to say anything. */
export const kindOf = ({ name, mime }: Pick<AttachmentContent, 'name' | 'mime'>): string | undefined => {
  const ending = /\.([a-z\d]{1,5})$/i.exec(name) ?? /^[a-z]+\/([a-z\d]{1,5})$/i.exec(mime);
  return ending?.[1]?.toUpperCase();
};

/** A picture to look at, or a row with name, type and size; a press opens it in a new tab. */
export const attachmentTemplate = (
  file: AttachmentContent,
  message: Message,
  { strings: t, formats, files }: ContentContext,
): TemplateResult => {
  const { name, mime, size } = file;
  const url = files.url(file);
  const isPicture = url !== undefined && mime.startsWith('image/') && !files.isBroken(file);
  const kind = kindOf(file);
  const bytes = size === undefined ? undefined : formats.size(size);
  const inner = html`${
      isPicture
        ? html`<img
            part="attachment-image"
            class="picture"
            src=${url}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
            @error=${() => files.failed(message, file)}
          />`
        : fileIcon
    }<span class="file-name"
      ><bdi>${name || t.file}</bdi>
      ${kind || bytes ? html`<span class="file-size"><bdi>${kind}</bdi>${kind && bytes ? ' · ' : nothing}${bytes}</span>` : nothing}</span
    >`;
  const className = `attachment${isPicture ? ' has-picture' : ''}`;
  return url === undefined
    ? html`<span part="attachment" class=${className}>${inner}</span>`
    : outwardTemplate('attachment', className, url, inner, (event) => files.open(event, message, file));
};
