/** As much of Shopify's Liquid as the kit uses: output with filters, if, assign, render, comment, schema, white space. */

type Scope = Readonly<Record<string, unknown>>;

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || value === false || String(value).trim() === '';

const FILTERS: Readonly<Record<string, (value: unknown, argument: unknown) => unknown>> = {
  /** Documented: escapes, and leaves what is an entity already. */
  escape_once: (value) =>
    String(value ?? '').replace(/["'<>]|&(?!(?:[a-z]+|#\d+);)/gi, (sign) => `&#${sign.charCodeAt(0)};`),
  default: (value, argument) => (isBlank(value) ? argument : value),
  split: (value, argument) => String(value ?? '').split(String(argument)),
  first: (value) => (Array.isArray(value) ? (value as unknown[])[0] : undefined),
  downcase: (value) => String(value ?? '').toLowerCase(),
};

const read = (name: string, scope: Scope): unknown => {
  const quoted = /^(?:"([^"]*)"|'([^']*)')$/.exec(name);
  if (quoted) return quoted[1] ?? quoted[2];
  if (name === 'true') return true;
  if (name === 'blank') return '';
  return name.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], scope);
};

const evaluate = (expression: string, scope: Scope): unknown => {
  const [name = '', ...filters] = expression.split('|').map((part) => part.trim());
  return filters.reduce(
    (value, filter) => {
      const [, which = '', argument = ''] = /^(\w+)(?::\s*(.+))?$/.exec(filter) ?? [];
      const apply = FILTERS[which];
      if (!apply) throw new Error(`no filter ${which}`);
      return apply(value, argument && read(argument, scope));
    },
    read(name, scope),
  );
};

const isTrue = (condition: string, scope: Scope): boolean =>
  condition.split(/\s+or\s+/).some((part) =>
    part.split(/\s+and\s+/).every((each) => {
      const [left = '', operator, right = ''] = each.split(/\s+(!=|==)\s+/);
      const value = read(left.trim(), scope);
      if (operator === undefined) return value !== undefined && value !== null && value !== false;
      const isEqual = right.trim() === 'blank' ? isBlank(value) : value === read(right.trim(), scope);
      return isEqual === (operator === '==');
    }),
  );

const parametersOf = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(/(\w+):\s*("[^"]*"|'[^']*'|[\w.]+)/g)].map(([, name = '', value = '']) => [name, value]);

/**
 * @param snippets - By name, for `render`, which sees nothing but its parameters.
 * @throws for what it does not know: the kit uses something that is not tested.
 */
export const renderLiquid = (source: string, scope: Scope, snippets: Readonly<Record<string, string>> = {}): string => {
  const bare = source
    .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, '')
    .replace(/\{%\s*schema\s*%\}[\s\S]*?\{%\s*endschema\s*%\}/g, '')
    .replace(/\s*(\{[%{])-/g, '$1')
    .replace(/-([%}]\})\s*/g, '$1');
  const variables: Record<string, unknown> = { ...scope };
  const shown: boolean[] = [];
  let text = '';
  for (const [part] of bare.matchAll(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|(?:(?!\{[%{])[\s\S])+/g)) {
    const inside = part.slice(2, -2).trim();
    const isShown = shown.every(Boolean);
    if (part.startsWith('{%')) {
      const [, tag = '', rest = ''] = /^(\w+)\s*([\s\S]*)$/.exec(inside) ?? [];
      if (tag === 'if') shown.push(isTrue(rest, variables));
      else if (tag === 'endif') shown.pop();
      else if (tag === 'assign') {
        const [name = '', expression = ''] = rest.split(/\s*=\s*([\s\S]+)/);
        variables[name] = evaluate(expression, variables);
      } else if (tag === 'render') {
        const [, name = ''] = /^'([^']+)'/.exec(rest) ?? [];
        const given = parametersOf(rest.slice(name.length + 2)).map(([key, value]) => [key, read(value, variables)]);
        if (isShown) text += renderLiquid(snippets[name] ?? '', Object.fromEntries(given) as Scope, snippets);
      } else throw new Error(`no tag ${tag}`);
    } else if (isShown) text += part.startsWith('{{') ? String(evaluate(inside, variables) ?? '') : part;
  }
  return text;
};
