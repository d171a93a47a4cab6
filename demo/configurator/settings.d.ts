export type Settings = Readonly<Record<string, string>>;

export const readSettings: (query: string, element: unknown) => Settings;
export const writeSettings: (settings: Settings) => string;
export const attributesOf: (settings: Settings) => Record<string, string>;
export const tokensOf: (settings: Settings) => [name: string, value: string][];
