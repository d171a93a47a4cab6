import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A piece of code in the documentation. */
export interface CodeBlock {
  /** Where it stands, for a failure: `docs/events.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly code: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The pages for users: README and docs/*.md. Decisions are no manual. */
export const PAGES: readonly string[] = [
  'README.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

const blocksOf = (page: string): readonly CodeBlock[] => {
  const text = readFileSync(root + page, 'utf8');
  return [...text.matchAll(/^```(\S*)\n(.*?)^```$/gms)].map(({ index, 1: language = '', 2: code = '' }) => ({
    place: `${page}:${text.slice(0, index).split('\n').length}`,
    language,
    code,
  }));
};

/** Every code block of every page. */
export const BLOCKS: readonly CodeBlock[] = PAGES.flatMap(blocksOf);

export const inLanguage = (...languages: readonly string[]): readonly CodeBlock[] =>
  BLOCKS.filter(({ language }) => languages.includes(language));
