import { html, type TemplateResult } from 'lit';
import { hasLeft } from '../../chat/endings.js';
import { isPlain } from '../host-data.js';
import type { UiHost } from '../ui-host.js';
import { valuesOf } from './values.js';

/** The page's own form before a new conversation: it stays the page's, in its place in the document. */
export interface PreChat {
  /** What was given, for flows and agents. It is asked once, not for every conversation. */
  readonly answers: Readonly<Record<string, string>> | undefined;
  /** It has to be filled in before anything can be written. */
  isWanted(): boolean;
  /** The visitor wants another conversation. @returns whether the form comes first. */
  ask(): boolean;
  template(): TemplateResult;
  focus(options?: FocusOptions): void;
  /** The chat changed. */
  update(): void;
  start(): void;
  stop(): void;
}

const FORM = ':scope > form[slot="pre-chat"], :scope > [slot="pre-chat"] form';
const CONTROL = 'input:not([type="hidden"]), select, textarea, button';

/** @param begin - The form was sent; `anew`: an old conversation is to be left. */
export const createPreChat = (host: UiHost, begin: (anew: boolean) => void): PreChat => {
  let answers: Readonly<Record<string, string>> | undefined;
  let isAsking = false;

  const form = (): HTMLFormElement | null => host.element.querySelector<HTMLFormElement>(FORM);

  const isWanted = (): boolean => {
    const chat = host.chat();
    if (!chat || answers || !form()) return false;
    const status = chat.status.get();
    return isAsking || ((status === 'idle' || status === 'closed') && chat.messages.get().length === 0);
  };

  const onSubmit = (event: SubmitEvent): void => {
    const sent = form();
    // A page that checks by itself says no in the usual way.
    if (!sent || event.target !== sent || event.defaultPrevented) return;
    event.preventDefault();
    if (!isWanted()) return;
    answers = valuesOf(sent, event.submitter);
    const anew = isAsking;
    isAsking = false;
    begin(anew);
  };

  return {
    get answers() {
      return answers;
    },
    isWanted,
    ask() {
      isAsking = true;
      isAsking = isWanted();
      return isAsking;
    },
    template: () =>
      html`<div class="pre-chat" role="group" aria-labelledby="pre-chat">
        <h3 id="pre-chat" class="question-title">${host.strings().preChatTitle}</h3>
        <slot name="pre-chat"></slot>
      </div>`,
    focus: (options) =>
      form()
        ?.querySelector<HTMLElement>(CONTROL)
        ?.focus({ preventScroll: true, ...options }),
    update() {
      // Whoever comes next to this device must not find who was here before.
      if (!answers || !hasLeft(host.chat()?.connection.get())) return;
      answers = undefined;
      const { customAttributes: own } = host.wishes;
      host.chat()?.setAttributes(isPlain(own) ? own : {});
      form()?.reset();
    },
    start: () => host.element.addEventListener('submit', onSubmit),
    stop: () => host.element.removeEventListener('submit', onSubmit),
  };
};
