const undo: (() => void)[] = [];

/** Another value in the browser's place, until `restore`. */
export const stub = (target: object, name: string, value: unknown): void => {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
  undo.push(() => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  });
};

export const restore = (): void => {
  for (const each of undo.splice(0).reverse()) each();
};

/** The page goes behind another tab, or comes back. */
export const hide = (hidden: boolean): void => {
  stub(document, 'hidden', hidden);
  document.dispatchEvent(new Event('visibilitychange'));
};
