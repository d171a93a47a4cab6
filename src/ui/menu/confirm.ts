import { html, nothing, render } from 'lit';
import { headingLevel } from '../properties.js';
import type { UiHost } from '../ui-host.js';

export interface Question {
  readonly question: string;
  readonly explanation: string;
  readonly yes: string;
  /** Default: "Cancel". */
  readonly no?: string;
  /** Nothing is lost by it. */
  readonly harmless?: boolean;
  readonly act: () => void;
}

/**
 * Asks before something that cannot be taken back. The dialog lies over the panel and no further: the page is not ours. What
 * it covers is inert meanwhile, the panel's heading too, whose level this one takes; the focus goes back to where it was.
 */
export const askFirst = (
  place: HTMLElement,
  host: UiHost,
  { question, explanation, yes, no, harmless, act }: Question,
): void => {
  const before = host.root.activeElement;
  const covered = [...(place.parentElement?.children ?? [])].filter((element) => element !== place);
  const close = (): void => {
    render(nothing, place);
    for (const element of covered) element.removeAttribute('inert');
    // What had the focus may be gone by now.
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    else host.focusComposer();
  };
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  for (const element of covered) element.setAttribute('inert', '');
  render(
    html`<div class="scrim" @keydown=${onKeydown}>
      <div
        part="dialog"
        class="dialog"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="ask"
        aria-describedby="why"
      >
        <h3 id="ask" class="question-title" aria-level=${headingLevel(host.wishes.headingLevel)}>${question}</h3>
        <p id="why">${explanation}</p>
        <div class="dialog-actions">
          <button class="plain-button" @click=${close}>${no ?? host.strings().cancel}</button>
          <button
            class=${harmless ? 'plain-button' : 'danger-button'}
            @click=${() => {
              close();
              act();
            }}
          >
            ${yes}
          </button>
        </div>
      </div>
    </div>`,
    place,
  );
  // The one that changes nothing comes first.
  place.querySelector('button')?.focus();
};
