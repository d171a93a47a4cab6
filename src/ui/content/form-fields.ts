import { html, nothing, type TemplateResult } from 'lit';
import type { FormField } from '../../model/message.js';
import { alertIcon } from '../icons.js';
import type { ContentContext } from './context.js';
import { fieldError, fieldTitle, isoDay } from './form-answer.js';
import { autocompleteToken, inputMode, inputType } from './form-input.js';
import { promptTemplate, valueOf } from './parts.js';
import { sectionsTemplate } from './sections.js';

/** Characters, as the official form has them. */
const MAX_LINE = 30;
const MAX_LINES = 300;

export interface FieldPlace {
  /** Where its value is noted. */
  readonly at: string;
  /** The id of its control; others are made from it. */
  readonly id: string;
  readonly values: Map<string, string>;
  /** Its step was tried to be left. */
  readonly tried: boolean;
  readonly changed: () => void;
}

type SingleField = Exclude<FormField, { kind: 'list' }>;

const controlTemplate = (
  field: SingleField,
  place: FieldPlace,
  error: string | undefined,
  t: ContentContext['strings'],
) => {
  const { at, id, values, tried, changed } = place;
  const value = values.get(at) ?? '';
  const note = (event: Event): void => {
    values.set(at, valueOf(event));
    // Typing draws nothing, unless there is an error that may go.
    if (tried) changed();
  };
  const described = ['subtitle' in field && field.subtitle ? `${id}-hint` : '', error ? `${id}-error` : ''];
  const describedBy = described.filter(Boolean).join(' ') || nothing;
  const invalid = error ? 'true' : nothing;
  switch (field.kind) {
    case 'wheel':
      return html`<select part="field" class="box" id=${id} @change=${note}>
        <option value="">${t.pickOne}</option>
        ${field.items.map(
          (item, i) =>
            html`<option .value=${String(i)} .selected=${value === String(i)}>${item.title || item.id}</option>`,
        )}
      </select>`;
    case 'date':
      return html`<input
        part="field"
        class="box"
        type="date"
        id=${id}
        required
        min=${isoDay(field.min) ?? nothing}
        max=${isoDay(field.max) ?? nothing}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        .value=${value}
        @input=${note}
      />`;
    case 'text': {
      const mode = inputMode(field.keyboard);
      const complete = autocompleteToken(field.autocomplete) ?? 'off';
      return field.multiline
        ? html`<textarea
            part="field"
            class="box"
            id=${id}
            rows="3"
            dir="auto"
            maxlength=${MAX_LINES}
            inputmode=${mode ?? nothing}
            autocomplete=${complete}
            placeholder=${field.placeholder ?? nothing}
            ?required=${field.required}
            aria-invalid=${invalid}
            aria-describedby=${describedBy}
            .value=${value}
            @input=${note}
          ></textarea>`
        : html`<input
            part="field"
            class="box"
            type=${inputType(mode)}
            id=${id}
            dir="auto"
            maxlength=${MAX_LINE}
            inputmode=${mode ?? nothing}
            autocomplete=${complete}
            placeholder=${field.placeholder ?? nothing}
            ?required=${field.required}
            aria-invalid=${invalid}
            aria-describedby=${describedBy}
            .value=${value}
            @input=${note}
          />`;
    }
  }
};

/** A native control with its label, its hint, and what is wrong with it. */
export const fieldTemplate = (
  field: FormField,
  place: FieldPlace,
  { strings: t, formats }: ContentContext,
): TemplateResult => {
  const { id, at, values, tried, changed } = place;
  if (field.kind === 'list')
    return html`<div class="ask" role="group" aria-label=${fieldTitle(field) ?? nothing}>
      ${promptTemplate(field.prompt)}${sectionsTemplate(field.sections, { values, at, id, changed })}
    </div>`;
  const error = tried ? fieldError(field, values.get(at), t, formats) : undefined;
  const isOptional = field.kind === 'text' && !field.required;
  return html`<div class="ask">
    <label class="label" for=${id} dir="auto"
      >${fieldTitle(field) ?? t.field}${isOptional ? html` <span class="optional">${t.optional}</span>` : nothing}</label
    >
    ${
      'subtitle' in field && field.subtitle
        ? html`<p class="sub" id="${id}-hint" dir="auto">${field.subtitle}</p>`
        : nothing
    }
    ${controlTemplate(field, place, error, t)}
    ${error ? html`<p class="problem" id="${id}-error">${alertIcon}<span>${error}</span></p>` : nothing}
  </div>`;
};
