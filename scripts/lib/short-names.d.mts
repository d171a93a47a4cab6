/** Names that are called something shorter in the single files. */
export const SHORTENED: RegExp;
