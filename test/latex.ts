/** Rows of numbers; a single number is 1×1 and goes with everything, a vector is repeated along the other side. */
export type Matrix = readonly (readonly number[])[];

/** What the names in a formula stand for. */
export interface Meaning {
  /** A letter as it is printed, indices included: `\\beta_1`, `q_{3}`, `W`. */
  readonly letters?: Readonly<Record<string, number | Matrix>>;
  /** What has a place for an index, as in `y_k`; counted from 1. */
  readonly lists?: Readonly<Record<string, readonly number[]>>;
  /** An index that is given, as the right class c. */
  readonly indices?: Readonly<Record<string, number>>;
  /** What a name before parentheses does to a matrix, by its name: `tanh`, `tanh'`, `softmax`. */
  readonly functions?: Readonly<Record<string, (of: Matrix, ...given: number[]) => Matrix>>;
  /** What Σ without a letter adds up of a matrix; all of it where that isn't said. */
  readonly sum?: (of: Matrix) => Matrix;
}

/**
 * Computes a formula from its LaTeX, so that what the page prints is what is checked: products by juxtaposition, · or
 * ⊙, fractions, powers, ᵀ, a vector of ones, cases, [conditions], |x|, and Σ, which reaches to the end of its product.
 * @throws Error where it isn't a formula, or has a letter that stands for nothing
 */
export function evaluateLatex(tex: string, meaning: Meaning): Matrix {
  const { lists = {}, functions = {}, sum = total } = meaning;
  const letters = new Map(
    Object.entries(meaning.letters ?? {}).map(([letter, value]) => [letter, matrix(value)] as const),
  );
  const indices = new Map(Object.entries(meaning.indices ?? {}));
  const tokens = tokensOf(tex, [...letters.keys()]);
  let at = 0;
  /** How many |…| are open: inside one, the next bar closes it. */
  let bars = 0;

  const fail = (what: string) => new Error(`${tex}: ${what} at ${tokens.slice(at).join(" ") || "the end"}`);
  const take = (token: string) => {
    if (tokens[at] !== token) throw fail(`${token} is expected`);
    at += 1;
  };
  const takeIf = (token: string) => {
    const found = tokens[at] === token;
    if (found) at += 1;
    return found;
  };
  const ends = () =>
    at >= tokens.length ||
    /^(?:[-+)}\]<>=,&]|\\\\|\\end\{\w+\}|\\[gl]e|\\ne|\\rfloor)$/.test(tokens[at]) ||
    (tokens[at] === "|" && bars > 0);

  const sums = (): Matrix => {
    let value = takeIf("-") ? each(products(), (x) => -x) : products();
    while (tokens[at] === "+" || tokens[at] === "-") {
      const sign = tokens[at++] === "-" ? -1 : 1;
      value = both(value, products(), (a, b) => a + sign * b);
    }
    return value;
  };
  const products = (): Matrix => {
    let value = power();
    for (;;) {
      if (takeIf("\\odot") || takeIf("\\cdot")) value = both(value, power(), (a, b) => a * b);
      else if (takeIf("/")) value = both(value, power(), (a, b) => a / b);
      else if (ends()) return value;
      else value = times(value, power());
    }
  };
  const power = (): Matrix => {
    let base = atom();
    while (takeIf("^")) {
      if (tokens[at] === "{" && tokens[at + 1] === "\\top") {
        at += 2;
        take("}");
        base = transposed(base);
      } else base = both(base, atom(), (x, exponent) => x ** exponent);
    }
    return base;
  };
  const enclosed = (close: string): Matrix => {
    const outer = bars;
    bars = 0;
    const value = sums();
    bars = outer;
    take(close);
    return value;
  };
  const condition = (): Matrix => {
    const compare = relations[tokens[at + 1]];
    if (compare && indices.has(tokens[at])) {
      const [left, right] = [indices.get(tokens[at]), indices.get(tokens[at + 2])];
      at += 3;
      return [[compare(left as number, right as number) ? 1 : 0]];
    }
    const left = sums();
    const relation = relations[tokens[at++]];
    if (!relation) throw fail("a comparison is expected");
    return both(left, sums(), (a, b) => (relation(a, b) ? 1 : 0));
  };
  const cases = (): Matrix => {
    let found: Matrix | undefined;
    do {
      const value = sums();
      take("&");
      if (single(condition()) === 1) {
        if (found) throw fail("two of the cases hold");
        found = value;
      }
    } while (takeIf("\\\\"));
    take("\\end{cases}");
    if (!found) throw fail("none of the cases holds");
    return found;
  };
  const column = (): Matrix => {
    const rows: number[][] = [];
    do rows.push([single(sums())]);
    while (takeIf("\\\\"));
    take("\\end{bmatrix}");
    return rows;
  };
  /** Σ over a letter: its body is read once for each value. */
  const series = (): Matrix => {
    const braces = takeIf("{");
    const letter = tokens[at++];
    let values: number[];
    if (takeIf("\\ne")) {
      const without = indices.get(tokens[at]) ?? Number(tokens[at]);
      at += 1;
      values = range(1, longest(lists)).filter((value) => value !== without);
      take("}");
    } else if (takeIf("=")) {
      const low = Number(tokens[at++]);
      take("}");
      take("^");
      take("{");
      values = range(low, Number(tokens[at++]));
      take("}");
    } else {
      values = range(1, longest(lists));
      if (braces) take("}");
    }
    const body = at;
    const outer = indices.get(letter);
    let value = 0;
    for (const k of values) {
      at = body;
      indices.set(letter, k);
      value += single(products());
    }
    if (outer === undefined) indices.delete(letter);
    else indices.set(letter, outer);
    return [[value]];
  };
  const atom = (): Matrix => {
    const token = tokens[at++];
    if (token === undefined) throw fail("something is missing");
    const letter = letters.get(token);
    if (letter && !(functions[token] && tokens[at] === "(")) return letter;
    if (token === "(") return enclosed(")");
    if (token === "\\lfloor") return each(enclosed("\\rfloor"), Math.floor);
    if (token === "{") return enclosed("}");
    if (token === "|") {
      bars += 1;
      const value = sums();
      bars -= 1;
      take("|");
      return each(value, Math.abs);
    }
    if (token === "[") {
      const value = condition();
      take("]");
      return value;
    }
    if (token === "\\frac" || token === "\\tfrac") return both(atom(), atom(), (a, b) => a / b);
    if (token === "\\sqrt") return each(atom(), Math.sqrt);
    if (token === "\\begin{cases}") return cases();
    if (token === "\\begin{bmatrix}") return column();
    if (token === "\\sum_") return series();
    if (token === "\\sum") {
      const value = sum(power());
      perExample.add(value);
      return value;
    }
    if (token === "\\max" || token === "\\min") {
      const chosen = token === "\\max" ? Math.max : Math.min;
      if (tokens[at] !== "(") return [[chosen(...power().flat())]];
      take("(");
      let value = sums();
      while (takeIf(",")) value = both(value, sums(), chosen);
      take(")");
      return value;
    }
    if (token === "\\mathbf{1}") return ones;
    if (/^\d/.test(token)) return [[Number(token)]];
    const name = token.replace(/^\\operatorname\{(\w+)\}/, "$1");
    if (functions[name]) {
      take("(");
      const of = sums();
      const given: number[] = [];
      while (takeIf(",")) given.push(single(sums()));
      take(")");
      return functions[name](of, ...given);
    }
    const scalar = scalars[name];
    if (scalar) return each(power(), scalar);
    const [, base, index] = /^([a-zA-Z]|\\omega)_\{?(\w+)\}?$/.exec(token) ?? [];
    const position = indices.get(index) ?? Number(index);
    const value = lists[base]?.[position - 1];
    if (value !== undefined) return [[value]];
    if (token === "e") return [[Math.E]];
    if (token === "\\pi") return [[Math.PI]];
    throw fail(`${token} stands for nothing`);
  };
  const value = sums();
  if (at < tokens.length) throw fail("something is left over");
  return value;
}

/**
 * The formula with one thing wrong in it, for each thing: a sign swapped, a number one larger, a letter times −1.3, a
 * factor left out; and its negative, its double, and one more.
 * @param letters as in `Meaning`, with names for lists as they stand in the formula
 */
export function mutantsOf(tex: string, letters: readonly string[]): string[] {
  const tokens = tokensOf(tex, letters);
  const join = (all: readonly string[]) => all.join(" ").replace(/\\sum_ /g, "\\sum_");
  const isLetter = (token: string) =>
    letters.includes(token) || (/^[a-zA-Z]_\{?\w+\}?$/.test(token) && token !== "e");
  const inLimits = limitsIn(tokens);
  const mutants = tokens.flatMap((token, k): string[] => {
    if (inLimits[k]) return [];
    const put = (...instead: string[]) => join([...tokens.slice(0, k), ...instead, ...tokens.slice(k + 1)]);
    if (token === "+") return [put("-")];
    if (token === "-") return [put(k === 0 || /^[({[&|]$/.test(tokens[k - 1]) ? "" : "+").trim()];
    if (/^\d/.test(token)) return [put(String(Number(token) + 1))];
    if (!isLetter(token)) return [];
    const wrong = [put("(", "-", "1.3", token, ")")];
    if (tokens[k + 1] === "\\cdot") wrong.push(join([...tokens.slice(0, k), ...tokens.slice(k + 2)]));
    else if (tokens[k - 1] === "\\cdot")
      wrong.push(join([...tokens.slice(0, k - 1), ...tokens.slice(k + 1)]));
    return wrong;
  });
  return [...mutants, `-(${tex})`, `2 (${tex})`, `(${tex}) + 1`];
}

/** Which tokens belong to the limits of a Σ, or stand in a condition between indices. */
function limitsIn(tokens: readonly string[]): boolean[] {
  let depth = 0;
  let open = false;
  return tokens.map((token, k) => {
    if (tokens[k - 1] === "\\sum_") {
      open = token === "{";
      depth = open ? 1 : 0;
      return true;
    }
    if (!open) return /^[a-z]$/.test(token) && (tokens[k + 1] === "=" || tokens[k - 1] === "=");
    if (token === "{") depth += 1;
    if (token === "}") depth -= 1;
    if (depth === 0 && tokens[k + 1] !== "^") open = false;
    return true;
  });
}

function tokensOf(tex: string, letters: readonly string[]): string[] {
  const own = [...letters]
    .sort((a, b) => b.length - a.length)
    .map((letter) => `${letter.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![A-Za-z0-9_])`);
  const general = [
    "\\\\mathbf\\{1\\}",
    "\\\\(?:begin|end)\\{[bc]\\w+\\}",
    "\\\\operatorname\\{\\w+\\}'?",
    "\\\\sum_",
    "\\\\omega_(?:\\{\\w+\\}|[A-Za-z0-9])",
    "\\\\[A-Za-z]+",
    "\\\\\\\\",
    "[A-Za-z]_(?:\\{\\w+\\}|[A-Za-z0-9])",
    "[A-Za-z]",
    "\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?",
    "\\S",
  ];
  const pattern = new RegExp([...own, ...general].join("|"), "g");
  return tex.replace(/\\(?:left|right|textstyle|,)(?![A-Za-z])/g, "").match(pattern) ?? [];
}

const relations: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  ">": (a, b) => a > b,
  "<": (a, b) => a < b,
  "=": (a, b) => a === b,
  "\\ge": (a, b) => a >= b,
  "\\ne": (a, b) => a !== b,
  "\\le": (a, b) => a <= b,
};

const scalars: Readonly<Record<string, (x: number) => number>> = {
  "\\ln": Math.log,
  "\\tanh": Math.tanh,
  "\\sin": Math.sin,
  "\\cos": Math.cos,
  "\\sinh": Math.sinh,
  "\\cosh": Math.cosh,
  "\\sigma": (x) => 1 / (1 + Math.exp(-x)),
  sign: Math.sign,
};

/** One number for each example: as a factor it goes with every unit. */
const perExample = new WeakSet<Matrix>();

/** As many ones as the other factor needs. */
const ones: Matrix = [];

function times(a: Matrix, b: Matrix): Matrix {
  if (a === ones) return [b[0].map((_, c) => b.reduce((sum, row) => sum + row[c], 0))];
  if (b === ones) return isSingle(a) ? a : a.map((row) => [row.reduce((sum, x) => sum + x, 0)]);
  if (isSingle(a) || isSingle(b) || perExample.has(b)) return both(a, b, (x, y) => x * y);
  if (a[0].length !== b.length)
    throw new Error(`${a.length}×${a[0].length} times ${b.length}×${b[0].length}`);
  return a.map((row) => b[0].map((_, c) => row.reduce((sum, x, k) => sum + x * b[k][c], 0)));
}

const matrix = (value: number | Matrix): Matrix => (typeof value === "number" ? [[value]] : value);

const isSingle = (of: Matrix) => of.length === 1 && of[0].length === 1;

function single(of: Matrix): number {
  if (!isSingle(of)) throw new Error(`one number is expected, not ${of.length}×${of[0]?.length}`);
  return of[0][0];
}

const total = (of: Matrix): Matrix => [[of.flat().reduce((sum, x) => sum + x, 0)]];

const each = (of: Matrix, f: (x: number) => number): Matrix => of.map((row) => row.map(f));

export const transposed = (of: Matrix): Matrix =>
  of === ones ? ones : of[0].map((_, c) => of.map((row) => row[c]));

function both(a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix {
  const [rows, columns] = [Math.max(a.length, b.length), Math.max(a[0].length, b[0].length)];
  const at = (of: Matrix, r: number, c: number) => {
    const row = of[of.length === 1 ? 0 : r];
    const value = row?.[row.length === 1 ? 0 : c];
    if (value === undefined) throw new Error(`${a.length}×${a[0].length} with ${b.length}×${b[0].length}`);
    return value;
  };
  return range(0, rows - 1).map((r) => range(0, columns - 1).map((c) => f(at(a, r, c), at(b, r, c))));
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, k) => from + k);

const longest = (lists: Readonly<Record<string, readonly number[]>>) =>
  Math.max(0, ...Object.values(lists).map(({ length }) => length));

/** A buffer as rows, each example a column; with one number per unit, a column. */
export function matrixOf({
  shape,
  value,
}: {
  readonly shape: readonly number[];
  value(k: number): number;
}): Matrix {
  const [rows = 1, columns = 1] = shape;
  return range(0, rows - 1).map((r) => range(0, columns - 1).map((c) => value(r * columns + c)));
}
