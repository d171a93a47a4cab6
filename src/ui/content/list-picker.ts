import { html, nothing, type TemplateResult } from 'lit';
import type { ListPickerContent, Message } from '../../model/message.js';
import type { ContentContext } from './context.js';
import { answeredTemplate, lineTemplate, promptTemplate } from './parts.js';
import { pickedItems, sectionsTemplate } from './sections.js';

/** A list to pick from; it goes out with one pick at least. */
export const listPickerTemplate = (
  { of, prompt, reply, sections }: ListPickerContent,
  message: Message,
  context: ContentContext,
): TemplateResult => {
  const { strings: t, offers } = context;
  const { n, values, problem } = offers.draft(of);
  const id = `o${n}`;
  const given = offers.given(message, of);
  if (given) {
    const rows = given.choices.map(({ text }) => [undefined, text] as const);
    return answeredTemplate(id, prompt, rows, context);
  }
  const picked = pickedItems(sections, values, '');
  const submit = (event: Event): void => {
    event.preventDefault();
    if (picked.length === 0) return;
    const choices = picked.map(({ id: payload, title }) => ({ text: title, payload }));
    offers.answer(message, of, { kind: 'list', to: of, text: reply.subtitle ?? '', choices }, id);
  };
  return html`<form part="form" class="offer sheet" novalidate @submit=${submit}>
    ${promptTemplate(prompt)}
    <fieldset
      class="plain"
      aria-label=${prompt.title ?? nothing}
      ?disabled=${offers.closed !== undefined}
      title=${offers.closed ?? nothing}
    >
      ${sectionsTemplate(sections, { values, at: '', id, changed: () => offers.change(message, of) })}
      <button class="primary" ?disabled=${picked.length === 0}>${prompt.button || t.send}</button>
    </fieldset>
    ${lineTemplate('problem', problem)}
  </form>`;
};
