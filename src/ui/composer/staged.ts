import { html, nothing, type TemplateResult } from 'lit';
import type { MediaRules, Upload } from '../../model/upload.js';
import { closeIcon, fileIcon } from '../icons.js';
import { problemText } from '../problem.js';
import type { UiHost } from '../ui-host.js';
import { isPhoto, shrinkPhoto } from './shrink-photo.js';
import { createThumbnails } from './thumbnails.js';

/** The files that wait above the text box. */
export interface Staged {
  template(uploads: readonly Upload[], rules: MediaRules | undefined): TemplateResult | typeof nothing;
  /** There is something that a send would take along. */
  canSend(uploads: readonly Upload[]): boolean;
}

/** @param update - Something here changed by itself. */
export const createStaged = (host: UiHost, update: () => void): Staged => {
  const thumbnails = createThumbnails(update);
  const shrinking = new Set<string>();

  /** Whoever pressed a button that goes away goes on at the text box. */
  const remove = (id: string): void => {
    host.chat()?.removeUpload(id);
    host.focusComposer();
  };

  const shrink = async ({ id, blob, name }: Upload, maxBytes: number): Promise<void> => {
    const chat = host.chat();
    shrinking.add(id);
    update();
    const smaller = await shrinkPhoto(blob, name, maxBytes);
    shrinking.delete(id);
    if (chat !== host.chat() || !chat?.uploads.get().some((each) => each.id === id)) return update();
    if (smaller) {
      remove(id);
      host.attach([smaller]);
    } else host.announce(host.strings().shrinkFailed);
    update();
  };

  const say = ({ state, progress, committed, size }: Upload): string => {
    const t = host.strings();
    if (state === 'uploading') return t.percent(Math.round(progress * 100));
    if (state === 'waiting') return t.queued;
    if (state === 'processing') return t.unconfirmed;
    return committed ? t.sending : host.formats().size(size);
  };

  const chip = (upload: Upload, rules: MediaRules | undefined): TemplateResult => {
    const t = host.strings();
    const { id, name, mime, state, progress, error } = upload;
    const isTooLarge = error?.code === 'attachment/too-large' && rules !== undefined && isPhoto(mime);
    const isBusy = state === 'uploading' || state === 'processing';
    return html`<li part="attachment" class="chip ${state}">
      ${thumbnails.of(upload) ?? fileIcon}
      <span class="chip-text">
        <bdi class="chip-name" title=${name}>${name}</bdi>
        ${
          error
            ? html`<span class="chip-error" id="error-${id}">${problemText(t, error)}</span>`
            : html`<span class="chip-size">${say(upload)}</span>`
        }
        ${
          isBusy
            ? html`<progress
                part="attachment-progress"
                class="chip-progress"
                max="1"
                .value=${state === 'processing' ? 1 : progress}
                aria-label=${t.uploading(name)}
                aria-valuetext=${say(upload)}
              ></progress>`
            : nothing
        }
        ${
          isTooLarge
            ? html`<button
                class="text-button"
                type="button"
                ?disabled=${shrinking.has(id)}
                @click=${() => void shrink(upload, rules.maxBytes)}
              >
                ${shrinking.has(id) ? t.shrinking : t.sendSmaller(host.formats().size(rules.maxBytes))}
              </button>`
            : nothing
        }
        ${
          error?.retryable
            ? html`<button
                class="text-button"
                type="button"
                aria-label=${t.retryFile(name)}
                @click=${() => host.chat()?.retryUpload(id)}
              >
                ${t.retry}
              </button>`
            : nothing
        }
      </span>
      <button
        class="chip-remove"
        type="button"
        aria-label=${isBusy ? t.cancelFile(name) : t.removeFile(name)}
        aria-describedby=${error ? `error-${id}` : nothing}
        @click=${() => remove(id)}
      >
        ${closeIcon}
      </button>
    </li>`;
  };

  return {
    template(uploads, rules) {
      thumbnails.keep(new Set(uploads.map(({ id }) => id)));
      if (uploads.length === 0) return nothing;
      return html`<ul class="staged" aria-label=${host.strings().files}>
        ${uploads.map((upload) => chip(upload, rules))}
      </ul>`;
    },
    canSend: (uploads) => uploads.some(({ state, committed }) => state !== 'failed' && !committed),
  };
};
