/** Reads markup the way a browser's tokenizer does, as far as tags with quoted attributes go. */

const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Text with its character references replaced. */
export const entitiesOf = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex ?? '', 16))
      : (NAMES[name] ?? all),
  );

export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Start tags in the order they stand. */
export const tagsIn = (markup: string): readonly Tag[] =>
  [...markup.matchAll(/<([a-z][\w-]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/gi)].map(
    ([, name = '', rest = '']) => ({
      name: name.toLowerCase(),
      attributes: Object.fromEntries(
        [...rest.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(
          ([, key = '', double, single, bare]) => [key, entitiesOf(double ?? single ?? bare ?? '')],
        ),
      ),
    }),
  );
