import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { BLOCKS, inLanguage, type CodeBlock } from './blocks.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(root + path, 'utf8');

/** Blocks that a test runs as they are: in a page, in Node, in a shell, in a stylesheet. */
const RUN = new Set(['html', 'js', 'css', 'sh', 'mermaid', 'json']);

/** Compared with the kits and with the generator of snippets by a test of its own: test/cms/docs.test.ts. */
const isOfKit = (place: string): boolean => place.startsWith('docs/cms.md');

/** Taken from an app or a kit that has tests of its own. */
const isQuoted = ({ place, language }: CodeBlock): boolean =>
  place.startsWith('docs/frameworks.md') || (!isOfKit(place) && !RUN.has(language));

const squeeze = (code: string): string => code.replace(/\s+/g, ' ').trim();

describe('code in the documentation', () => {
  it('names its language', () => {
    assert.deepEqual(
      BLOCKS.filter(({ language }) => language === '').map(({ place }) => place),
      [],
    );
  });

  it('that is quoted stands word for word in a file with tests of its own', () => {
    const files = execFileSync(
      'git',
      ['ls-files', '--cached', '--others', '--exclude-standard', 'frameworks', 'cms', 'test'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    )
      .split('\n')
      .filter((name) => name !== '' && !/\.(?:png|lock|json)$/.test(name));
    const sources = squeeze(files.map(read).join('\n'));
    assert.deepEqual(
      BLOCKS.filter((block) => isQuoted(block) && !sources.includes(squeeze(block.code))).map(({ place }) => place),
      [],
    );
  });

  it('of a shell asks npm for scripts and programs that are there', () => {
    const { scripts, bin } = JSON.parse(read('package.json')) as Record<'scripts' | 'bin', Record<string, string>>;
    const known: Readonly<Record<string, readonly string[]>> = {
      npm: ['test', 'start', 'install', 'pack', 'run', ...Object.keys(scripts)],
      npx: Object.keys(bin),
      'genesys-chat-simulator': [],
      curl: [],
      node: [],
    };
    for (const { place, code } of inLanguage('sh').filter((block) => !isOfKit(block.place)))
      for (const line of code.split('\n').filter((text) => text.trim() !== '' && !text.startsWith('#'))) {
        const [program = '', first = ''] = line.split(/\s+/);
        assert.ok(program in known, `${place}: ${program}`);
        if (known[program]?.length) assert.ok(known[program].includes(first), `${place}: ${line}`);
        const script = /^npm run (\S+)/.exec(line)?.[1];
        if (script) assert.ok(script in scripts, `${place}: ${line}`);
      }
  });

  it('in JSON can be read', () => {
    for (const { place, code } of inLanguage('json')) assert.doesNotThrow(() => JSON.parse(code) as unknown, place);
  });

  it('that draws the machine names its states', () => {
    const machine = ['session.machine', 'session.bound', 'session.setup']
      .map((name) => read(`src/session/${name}.ts`))
      .join('\n');
    const states = inLanguage('mermaid').flatMap(({ code }) =>
      [...code.matchAll(/^\s*(\w+) --> \w+/gm)].map(([, name = '']) => name),
    );
    assert.ok(states.length > 30);
    const unknown = states.filter((name) => name.length > 2 && !new RegExp(`\\b${name}\\b`).test(machine));
    assert.deepEqual([...new Set(unknown)], []);
  });
});
