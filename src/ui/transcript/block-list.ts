import { render } from 'lit';
import type { Message } from '../../model/message.js';
import { blockTemplate, sameView, type BlockContext, type BlockView } from './block.js';
import { toBlocks, type Block } from './blocks.js';

/** Blocks drawn at once, from the end; the others when there is time, or when the reader comes near. */
const AT_ONCE = 3;
/** What is drawn ahead in idle moments: as much as a log holds in practice. Beyond, only what is looked at. */
const AHEAD = 20;
/** A guess at the height of a message, for blocks not drawn yet, in pixels. */
const GUESS = 56;

export interface BlockListInput {
  readonly messages: readonly Message[];
  readonly unreadFrom: string | undefined;
  readonly lastOfGuest: string | undefined;
  readonly confirming: string | undefined;
  readonly today: number;
  readonly context: BlockContext;
}

export interface BlockList {
  /** @returns the elements of messages added at the end. */
  draw(input: BlockListInput): readonly Element[];
  /** Draws what is still a placeholder, up to a limit. @returns whether more is left. */
  drawAhead(): boolean;
  start(): void;
  stop(): void;
}

interface Place {
  readonly element: HTMLElement;
  view: BlockView | undefined;
}

/**
 * Keeps one element and one render root per block: an arrival draws the last block alone, at 100 messages as at 10 000.
 *
 * @param scroller - What scrolls; blocks near its view get drawn.
 */
export const createBlockList = (container: HTMLElement, scroller: HTMLElement): BlockList => {
  const places = new Map<string, Place>();
  let blocks: readonly Block[] = [];
  let input: BlockListInput | undefined;

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const index = blocks.findIndex(({ key }) => places.get(key)?.element === target);
        if (isIntersecting && index >= 0) drawOne(index);
      }
    },
    { root: scroller, rootMargin: '1500px 0px' },
  );

  const viewOf = (block: Block, index: number, from: BlockListInput): BlockView => {
    const own = (id: string | undefined): string | undefined =>
      id !== undefined && block.messages.some((message) => message.id === id) ? id : undefined;
    return {
      block,
      before: blocks[index - 1]?.messages.at(-1),
      after: blocks[index + 1]?.messages[0],
      // The first message after the block matters too: a separator there ends the last run.
      unreadFrom: blocks[index + 1]?.key === from.unreadFrom ? from.unreadFrom : own(from.unreadFrom),
      lastOfGuest: own(from.lastOfGuest),
      confirming: own(from.confirming),
      today: from.today,
      words: from.context.strings,
      formats: from.context.formats,
      markdown: from.context.markdown,
      custom: from.context.custom,
      stamp: from.context.offers.stamp(block.messages),
    };
  };

  const drawOne = (index: number): void => {
    const block = blocks[index];
    const place = block && places.get(block.key);
    if (!place || !input) return;
    const view = viewOf(block, index, input);
    if (sameView(place.view, view)) return;
    if (place.view === undefined) {
      near.unobserve(place.element);
      place.element.style.minBlockSize = '';
    }
    place.view = view;
    render(blockTemplate(view, input.context), place.element);
  };

  const makePlace = (block: Block): Place => {
    const element = document.createElement('div');
    element.className = 'block';
    const guess = `${block.messages.length * GUESS}px`;
    element.style.containIntrinsicBlockSize = `auto ${guess}`;
    element.style.minBlockSize = guess;
    near.observe(element);
    return { element, view: undefined };
  };

  const arrange = (): void => {
    const keys = new Set(blocks.map(({ key }) => key));
    for (const [key, { element }] of places) {
      if (keys.has(key)) continue;
      near.unobserve(element);
      element.remove();
      places.delete(key);
    }
    let next = container.firstElementChild;
    for (const block of blocks) {
      const place = places.get(block.key) ?? makePlace(block);
      places.set(block.key, place);
      if (place.element === next) next = next.nextElementSibling;
      else container.insertBefore(place.element, next);
    }
  };

  /** What stands at the end now and did not before. */
  const addedTo = (before: Block | undefined): readonly Element[] => {
    const last = blocks.at(-1);
    const element = last && places.get(last.key)?.element;
    if (!before || !last || !element) return [];
    const known = new Set(before.messages.map(({ id }) => id));
    const added = last.messages.filter(({ id, author }) => author !== 'system' && !known.has(id)).length;
    return added === 0 ? [] : [...element.querySelectorAll('.message')].slice(-added);
  };

  return {
    draw(from) {
      const before = blocks.at(-1);
      input = from;
      blocks = toBlocks(from.messages, blocks);
      arrange();
      for (let index = blocks.length - 1; index >= 0; index--) {
        const drawn = places.get(blocks[index]?.key ?? '')?.view !== undefined;
        if (drawn || index >= blocks.length - AT_ONCE) drawOne(index);
      }
      return addedTo(before);
    },
    drawAhead() {
      const start = Math.max(0, blocks.length - AHEAD);
      const isLeft = (index: number): boolean => places.get(blocks[index]?.key ?? '')?.view === undefined;
      for (let index = blocks.length - 1, budget = 2; index >= start && budget > 0; index--) {
        if (!isLeft(index)) continue;
        drawOne(index);
        budget--;
      }
      return blocks.slice(start).some((_, offset) => isLeft(start + offset));
    },
    start() {
      for (const { element, view } of places.values()) if (view === undefined) near.observe(element);
    },
    stop() {
      near.disconnect();
    },
  };
};
