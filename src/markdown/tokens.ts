/** What a text is made of. Drawing it is the view's; an address is as it was written, and nobody has checked it. */
export interface MarkdownNode {
  readonly type:
    | 'paragraph'
    | 'heading'
    | 'quote'
    | 'bullets'
    | 'numbers'
    | 'item'
    | 'rule'
    | 'fence'
    | 'strong'
    | 'em'
    | 'both'
    | 'del'
    | 'mark'
    | 'code'
    | 'link';
  readonly children: readonly Token[];
  /** Of an item of `numbers`: what stands before it. */
  readonly value?: number;
  /** Of a link: its address. Of a fence: the language it names. */
  readonly info?: string;
}

export type Token = string | MarkdownNode;

/** Nodes inside each other; what would go deeper stays text. */
export const MAX_DEPTH = 8;
