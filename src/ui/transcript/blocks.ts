import type { Message } from '../../model/message.js';

/** Some dozens of messages that are drawn together and, once full, never again while nothing in them changes. */
export interface Block {
  /** Id of its first message. */
  readonly key: string;
  readonly messages: readonly Message[];
}

export const BLOCK_SIZE = 50;

const holdsAt = (messages: readonly Message[], at: number, block: Block): boolean =>
  block.messages.every((message, i) => messages[at + i] === message);

/**
 * Cuts the log into blocks and keeps every block object whose messages are the same.
 *
 * Where a block began before, it begins again: an arrival then touches the last block alone, and older messages in front
 * make new blocks of their own.
 */
export const toBlocks = (
  messages: readonly Message[],
  previous: readonly Block[],
  size: number = BLOCK_SIZE,
): readonly Block[] => {
  const known = new Map(previous.map((block) => [block.key, block]));
  const blocks: Block[] = [];
  for (let at = 0; at < messages.length;) {
    const first = messages[at];
    if (!first) break;
    const same = known.get(first.id);
    const kept = same && holdsAt(messages, at, same) ? same : undefined;
    let end = at + (kept?.messages.length ?? 1);
    for (let next = messages[end]; next && end - at < size && !known.has(next.id); next = messages[end]) end++;
    const whole = kept?.messages.length === end - at ? kept : { key: first.id, messages: messages.slice(at, end) };
    blocks.push(whole);
    at = end;
  }
  return blocks;
};
