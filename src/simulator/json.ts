/** A JSON object whose fields are not known yet. */
export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one: reading a field of what may not be there. */
export const asJson = (value: unknown): Json => (isJson(value) ? value : {});

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `undefined` when it is not JSON. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const encoder = new TextEncoder();

export const byteLength = (text: string): number => encoder.encode(text).length;

/** Objects merge, everything else of `over` replaces. */
export const mergeJson = (base: Json, over: Json): Json => {
  const merged: Json = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isJson(before) && isJson(value) ? mergeJson(before, value) : value;
  }
  return merged;
};
