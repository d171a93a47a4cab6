import { html, nothing, render } from 'lit';
import type { Message } from '../../model/message.js';
import { plainMessage } from '../content/describe.js';
import type { FeatureFactory } from '../feature.js';
import { closeIcon } from '../icons.js';
import { authorName } from '../message/message.js';
import { avatarTemplate } from '../transcript/block.js';
import { isOther } from '../unread.js';

/** Two lines hold less than this many characters. */
const LONGEST = 200;

/** The first unread message beside the closed launcher. It announces nothing: the number of messages is told already. */
export const preview: FeatureFactory = (host) => {
  const place = document.createElement('div');
  place.className = 'preview-place';
  /** The last message there was when it was put away, or the panel left. */
  let seen: string | undefined;

  const others = (): readonly Message[] => host.chat()?.messages.get().filter(isOther) ?? [];
  const next = (): Message | undefined => {
    const { count, firstId } = host.unread();
    const launcher = host.root.querySelector('.launcher');
    if (count === 0 || host.visible() || !launcher) return undefined;
    const all = others();
    const from = all.findIndex(({ id }) => id === firstId);
    return from < 0 ? undefined : all[Math.max(from, all.findIndex(({ id }) => id === seen) + 1)];
  };
  const putAway = (): void => void (seen = others().at(-1)?.id);
  const dismiss = (): void => {
    putAway();
    host.root.querySelector<HTMLElement>('.launcher')?.focus({ preventScroll: true });
    update();
  };
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    dismiss();
  };

  const template = (message: Message) => {
    const t = host.strings();
    const name = authorName(t, message);
    const text = plainMessage(message, t, host.markdown());
    const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
    return html`<div part="preview" class="preview" @keydown=${onKeydown}>
      <button class="preview-open" @click=${() => host.show('message')}>
        ${avatarTemplate(name, message.avatar)}
        <span class="preview-words"
          ><bdi class="preview-name">${name}</bdi><span class="preview-text" dir="auto">${short}</span></span
        >
      </button>
      <button class="preview-close" aria-label=${t.closePreview} @click=${dismiss}>${closeIcon}</button>
    </div>`;
  };

  const update = (): void => {
    const message = next();
    render(message ? template(message) : nothing, place);
  };
  return {
    start: () => host.root.querySelector('.root')?.append(place),
    update,
    opened: putAway,
    closed: putAway,
  };
};
