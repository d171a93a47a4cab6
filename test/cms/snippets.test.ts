import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import vm from 'node:vm';
import { ATTRIBUTES, PLACES, scriptUrl, snippetsFor, type Embedding } from '../../demo/lib/snippets.js';
import { entitiesOf, tagsIn } from './read-markup.js';

const EMBEDDING: Embedding = {
  version: '1.2.3',
  integrity: { define: 'sha384-ZGVmaW5l', auto: 'sha384-YXV0bw==' },
  deploymentId: '5a1d3c70-8e42-4b9f-b6d1-90c7e2f4a835',
  environment: 'prod-euw2',
};

/** What would end its string, its tag, its template or its program, wherever it stands. */
const HOSTILE = [
  `"><script>alert(1)</script>`,
  `' onfocus='alert(1)`,
  `{{constructor.constructor('alert(1)')()}}`,
  `\${alert(1)}`,
  '`+alert(1)+`',
  `</script><script>alert(1)</script>`,
  `"] [evil a="`,
  `' %}{% include 'evil`,
  `\\'; alert(1); //`,
  'a\nb\r\u2028c\0d',
  `&quot;&#34;&amp;`,
];

const textOf = (place: string, embedding: Embedding): string =>
  snippetsFor(place, embedding)
    .map(({ code }) => code)
    .join('\n');

/** What the snippet would show for a heading, once every reader on the way has read it. */
const cleaned = (value: string): string => value.replace(/[\0-\x1f\x7f\u2028\u2029]+/g, ' ');

describe('snippets', () => {
  for (const place of PLACES) {
    it(`names the deployment and the region: ${place}`, () => {
      const text = textOf(place, EMBEDDING);
      assert.ok(text.includes(EMBEDDING.deploymentId));
      assert.ok(text.includes(EMBEDDING.environment));
    });

    it(`leaves out what is no attribute of the element, such as a handler: ${place}`, () => {
      const text = textOf(place, {
        ...EMBEDDING,
        attributes: {
          onclick: 'evil()',
          style: 'evil',
          'v-html': 'evil',
          ':is': 'evil',
          'x y': 'evil',
          srcdoc: 'evil',
        },
      });
      assert.equal(text, textOf(place, EMBEDDING));
    });

    it(`leaves out a switch that is off, and writes one that is on: ${place}`, () => {
      const text = textOf(place, { ...EMBEDDING, attributes: { open: false, 'no-typing': true, heading: undefined } });
      assert.ok(!/\bopen\b/.test(text));
      assert.ok(/\bno[-_]typing\b/.test(text));
    });
  }

  for (const place of ['html', 'react', 'next', 'vue', 'svelte', 'angular', 'drupal'])
    for (const value of HOSTILE)
      it(`writes a value as that very value and no more markup: ${place}, ${JSON.stringify(value)}`, () => {
        const text = textOf(place, { ...EMBEDDING, attributes: { heading: value } });
        const [tag, ...others] = tagsIn(text).filter(({ name }) => name === 'genesys-chat');
        assert.deepEqual(others, []);
        assert.deepEqual(Object.entries(tag?.attributes ?? {}), [
          ['deployment-id', EMBEDDING.deploymentId],
          ['environment', 'prod-euw2'],
          ['heading', cleaned(value)],
        ]);
        assert.equal(
          tagsIn(text).filter(({ name }) => name === 'script').length,
          tagsIn(textOf(place, EMBEDDING)).filter(({ name }) => name === 'script').length,
        );
        const written = /heading="([^"]*)"/.exec(text)?.[1] ?? '';
        const signs = { angular: /[{}`$@\\]/, vue: /\{\{x/, svelte: /[{}]/, drupal: /[{}%]/ }[place] ?? /[<>"]/;
        assert.doesNotMatch(written, signs);
      });

  for (const value of HOSTILE) {
    it(`carries a value in the query, and gives it back: ${JSON.stringify(value)}`, () => {
      const embedding = { ...EMBEDDING, attributes: { heading: value } };
      assert.equal(new URL(scriptUrl(embedding)).searchParams.get('heading'), value);
      const [tag, ...others] = tagsIn(textOf('script', embedding));
      assert.deepEqual(others, []);
      assert.equal(tag?.attributes['src'], scriptUrl(embedding));
    });

    it(`writes a program that only adds its own script: gtm, ${JSON.stringify(value)}`, () => {
      const embedding = { ...EMBEDDING, environment: value, integrity: { define: '', auto: value } };
      const text = textOf('gtm', embedding);
      const [, program, ...more] = text.split(/<\/?script>/);
      assert.deepEqual(more, ['']);
      assert.doesNotMatch(program ?? '', /\{\{|\b(?:let|const)\b|=>|`/, 'ES5, and no variable of the tag manager');
      const added: object[] = [];
      const document = {
        createElement: () => ({}),
        head: { appendChild: (child: object) => added.push(child) },
        querySelector: () => added[0] ?? null,
      };
      for (let fires = 0; fires < 2; fires++)
        vm.runInNewContext(program ?? '', { document, alert: () => assert.fail('it ran') });
      assert.deepEqual(
        added.map((child) => ({ ...child })),
        [{ async: true, src: scriptUrl(embedding), integrity: cleaned(value), crossOrigin: 'anonymous' }],
      );
    });

    it(`writes a shortcode that stays one: ${JSON.stringify(value)}`, () => {
      const text = textOf('wordpress', { ...EMBEDDING, attributes: { heading: value } });
      const inside = /^\[genesys_chat ((?:[\w-]+="[^"[\]<>\\]*" ?)*)\]$/.exec(text)?.[1];
      assert.ok(inside, text);
      assert.equal(entitiesOf(/heading="([^"]*)"/.exec(inside)?.[1] ?? ''), cleaned(value));
    });

    it(`writes a Liquid tag that stays one: ${JSON.stringify(value)}`, () => {
      const text = textOf('shopify', { ...EMBEDDING, attributes: { heading: value } });
      assert.match(
        text,
        /^\{% render 'genesys-chat', deployment_id: "[\w-]+", environment: "[\w-]+", heading: "[^"%{}]*" %\}$/,
      );
      assert.equal(entitiesOf(/heading: "([^"]*)"/.exec(text)?.[1] ?? ''), cleaned(value));
    });
  }

  it('pins the version and its hash where a file is loaded', () => {
    assert.ok(
      textOf('html', EMBEDDING).startsWith(
        '<script type="module" src="https://cdn.jsdelivr.net/npm/genesys-chat@1.2.3/dist/define.min.js" integrity="sha384-ZGVmaW5l" crossorigin="anonymous"></script>',
      ),
    );
    assert.match(textOf('script', EMBEDDING), /@1\.2\.3\/dist\/auto\.min\.js\?.* integrity="sha384-YXV0bw=="/);
  });

  it('offers a link until the chat is there, but none that runs a program', () => {
    const link = (href: string): string =>
      textOf('html', { ...EMBEDDING, fallback: { text: 'Call <us>', href } }).split('\n')[1] ?? '';
    assert.ok(link('tel:+441234').endsWith('><a href="tel:+441234">Call &lt;us&gt;</a></genesys-chat>'));
    for (const scheme of ['java' + 'script', ' java\tscript', 'data', 'vbscript', 'JAVA' + 'SCRIPT'])
      assert.ok(link(`${scheme}:alert(1)`).endsWith('"></genesys-chat>'), scheme);
  });

  it('knows every attribute that the element has', () => {
    const manifest = readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8');
    const { modules } = JSON.parse(manifest) as {
      modules: { declarations: { tagName?: string; attributes?: { name: string }[] }[] }[];
    };
    const names = modules
      .flatMap(({ declarations }) => declarations)
      .filter(({ tagName }) => tagName === 'genesys-chat')
      .flatMap(({ attributes = [] }) => attributes.map(({ name }) => name));
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !ATTRIBUTES.includes(name)),
      [],
    );
  });

  it('refuses a place that it has no snippet for', () => {
    assert.throws(() => snippetsFor('toString', EMBEDDING), /none of html, script/);
  });
});
