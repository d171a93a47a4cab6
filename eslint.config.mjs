import { defineConfig, globalIgnores } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import { folderImports } from './scripts/lint/folder-imports.mjs';

/** Everything that turns text into markup, styles or code: the page's Trusted Types would refuse it, so do we. */
const INJECTION = [
  ...['innerHTML', 'outerHTML', 'srcdoc'].map((name) => ({
    selector: `AssignmentExpression > MemberExpression.left[property.name="${name}"]`,
    message: `${name} parses text as HTML: use a template or textContent.`,
  })),
  {
    selector:
      'CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseFromString|createContextualFragment)$/]',
    message: 'Parses text as HTML: use a template or textContent.',
  },
  {
    selector: 'CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]',
    message: 'document.write parses text as HTML.',
  },
  {
    selector: 'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeCSS|unsafeMathML|unsafeStatic)$/]',
    message: 'Nothing unsafe: text from the service stays text.',
  },
  {
    selector: 'ImportSpecifier[imported.name="styleMap"]',
    message: 'styleMap writes a style attribute, which a strict CSP refuses: set CSSOM properties.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only: one name from definition to use.' },
];

const PASS_IN = 'is passed in by the environment, so that tests can choose (see src/chat/environment.ts).';

const NETWORK = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'BroadcastChannel',
  'localStorage',
  'sessionStorage',
  'indexedDB',
];

/** What makes two runs differ. Only the files that provide the browser's or Node's defaults may name these. */
const IMPURE_GLOBALS = [
  'setTimeout',
  'setInterval',
  'clearTimeout',
  'clearInterval',
  'requestAnimationFrame',
  'queueMicrotask',
  ...NETWORK,
  'crypto',
  'performance',
  'navigator',
  'window',
  'document',
  'location',
].map((name) => ({ name, message: `${name} ${PASS_IN}` }));
const IMPURE_PROPERTIES = [
  { object: 'Date', property: 'now', message: `The time ${PASS_IN}` },
  { object: 'Math', property: 'random', message: `Chance ${PASS_IN}` },
];
const CURRENT_DATE = {
  selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
  message: `The time ${PASS_IN}`,
};

const DOM_FREE =
  'src/{model,i18n,markdown,protocol,timeline,storage,transport,rest,auth,session,outbox,uploads,transcript,chat,simulator}/**/*.ts';
/** The files that give the defaults. */
const PROVIDERS = [
  'src/**/*environment.ts',
  'src/chat/browser-*.ts',
  'src/storage/{browser,local,web}-*.ts',
  'src/simulator/{server,node,cli}.ts',
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.cache/', 'node_modules/', '**/*.min.js']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
      'no-script-url': 'error',
      'no-debugger': 'error',
      'no-duplicate-imports': ['error', { allowSeparateTypeImports: true }],
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-constant-binary-expression': 'error',
      'no-template-curly-in-string': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { project: { rules: { 'folder-imports': folderImports } } },
    rules: {
      'project/folder-imports': 'error',
      'no-restricted-syntax': ['error', ...INJECTION],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      // An empty string is as good as none in what the service sends, and there `||` says so.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true } }],
      // Ours are objects of closures: their methods use no `this` and may be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    },
  },
  {
    files: [DOM_FREE],
    ignores: PROVIDERS,
    rules: {
      'no-restricted-globals': ['error', ...IMPURE_GLOBALS],
      'no-restricted-properties': ['error', ...IMPURE_PROPERTIES],
      'no-restricted-syntax': ['error', ...INJECTION, CURRENT_DATE],
    },
  },
  {
    files: ['src/ui/**/*.ts', 'src/testing/**/*.ts', 'src/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...NETWORK.map((name) => ({ name, message: `${name} ${PASS_IN}` }))],
      'no-restricted-properties': ['error', ...IMPURE_PROPERTIES],
    },
  },
  { files: ['src/ui/owner-log.ts', 'src/simulator/cli.ts'], rules: { 'no-console': 'off' } },
  // Words come from beside the script, whatever chat there is.
  { files: ['src/ui/language/locale-files.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['src/ui/**/*.ts', 'src/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    rules: {
      'lit/no-legacy-imports': 'error',
      'lit/no-value-attribute': 'error',
      'lit/no-template-bind': 'error',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // node:test's describe and it return promises that its runner awaits; chai's assertions are expressions.
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
    },
  },
);
