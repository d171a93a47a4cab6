/**
 * What a form says, by the names of its fields, as texts: several values of one name in a row, with commas. The pressed button
 * counts, if it has a name. Empty fields, files and passwords say nothing.
 */
export const valuesOf = (form: HTMLFormElement, submitter: HTMLElement | null): Readonly<Record<string, string>> => {
  const secret = new Set([...form.querySelectorAll<HTMLInputElement>('[type="password"]')].map(({ name }) => name));
  const values = new Map<string, string>();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value !== 'string' || value === '' || secret.has(name)) continue;
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(values);
};
