import { html, type TemplateResult } from 'lit';
import type { ListItem, ListSection } from '../../model/message.js';
import { lineTemplate } from './parts.js';
import { pictureTemplate } from './picture.js';

/** Where picks of a list are noted, and what to do when one changes. */
export interface PickNotes {
  readonly values: Map<string, string>;
  /** The list's own place among them. */
  readonly at: string;
  /** Makes names of controls. */
  readonly id: string;
  readonly changed: () => void;
}

/** What is picked, in the order in which it is listed. */
export const pickedItems = (
  sections: readonly ListSection[],
  values: ReadonlyMap<string, string>,
  at: string,
): readonly ListItem[] =>
  sections.flatMap(({ items }, s) => items.filter((_, i) => values.has(`${at}.${String(s)}.${String(i)}`)));

const pick = (section: ListSection, place: string, index: number, values: Map<string, string>): void => {
  const key = `${place}.${String(index)}`;
  const had = values.has(key);
  if (!section.multiple) section.items.forEach((_, i) => values.delete(`${place}.${String(i)}`));
  if (had && section.multiple) values.delete(key);
  else values.set(key, '');
};

/** Sections of a list as native radio buttons or check boxes. */
export const sectionsTemplate = (
  sections: readonly ListSection[],
  { values, at, id, changed }: PickNotes,
): readonly TemplateResult[] =>
  sections.map((section, s) => {
    const place = `${at}.${String(s)}`;
    return html`<fieldset class="section">
      <legend class="label" dir="auto">${section.title}</legend>
      ${section.items.map(
        (item, i) =>
          html`<label part="field" class="option"
            ><input
              type=${section.multiple ? 'checkbox' : 'radio'}
              name="${id}-${place}"
              .checked=${values.has(`${place}.${String(i)}`)}
              @change=${() => {
                pick(section, place, i, values);
                changed();
              }}
            /><span class="option-text" dir="auto">${item.title || item.id}${lineTemplate('sub', item.subtitle)}</span
            >${pictureTemplate(item.image, 'thumb')}</label
          >`,
      )}
    </fieldset>`;
  });
