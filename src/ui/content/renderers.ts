import type { TemplateResult } from 'lit';
import type { Content, Message } from '../../model/message.js';

/** Draws a piece of a message; nothing leaves it to the element. */
export type Renderer = (message: Message) => Node | TemplateResult | undefined;

/** By type of content, and `text` for what stands in the bubble. */
export type Renderers = Readonly<Partial<Record<Content['type'] | 'text', Renderer>>>;

/** What the page draws instead of us. The same answer until the message changes, for a node stands in one place only. */
export type Custom = (message: Message, type: Content['type'] | 'text') => Node | TemplateResult | undefined;

/** @param failed - Told once per message whose renderer threw: the element draws it then. */
export const createCustom = (renderers: Renderers, failed: (type: string) => void): Custom => {
  const known = new WeakMap<Message, Map<string, ReturnType<Custom>>>();
  return (message, type) => {
    const renderer = renderers[type];
    if (!renderer) return undefined;
    const drawn = known.get(message) ?? new Map<string, ReturnType<Custom>>();
    known.set(message, drawn);
    if (drawn.has(type)) return drawn.get(type);
    drawn.set(type, undefined);
    try {
      drawn.set(type, renderer(message));
    } catch {
      failed(type);
    }
    return drawn.get(type);
  };
};
