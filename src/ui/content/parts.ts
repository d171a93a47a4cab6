/** Small templates that several kinds of content share. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Prompt } from '../../model/message.js';
import { checkIcon } from '../icons.js';
import type { ContentContext } from './context.js';
import { pictureTemplate } from './picture.js';

/** Leaves the page without telling where from. */
export const outwardTemplate = (
  part: string,
  className: string,
  href: string,
  inner: unknown,
  press?: (event: Event) => void,
): TemplateResult =>
  html`<a
    part=${part}
    class=${className}
    href=${href}
    target="_blank"
    rel="noopener noreferrer nofollow ugc"
    referrerpolicy="no-referrer"
    @click=${press}
    >${inner}</a
  >`;

/** A line of text, in its own direction. */
export const lineTemplate = (
  className: string,
  text: string | undefined,
  part = '',
): TemplateResult | typeof nothing =>
  text ? html`<p part=${part || nothing} class=${className} dir="auto">${text}</p>` : nothing;

/** How a picker or form presents itself. */
export const promptTemplate = ({ image, header, title, subtitle }: Prompt): TemplateResult =>
  html`${pictureTemplate(image, 'picture')}${lineTemplate('eyebrow', header)}${lineTemplate('title', title)}${lineTemplate('sub', subtitle)}`;

export interface Choosable {
  readonly part: string;
  readonly label: unknown;
  readonly text: string;
  /** The choice was made: this one, or another. */
  readonly state: 'open' | 'chosen' | 'out';
  readonly press: () => void;
}

/** One tap chooses; what was chosen stays marked and keeps the focus. */
export const choiceTemplate = ({ part, label, text, state, press }: Choosable): TemplateResult =>
  html`<button
    type="button"
    part=${part}
    class="${part} ${state}"
    aria-pressed=${state === 'chosen' ? 'true' : nothing}
    aria-disabled=${state === 'chosen' ? 'true' : nothing}
    ?disabled=${state === 'out'}
    @click=${press}
  >
    ${state === 'chosen' ? checkIcon : nothing}${label}<span dir="auto">${text}</span>
  </button>`;

/** The one of several that an answer chose; its label may have been cut to fit. */
export const findChosen = <T extends { readonly text: string; readonly payload: string }>(
  all: readonly T[],
  choice: { readonly text: string; readonly payload: string } | undefined,
): T | undefined => {
  const alike = all.filter(({ payload }) => payload === choice?.payload);
  return alike.find(({ text }) => text === choice?.text) ?? alike[0];
};

/** An answered picker or form: what was chosen, and no controls. */
export const answeredTemplate = (
  id: string,
  prompt: Prompt,
  rows: readonly (readonly [label: string | undefined, text: string])[],
  { strings: t }: ContentContext,
): TemplateResult =>
  html`<div
    part="form"
    class="offer sheet"
    id=${id}
    tabindex="-1"
    role="group"
    aria-label=${prompt.title ?? t.yourAnswer}
  >
    ${promptTemplate(prompt)}
    <dl class="answers" aria-label=${t.yourAnswer}>${rowsTemplate(rows, t.noAnswer)}</dl>
  </div>`;

/** Labels and what was answered; without any label a check mark stands for it. */
export const rowsTemplate = (
  rows: readonly (readonly [label: string | undefined, text: string])[],
  none: string,
): unknown =>
  rows.map(
    ([label, text]) =>
      html`<div>
        <dt dir="auto" class=${label ? '' : 'tick'}>${label || checkIcon}</dt>
        <dd dir="auto" class=${text ? nothing : 'none'}>${text || none}</dd>
      </div>`,
  );

/** What a native control holds now. */
export const valueOf = ({ target }: Event): string =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    ? target.value
    : '';
