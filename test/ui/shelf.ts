import type { ShelfFactory } from '../../src/chat/browser-shelf.js';

/** Keeps nothing: what one test likes is not the next one's affair. */
export const noShelf: ShelfFactory = () => ({ read: () => null, write: () => {}, watch: () => () => {} });
