/**
 * A backtracking matcher as browsers have one, that counts its steps: the only honest measure of an expression's cost that
 * needs no clock. Knows what our expressions are made of, and throws at anything else.
 */
type Instruction =
  | { readonly op: 'char'; readonly is: (char: string) => boolean }
  | { readonly op: 'split'; first: number; second: number }
  | { readonly op: 'jump'; to: number }
  | { readonly op: 'save'; readonly slot: number }
  | { readonly op: 'back'; readonly slot: number }
  | { readonly op: 'look'; readonly isThere: boolean; readonly code: readonly Instruction[] }
  | { readonly op: 'start' }
  | { readonly op: 'end' }
  | { readonly op: 'edge' };

const SET = /^(?:\\(?:[pP]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|[^\\])/u;

const compile = ({ source, flags }: RegExp): readonly Instruction[] => {
  const mode = flags.replace(/[gy]/g, '');
  let at = 0;
  let groups = 0;

  const atom = (): Instruction[] => {
    const rest = source.slice(at);
    const look = /^\(\?([!=])/.exec(rest);
    if (look) {
      at += 3;
      const code = choice();
      at++;
      return [{ op: 'look', isThere: look[1] === '=', code }];
    }
    if (rest.startsWith('(?:')) {
      at += 3;
      const code = choice();
      at++;
      return code;
    }
    if (rest.startsWith('(?')) throw new Error(`unknown group: ${rest}`);
    if (rest.startsWith('(')) {
      at++;
      const slot = ++groups * 2;
      const code = choice();
      at++;
      return [{ op: 'save', slot }, ...shift(code, 1), { op: 'save', slot: slot + 1 }];
    }
    if (rest.startsWith('^') || rest.startsWith('$')) {
      at++;
      return [{ op: rest.startsWith('^') ? 'start' : 'end' }];
    }
    if (rest.startsWith('\\b')) {
      at += 2;
      return [{ op: 'edge' }];
    }
    const back = /^\\([1-9])/.exec(rest);
    if (back) {
      at += 2;
      return [{ op: 'back', slot: Number(back[1]) * 2 }];
    }
    const set = SET.exec(rest)?.[0];
    if (set === undefined) throw new Error(`unknown: ${rest}`);
    at += set.length;
    const known = new Map<string, boolean>();
    const one = new RegExp(`^${set}$`, mode);
    return [
      {
        op: 'char',
        is(char) {
          const is = known.get(char) ?? native.call(one, char) !== null;
          known.set(char, is);
          return is;
        },
      },
    ];
  };

  const repeated = (): Instruction[] => {
    const before = groups;
    const begin = at;
    const body = atom();
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/.exec(source.slice(at));
    if (!quantifier) return body;
    const [all, sign, low, comma, high, lazy] = quantifier;
    const [min, max] = sign
      ? [sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity]
      : [Number(low), comma ? (high ? Number(high) : Infinity) : Number(low)];
    const end = at + all.length;
    const again = (): Instruction[] => {
      [at, groups] = [begin, before];
      return atom();
    };
    const code: Instruction[] = [];
    const put = (part: readonly Instruction[]): void => void code.push(...shift(part, code.length));
    const fork = (skip: number): void => {
      const [go, past] = [code.length + 1, code.length + skip];
      code.push({ op: 'split', first: lazy ? past : go, second: lazy ? go : past });
    };
    for (let i = 0; i < min; i++) put(again());
    if (max === Infinity) {
      const top = code.length;
      const loop = again();
      fork(loop.length + 2);
      put(loop);
      code.push({ op: 'jump', to: top });
    } else
      for (let i = min; i < max; i++) {
        const part = again();
        fork(part.length + 1);
        put(part);
      }
    at = end;
    return code;
  };

  const choice = (): Instruction[] => {
    const code: Instruction[] = [];
    while (at < source.length && !'|)'.includes(source.charAt(at))) code.push(...shift(repeated(), code.length));
    if (source.charAt(at) !== '|') return code;
    at++;
    const other = choice();
    return [
      { op: 'split', first: 1, second: code.length + 2 },
      ...shift(code, 1),
      { op: 'jump', to: code.length + 2 + other.length },
      ...shift(other, code.length + 2),
    ];
  };

  return choice();
};

const shift = (code: readonly Instruction[], by: number): Instruction[] =>
  code.map((each) =>
    each.op === 'split'
      ? { op: 'split', first: each.first + by, second: each.second + by }
      : each.op === 'jump'
        ? { op: 'jump', to: each.to + by }
        : each,
  );

const native = RegExp.prototype.exec;
const isWord = (char: string): boolean => native.call(/\w/, char) !== null;

/** Runs `work` with every regular expression on the counting matcher. @returns steps taken. */
export const countSteps = (work: () => void): number => {
  let steps = 0;
  const programs = new Map<string, readonly Instruction[]>();

  const run = (code: readonly Instruction[], text: string, from: number, wide: boolean): number[] | undefined => {
    const todo: [number, number, readonly number[]][] = [[0, from, []]];
    for (let next = todo.pop(); next; next = todo.pop()) {
      let [pc, pos, saved] = next;
      for (;;) {
        const each = code[pc];
        if (!each) return [from, pos, ...saved.slice(2)];
        steps++;
        pc++;
        if (each.op === 'char') {
          const char = wide ? String.fromCodePoint(text.codePointAt(pos) ?? 0) : text.charAt(pos);
          if (pos >= text.length || !each.is(char)) break;
          pos += char.length;
        } else if (each.op === 'split') {
          todo.push([each.second, pos, saved]);
          pc = each.first;
        } else if (each.op === 'jump') pc = each.to;
        else if (each.op === 'save') {
          const copy = [...saved];
          copy[each.slot] = pos;
          saved = copy;
        } else if (each.op === 'back') {
          const part = text.slice(saved[each.slot], saved[each.slot + 1]);
          steps += part.length;
          if (!text.startsWith(part, pos)) break;
          pos += part.length;
        } else if (each.op === 'start') {
          if (pos !== 0) break;
        } else if (each.op === 'end') {
          if (pos !== text.length) break;
        } else if (each.op === 'edge') {
          if (isWord(text.charAt(pos - 1)) === isWord(text.charAt(pos))) break;
        } else if ((run(each.code, text, pos, wide) !== undefined) !== each.isThere) break;
      }
    }
    return undefined;
  };

  const exec = function (this: RegExp, text: string): RegExpExecArray | null {
    const moves = this.global || this.sticky;
    const begin = moves ? this.lastIndex : 0;
    const real = native.call(this, text);
    const key = String(this);
    let code = programs.get(key);
    if (!code) {
      RegExp.prototype.exec = native;
      programs.set(key, (code = compile(this)));
      RegExp.prototype.exec = exec;
    }
    let found: number[] | undefined;
    for (let at = begin; !found && at <= text.length; at++) {
      found = run(code, text, at, this.unicode);
      if (this.sticky) break;
    }
    // The count is worth something only if the matcher agrees with the engine.
    if (found?.[0] !== real?.index || (found && real && text.slice(found[0], found[1]) !== real[0]))
      throw new Error(`${key} finds something else in ${text.slice(0, 40)}`);
    return real;
  };

  RegExp.prototype.exec = exec;
  try {
    work();
  } finally {
    RegExp.prototype.exec = native;
  }
  return steps;
};
