import { html, nothing, type TemplateResult } from 'lit';
import type { FormContent, Message } from '../../model/message.js';
import type { ContentContext } from './context.js';
import { answerRows, fieldError, formChoices, placeOf, stepsOf, type FormStep } from './form-answer.js';
import { fieldTemplate } from './form-fields.js';
import { answeredTemplate, lineTemplate, promptTemplate, rowsTemplate } from './parts.js';

/** A form, one page at a time. What is half filled in stays, whatever happens around it. */
export const formTemplate = (content: FormContent, message: Message, context: ContentContext): TemplateResult => {
  const { of, prompt, introduction, formId, reply } = content;
  const { strings: t, formats, offers } = context;
  const { n, step: at, tried, values, problem } = offers.draft(of);
  const id = `o${n}`;
  const given = offers.given(message, of);
  if (given) return answeredTemplate(id, prompt, answerRows(content, given.choices), context);

  const steps = stepsOf(content);
  const step = steps[at];
  const isLast = at >= steps.length - 1;
  const controlId = (page: number, field: number): string => `${id}-${placeOf(page, field)}`;
  const go = (to: number): void => offers.change(message, of, { step: to, tried: false }, `${id}-step`);

  /** The id of the first control that is not as it must be. */
  const firstWrong = (): string | undefined => {
    if (step?.kind !== 'page') return undefined;
    const wrong = step.page.fields.findIndex(
      (field, f) => fieldError(field, values.get(placeOf(step.at, f)), t, formats) !== undefined,
    );
    return wrong < 0 ? undefined : controlId(step.at, wrong);
  };

  const submit = (event: Event): void => {
    event.preventDefault();
    const wrong = firstWrong();
    if (wrong !== undefined) return offers.change(message, of, { tried: true }, wrong);
    if (!isLast) return go(at + 1);
    const choices = formChoices(content, values);
    offers.answer(message, of, { kind: 'form', to: of, text: reply.title ?? '', formId, choices }, id);
  };

  const stepTemplate = (current: FormStep): TemplateResult => {
    if (current.kind === 'page') {
      const changed = (): void => offers.change(message, of);
      const { page, at: p } = current;
      return html`${lineTemplate('sub', page.subtitle)}${page.fields.map((field, f) =>
        fieldTemplate(field, { at: placeOf(p, f), id: controlId(p, f), values, tried, changed }, context),
      )}`;
    }
    if (current.kind === 'introduction') return promptTemplate(introduction ?? {});
    return html`<dl class="answers">
      ${rowsTemplate(answerRows(content, formChoices(content, values)), t.noAnswer)}
    </dl>`;
  };

  const title = step?.kind === 'page' ? step.page.title : step?.kind === 'summary' ? t.summary : undefined;
  const button = step?.kind === 'introduction' ? introduction?.button || prompt.button || t.next : t.next;
  return html`<form part="form" class="offer sheet" novalidate @submit=${submit}>
    ${promptTemplate(prompt)}
    <fieldset
      class="plain"
      aria-label=${prompt.title ?? nothing}
      ?disabled=${offers.closed !== undefined}
      title=${offers.closed ?? nothing}
    >
      <p class="step" id="${id}-step" tabindex="-1">
        ${steps.length > 1 ? html`<span class="eyebrow">${t.step(at + 1, steps.length)}</span>` : nothing}
        ${title ? html`<span class="step-title" dir="auto">${title}</span>` : nothing}
      </p>
      ${step ? stepTemplate(step) : nothing}
      <div class="steps">
        ${at > 0 ? html`<button type="button" class="text-button" @click=${() => go(at - 1)}>${t.back}</button>` : nothing}
        <button class="primary">${isLast ? t.send : button}</button>
      </div>
    </fieldset>
    ${lineTemplate('problem', problem)}
  </form>`;
};
