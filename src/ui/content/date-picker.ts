import { html, nothing, type TemplateResult } from 'lit';
import type { DatePickerContent, Message, TimeSlot } from '../../model/message.js';
import { startOfDay } from '../format.js';
import type { ContentContext } from './context.js';
import { answeredTemplate, lineTemplate, promptTemplate, valueOf } from './parts.js';

export interface SlotDay {
  /** The visitor's midnight. */
  readonly at: number;
  readonly slots: readonly TimeSlot[];
}

/** By the visitor's calendar day, in order of time. */
export const slotDays = (slots: readonly TimeSlot[]): readonly SlotDay[] => {
  const days = new Map<number, TimeSlot[]>();
  for (const slot of [...slots].sort((a, b) => a.at - b.at)) {
    const at = startOfDay(slot.at);
    days.set(at, [...(days.get(at) ?? []), slot]);
  }
  return [...days].map(([at, list]) => ({ at, slots: list }));
};

/** A day, then a time of it, then a button: what cannot be taken back takes two steps. */
export const datePickerTemplate = (
  content: DatePickerContent,
  message: Message,
  context: ContentContext,
): TemplateResult => {
  const { of, slots } = content;
  const { strings: t, formats, offers } = context;
  const { n, values, problem } = offers.draft(of);
  const id = `o${n}`;
  const [choice] = offers.given(message, of)?.choices ?? [];
  if (choice) {
    const at = slots.find(({ payload }) => payload === choice.payload)?.at;
    return answeredTemplate(id, content, [[undefined, at === undefined ? choice.text : formats.moment(at)]], context);
  }
  const days = slotDays(slots);
  const today = startOfDay(offers.now());
  const day = days[Number(values.get('day') ?? 0)];
  const slot = day?.slots[Number(values.get('slot') ?? NaN)];
  const pick = (changes: Readonly<Record<string, string>>): void => {
    values.delete('slot');
    for (const [key, value] of Object.entries(changes)) values.set(key, value);
    offers.change(message, of);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!slot) return;
    const choices = [{ text: formats.moment(slot.at), payload: slot.payload }] as const;
    offers.answer(message, of, { kind: 'date', to: of, choices }, id);
  };
  const dayTemplate = (): TemplateResult =>
    html`<label class="ask"
      ><span class="label">${t.day}</span>
      <select part="field" class="box" @change=${(event: Event) => pick({ day: valueOf(event) })}>
        ${days.map(
          ({ at }, i) =>
            html`<option .value=${String(i)} .selected=${days[i] === day}>${formats.day(at, today)}</option>`,
        )}
      </select></label
    >`;
  return html`<form part="form" class="offer sheet" novalidate @submit=${submit}>
    ${promptTemplate(content)}
    ${
      day
        ? html`<fieldset
            class="plain"
            aria-label=${content.title ?? nothing}
            ?disabled=${offers.closed !== undefined}
            title=${offers.closed ?? nothing}
          >
            ${days.length > 1 ? dayTemplate() : nothing}
            <fieldset class="slots">
              <legend class="label">${days.length > 1 ? t.time : formats.day(day.at, today)}</legend>
              ${day.slots.map(
                ({ at }, i) =>
                  html`<label class="slot"
                    ><input
                      type="radio"
                      class="vh"
                      name="${id}-slot"
                      .checked=${day.slots[i] === slot}
                      @change=${() => pick({ slot: String(i) })}
                    /><span>${formats.time(at)}</span></label
                  >`,
              )}
            </fieldset>
            <button class="primary" ?disabled=${!slot}>${t.confirm}</button>
          </fieldset>`
        : html`<p class="sub">${t.noTimes}</p>`
    }
    ${lineTemplate('problem', problem)}
  </form>`;
};
