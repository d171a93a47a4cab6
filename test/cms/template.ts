import vm from 'node:vm';

/** Sections of a template for the tag manager by name. */
export const sectionsOf = (template: string): ReadonlyMap<string, string> => {
  const [, ...parts] = template.split(/^___([A-Z_]+)___$/m);
  return new Map(parts.flatMap((name, i) => (i % 2 === 0 ? [[name, (parts[i + 1] ?? '').trim()] as const] : [])));
};

/** Whether an address fits a pattern in which `*` stands for anything. */
export const fits = (pattern: string, address: string): boolean =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(address);

export interface Played {
  /** Address and token of each script asked for. */
  readonly injected: readonly (readonly [string, string | undefined])[];
  readonly required: readonly string[];
  readonly outcome: readonly ('success' | 'failure')[];
}

/** Runs the template's program with nothing but what the sandbox has: `require`, `data`, and the language. */
export const play = (
  program: string,
  data: Readonly<Record<string, unknown>>,
  allowed: (url: string) => boolean,
): Played => {
  const injected: [string, string | undefined][] = [];
  const required: string[] = [];
  const outcome: ('success' | 'failure')[] = [];
  const apis: Readonly<Record<string, unknown>> = {
    encodeUriComponent: encodeURIComponent,
    makeString: String,
    injectScript(url: string, onSuccess: () => void, onFailure: () => void, token?: string) {
      injected.push([url, token]);
      if (allowed(url)) onSuccess();
      else onFailure();
    },
  };
  const require = (name: string): unknown => {
    required.push(name);
    if (!(name in apis)) throw new Error(`The sandbox has no ${name} here.`);
    return apis[name];
  };
  const gtm = { gtmOnSuccess: () => outcome.push('success'), gtmOnFailure: () => outcome.push('failure') };
  // The sandbox has none of the language's globals either.
  const absent = 'Object Array String Number Date Math JSON Promise Function RegExp'.split(' ');
  const globals = Object.fromEntries(absent.map((name) => [name, undefined]));
  vm.runInNewContext(program, { ...globals, require, data: { ...data, ...gtm } });
  return { injected, required, outcome };
};
