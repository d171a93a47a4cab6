/** docs/reference.md, made from the manifest: the same words as in the editors. */

const cell = (text = '') => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = (text) => (text === undefined || text === '' ? '' : `\`${cell(text)}\``);

const table = (heads, rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
};

const isPublic = ({ privacy, name }) => (privacy ?? 'public') === 'public' && !name.startsWith('#');

const attributeName = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const signature = ({ name, parameters = [] }) => `${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;

/** What stands under a chapter's head before its table. */
const INTRODUCTIONS = {
  Attributes:
    'Each is a property too, in camel case (`deploymentId`). Only `open` is ever set by the element itself. A word that is none of those listed counts as the default.',
  Properties: 'Those without an attribute.',
  Methods:
    'All may be called twice. Those that give a promise reject with a `GenesysChatError`, whose `code` is [one of these](errors.md).',
  Events: 'All bubble and cross shadow roots; `detail` is frozen. How to use them: [Events](events.md).',
  Slots: 'What stands in the tag without a slot name is shown until the element is defined.',
  Parts: 'For `genesys-chat::part(…)`: [Theming](theming.md).',
  Tokens: 'Custom properties. Set them on the page, on a container or on the element; it only reads them.',
  States:
    'For `genesys-chat:state(…)`. Give each a rule of its own: a browser that does not know `:state()` drops the whole selector list.',
};

/**
 * @param {object} manifest custom-elements.json.
 * @returns {string} The page, as Markdown.
 */
export const referencePage = (manifest) => {
  const element = manifest.modules
    .flatMap(({ declarations }) => declarations)
    .find(({ tagName }) => tagName === 'genesys-chat');
  const attributes = new Set(element.attributes.map(({ name }) => name));
  const members = element.members.filter((member) => isPublic(member) && !member.static);
  const fields = members.filter(({ kind, name }) => kind === 'field' && !attributes.has(attributeName(name)));
  const methods = members.filter(({ kind }) => kind === 'method');
  const byName = (list = []) => list.map(({ name, description }) => [code(name), cell(description)]);

  const chapters = {
    Attributes: table(
      ['Attribute', 'Type', 'What it does'],
      element.attributes.map(({ name, type, description }) => [code(name), code(type?.text), cell(description)]),
    ),
    Properties: table(
      ['Property', 'Type', 'What it is'],
      fields.map(({ name, type, description, readonly }) => [
        code(name),
        code(type?.text),
        `${readonly ? 'Read only. ' : ''}${cell(description)}`,
      ]),
    ),
    Methods: table(
      ['Method', 'What it does'],
      methods.map((method) => [code(signature(method)), cell(method.description)]),
    ),
    Events: table(
      ['Event', '`detail`', 'When'],
      element.events.map(({ name, type, description }) => [
        code(name),
        code(/^CustomEvent<(.*)>$/s.exec(type?.text ?? '')?.[1] ?? type?.text),
        cell(description),
      ]),
    ),
    Slots: table(
      ['Slot', 'What it takes'],
      element.slots.map(({ name, description }) => [name === '' ? '(default)' : code(name), cell(description)]),
    ),
    Parts: table(['Part', 'What it is'], byName(element.cssParts)),
    Tokens: table(
      ['Token', 'Default', 'What it is'],
      element.cssProperties.map(({ name, default: value, description }) => [
        code(name),
        code(value),
        cell(description),
      ]),
    ),
    States: table(['State', 'When'], byName(element.cssStates)),
  };
  const body = Object.entries(chapters).map(([head, text]) => `## ${head}\n\n${INTRODUCTIONS[head]}\n\n${text}\n`);
  return `# Reference\n\nEverything of \`<genesys-chat>\` that a page may rely on. Made from \`custom-elements.json\` by \`npm run manifest\`.\n\n${body.join('\n')}`;
};
