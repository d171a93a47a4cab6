import type { Page } from 'playwright-core';

/** A control or a text of the element, as it stands in the page. */
export interface Measured {
  readonly what: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly border: number;
  /** Text that is cut off at the side or below, without a way to scroll to it. */
  readonly clipped: boolean;
}

/** Everything of the element that can be seen and matches. */
export const measure = (page: Page, selector: string): Promise<readonly Measured[]> =>
  page.evaluate((wanted) => {
    const root = document.querySelector('genesys-chat')?.shadowRoot;
    return [...(root?.querySelectorAll<HTMLElement>(wanted) ?? [])].flatMap((element) => {
      const { width, height, left, right } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      // Read, but not seen: one pixel, clipped away.
      if (width <= 1 || height <= 1 || style.visibility === 'hidden' || style.clipPath !== 'none') return [];
      const clips = style.overflowX !== 'visible' && style.overflowX !== 'auto' && style.overflowX !== 'scroll';
      return [
        {
          what: `${element.getAttribute('part') ?? element.className} "${element.textContent?.trim().slice(0, 30)}"`,
          ...{ width, height, left, right },
          border: style.borderTopStyle === 'none' ? 0 : parseFloat(style.borderTopWidth),
          clipped:
            clips && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1),
        },
      ];
    });
  }, selector);

/** The page can be scrolled sideways, or the panel, or the log in it. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const root = document.querySelector('genesys-chat')?.shadowRoot;
    const panel = [...(root?.querySelectorAll('.panel, .log') ?? [])];
    return [document.documentElement, ...panel].some((each) => each.scrollWidth > each.clientWidth + 1);
  });

/** Adds rules to all that the element draws, as a person's own style sheet would. */
export const addStyles = (page: Page, rules: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const root = document.querySelector('genesys-chat')?.shadowRoot;
    if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, rules);

/** The name of what has the focus, and whether its ring lies under nothing. */
export const focusInSight = (
  page: Page,
): Promise<{ readonly what: string; readonly ring: number; readonly seen: boolean }> =>
  page.evaluate(() => {
    const root = document.querySelector('genesys-chat')?.shadowRoot;
    const active = root?.activeElement;
    if (!(active instanceof HTMLElement)) return { what: 'the page', ring: 2, seen: true };
    const { left, right, top, bottom } = active.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const style = getComputedStyle(active);
    const field = active.matches('.input') ? getComputedStyle(active.closest('.field') ?? active) : undefined;
    const hit = root?.elementFromPoint(x, y);
    return {
      what: active.getAttribute('aria-label') ?? active.textContent?.trim().slice(0, 40) ?? '',
      ring: field
        ? parseFloat(field.borderTopWidth) + 1
        : style.outlineStyle === 'none'
          ? 0
          : parseFloat(style.outlineWidth),
      seen: hit !== null && hit !== undefined && (active.contains(hit) || hit.contains(active)),
    };
  });
