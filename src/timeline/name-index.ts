/**
 * A map from names to values that can be kept and changed: an edit copies only the buckets it touches, so the map of before
 * the edit stays as it was, and remembering a name costs about a microsecond however many there are.
 */
export interface NameIndex<V> {
  /** How many names are remembered. */
  readonly size: number;
  readonly buckets: readonly Bucket<V>[];
}

interface Slot<V> {
  readonly name: string;
  readonly value: V;
}

type Bucket<V> = readonly Slot<V>[];

/** Ten names a bucket at the bound of 5,000. */
const BUCKETS = 512;

export const emptyIndex = <V>(): NameIndex<V> => ({ size: 0, buckets: new Array<Bucket<V>>(BUCKETS).fill([]) });

const bucketOf = (name: string): number => {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (Math.imul(hash, 31) + name.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
};

const seek = <V>(bucket: Bucket<V>, name: string): number => {
  for (let i = 0; i < bucket.length; i++) if (bucket[i]?.name === name) return i;
  return -1;
};

export const lookUp = <V>(index: NameIndex<V>, name: string): V | undefined => {
  const bucket = index.buckets[bucketOf(name)] ?? [];
  return bucket[seek(bucket, name)]?.value;
};

export interface IndexEditor<V> {
  readonly size: number;
  get(name: string): V | undefined;
  set(name: string, value: V): void;
  delete(name: string): void;
  /** The edited map; the editor must not be used afterwards. */
  seal(): NameIndex<V>;
}

export const editIndex = <V>(base: NameIndex<V>): IndexEditor<V> => {
  let size = base.size;
  let buckets: Bucket<V>[] | undefined;
  const own = new Map<number, Slot<V>[]>();
  const writable = (at: number): Slot<V>[] => {
    let bucket = own.get(at);
    if (bucket === undefined) {
      buckets ??= base.buckets.slice();
      bucket = buckets[at]?.slice() ?? [];
      buckets[at] = bucket;
      own.set(at, bucket);
    }
    return bucket;
  };
  return {
    get size() {
      return size;
    },
    get(name) {
      const bucket = (buckets ?? base.buckets)[bucketOf(name)] ?? [];
      return bucket[seek(bucket, name)]?.value;
    },
    set(name, value) {
      const bucket = writable(bucketOf(name));
      const place = seek(bucket, name);
      if (place < 0) size++;
      bucket[place < 0 ? bucket.length : place] = { name, value };
    },
    delete(name) {
      const bucket = writable(bucketOf(name));
      const place = seek(bucket, name);
      if (place < 0) return;
      bucket.splice(place, 1);
      size--;
    },
    seal: () => (buckets === undefined ? base : { size, buckets }),
  };
};
