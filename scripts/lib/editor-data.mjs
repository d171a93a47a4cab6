/** What editors want to know of the element, made from custom-elements.json. */

/** @returns {any} The element's declaration. */
export const elementOf = (manifest) =>
  manifest.modules.flatMap(({ declarations = [] }) => declarations).find(({ tagName }) => tagName);

/** The words of a type like `'a'|'b'`. */
const wordsOf = (type) => [...type.matchAll(/'([^']*)'/g)].map(([, word]) => word);

/** For VS Code and whatever else reads `html.customData`. */
export const toVsCodeData = (manifest) => {
  const { tagName, description, attributes } = elementOf(manifest);
  return {
    version: 1.1,
    tags: [
      {
        name: tagName,
        description,
        attributes: attributes.map(({ name, description, type }) => {
          const words = wordsOf(type.text);
          return {
            name,
            description,
            // "v": the name alone is enough.
            ...(type.text === 'boolean' && { valueSet: 'v' }),
            ...(words.length > 0 && { values: words.map((word) => ({ name: word })) }),
          };
        }),
      },
    ],
  };
};

/** For JetBrains' editors. */
export const toWebTypes = (manifest, { name, version }) => {
  const { tagName, description, attributes, members, events, slots, cssParts, cssProperties, cssStates } =
    elementOf(manifest);
  const plain = ({ name, description }) => ({ name, description });
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name,
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: [
          {
            name: tagName,
            description,
            attributes: attributes.map(({ name, description, type, default: value }) => ({
              name,
              description,
              value: {
                type: type.text,
                ...(value !== undefined && { default: value }),
                required: type.text !== 'boolean',
              },
            })),
            slots: slots.map(plain),
            js: {
              properties: members
                .filter(({ kind, static: isStatic }) => kind === 'field' && !isStatic)
                .map(({ name, description, type, readonly }) => ({
                  name,
                  description,
                  type: type?.text,
                  ...(readonly && { 'read-only': true }),
                })),
              events: events.map(({ name, description, type }) => ({ name, description, type: type.text })),
            },
            css: {
              properties: cssProperties.map(plain),
              parts: cssParts.map(plain),
              'pseudo-classes': cssStates.map(({ name, description }) => ({ name: `:state(${name})`, description })),
            },
          },
        ],
      },
    },
  };
};
