/** An element, what it stands in, and so on through shadow roots to the root of the page. */
export const ancestorsOf = (element: Element): readonly Element[] => {
  const found: Element[] = [];
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
    if (at instanceof Element) found.push(at);
  return found;
};

/** The attribute as HTML inherits it (`lang`, `dir`): its own, or its nearest ancestor's. */
export const inherited = (element: Element, name: 'lang' | 'dir'): string | undefined =>
  ancestorsOf(element)
    .find((each) => each.hasAttribute(name))
    ?.getAttribute(name) ?? undefined;
