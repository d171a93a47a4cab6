/** One thing that was chosen: what a person reads, and what the flow gets. */
export interface Choice {
  readonly text: string;
  readonly payload: string;
}

/** One field of a form; a list gives one for each item chosen, under the same id. */
export interface FieldChoice extends Choice {
  readonly id: string;
}

/** The guest's answer to an offer. `to` is the offer's `of`; answers read from the wire may lack it. */
export type Answer =
  | { readonly kind: 'quick-reply' | 'button' | 'date'; readonly to?: string; readonly choices: readonly [Choice] }
  | { readonly kind: 'list'; readonly to?: string; readonly text: string; readonly choices: readonly Choice[] }
  | {
      readonly kind: 'form';
      readonly to?: string;
      readonly text: string;
      readonly formId: string;
      readonly choices: readonly FieldChoice[];
    };

/** What stands in the guest's bubble. */
export const answerText = (answer: Answer): string => {
  const list = answer.choices
    .map(({ text }) => text)
    .filter(Boolean)
    .join(', ');
  return answer.kind === 'form' ? answer.text || list : list;
};
