type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the page gave, as an object that can be read. */
export const dataOf = (value: unknown): Data => (isData(value) ? value : {});

const merge = (into: Data, from: Data): Data =>
  Object.entries(from).reduce<Data>((all, [key, value]) => {
    const before = all[key];
    return { ...all, [key]: isData(before) && isData(value) ? merge(before, value) : value };
  }, into);

const without = (data: Data, [key = '', ...rest]: readonly string[]): Data => {
  const { [key]: inner, ...others } = data;
  return rest.length > 0 && isData(inner) ? { ...others, [key]: without(inner, rest) } : others;
};

export interface Database {
  readonly all: Data;
  set(data: unknown): void;
  update(data: unknown): void;
  /** By a path with dots; everything without one. */
  get(name?: string): unknown;
  remove(name: string): void;
}

/** What Messenger keeps about the visitor, of which `messaging.customAttributes` travels. @param changed - Told of every change. */
export const createDatabase = (changed: (all: Data) => void): Database => {
  let all: Data = {};
  const become = (next: Data): void => {
    all = next;
    changed(all);
  };
  return {
    get all() {
      return all;
    },
    set: (data) => become({ ...all, ...dataOf(data) }),
    update: (data) => become(merge(all, dataOf(data))),
    get: (name) => (name ?? '').split('.').reduce<unknown>((at, key) => (key ? dataOf(at)[key] : at), all),
    remove: (name) => become(without(all, name.split('.'))),
  };
};
