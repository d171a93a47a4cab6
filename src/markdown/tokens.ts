/** Named after the element each is drawn as; `h` is a heading of any rank, `both` is bold and italic. */
export type NodeType =
  | 'p'
  | 'h'
  | 'blockquote'
  | 'ul'
  | 'ol'
  | 'li'
  | 'hr'
  | 'pre'
  | 'strong'
  | 'em'
  | 'both'
  | 'del'
  | 'mark'
  | 'code'
  | 'a';

/** What a text is made of. Drawing it is the view's. */
export interface MarkdownNode {
  readonly type: NodeType;
  readonly children: readonly Token[];
  /** Of an item of `ol`: the number before it. */
  readonly value?: number | undefined;
  /** Of a link: the address as it was written. Nobody has checked it. */
  readonly href?: string | undefined;
}

export type Token = string | MarkdownNode;

/** Nodes inside each other; what would go deeper stays text. */
export const MAX_DEPTH = 8;
