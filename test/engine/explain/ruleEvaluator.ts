import type { Operand } from "../../../src/engine/steps/block";

/** Rows of numbers; a single number is 1×1 and goes with everything, a vector is repeated along the other side. */
type Matrix = readonly (readonly number[])[];

/**
 * Computes a rule for whole buffers from its LaTeX, so that what the page prints is what is checked: products by
 * juxtaposition, ⊙, ᵀ, fractions, and a vector of ones.
 * @param functions what a name before parentheses does to each number, or to the matrix
 */
export function evaluateRule(
  tex: string,
  letters: Readonly<Record<string, Matrix>>,
  functions: Readonly<Record<string, (of: Matrix) => Matrix>>,
): Matrix {
  const tokens =
    tex
      .replace(/\\(?:left|right|textstyle|,)/g, "")
      .replace(/\\operatorname\{(\w+)\}/g, "$1")
      .match(
        /\\mathbf\{1\}|\\[a-z]+_\d|\\[A-Za-z]+|[A-Za-z]{2,}'?(?=\()|[A-Za-z]_\d+|[A-Za-z]|\d+(?:\.\d+)?|[-+/^(){}[\]>]/g,
      ) ?? [];
  let at = 0;
  const take = (token: string) => {
    if (tokens[at] !== token)
      throw new Error(`${tex}: ${token} is expected at ${tokens.slice(at).join(" ")}`);
    at += 1;
  };
  const sums = (): Matrix => {
    let minus = tokens[at] === "-";
    if (minus) at += 1;
    let total = minus ? each(products(), (x) => -x) : products();
    while (tokens[at] === "+" || tokens[at] === "-") {
      minus = tokens[at++] === "-";
      total = both(total, products(), (a, b) => (minus ? a - b : a + b));
    }
    return total;
  };
  const products = (): Matrix => {
    let total = power();
    for (;;) {
      if (tokens[at] === "\\odot") {
        at += 1;
        total = both(total, power(), (a, b) => a * b);
      } else if (tokens[at] === "/") {
        at += 1;
        total = both(total, power(), (a, b) => a / b);
      } else if (at < tokens.length && !/^[-+)}\]>]$/.test(tokens[at])) total = times(total, power());
      else return total;
    }
  };
  const power = (): Matrix => {
    let base = atom();
    while (tokens[at] === "^") {
      at += 1;
      const braces = tokens[at] === "{";
      if (braces) at += 1;
      if (tokens[at] === "\\top") {
        at += 1;
        base = transposed(base);
      } else {
        const exponent = atom()[0][0];
        base = each(base, (x) => x ** exponent);
      }
      if (braces) take("}");
    }
    return base;
  };
  const enclosed = (close: string): Matrix => {
    const inner = sums();
    take(close);
    return inner;
  };
  const atom = (): Matrix => {
    const token = tokens[at++];
    if (token === "(") return enclosed(")");
    if (token === "{") return enclosed("}");
    if (token === "[") {
      const left = sums();
      take(">");
      const right = sums();
      take("]");
      return both(left, right, (a, b) => (a > b ? 1 : 0));
    }
    if (token === "\\frac" || token === "\\tfrac") {
      const [above, below] = [atom(), atom()];
      return both(above, below, (a, b) => a / b);
    }
    if (token === "\\sqrt") return each(atom(), Math.sqrt);
    if (token === "\\sum") {
      const total = functions.sum(atom());
      perExample.add(total);
      return total;
    }
    if (token === "\\mathbf{1}") return ones;
    if (/^\d/.test(token)) return [[Number(token)]];
    if (token === "\\sigma" && tokens[at] === "(") {
      at += 1;
      return each(enclosed(")"), (x) => 1 / (1 + Math.exp(-x)));
    }
    if (tokens[at] === "(" && functions[token]) {
      at += 1;
      return functions[token](enclosed(")"));
    }
    const value = letters[token];
    if (!value) throw new Error(`${tex}: ${token} stands for nothing`);
    return value;
  };
  const result = sums();
  if (at < tokens.length) throw new Error(`${tex}: ${tokens.slice(at).join(" ")} is left over`);
  return result;
}

/** One number for each example: as a factor it goes with every unit. */
const perExample = new WeakSet<Matrix>();

/** As many ones as the other factor needs. */
const ones: Matrix = [];

function times(a: Matrix, b: Matrix): Matrix {
  if (a === ones) return [b[0].map((_, c) => b.reduce((total, row) => total + row[c], 0))];
  if (b === ones) return isSingle(a) ? a : a.map((row) => [row.reduce((total, x) => total + x, 0)]);
  if (isSingle(a) || isSingle(b) || perExample.has(b)) return both(a, b, (x, y) => x * y);
  if (a[0].length !== b.length)
    throw new Error(`${a.length}×${a[0].length} times ${b.length}×${b[0].length}`);
  return a.map((row) => b[0].map((_, c) => row.reduce((total, x, k) => total + x * b[k][c], 0)));
}

const isSingle = (matrix: Matrix) => matrix.length === 1 && matrix[0].length === 1;

const each = (matrix: Matrix, f: (x: number) => number): Matrix => matrix.map((row) => row.map(f));

export const transposed = (matrix: Matrix): Matrix =>
  matrix === ones ? ones : matrix[0].map((_, c) => matrix.map((row) => row[c]));

function both(a: Matrix, b: Matrix, f: (x: number, y: number) => number): Matrix {
  const [rows, columns] = [Math.max(a.length, b.length), Math.max(a[0].length, b[0].length)];
  const at = (matrix: Matrix, r: number, c: number) => {
    const [row] = [matrix[matrix.length === 1 ? 0 : r]];
    const value = row?.[row.length === 1 ? 0 : c];
    if (value === undefined) throw new Error(`${a.length}×${a[0].length} with ${b.length}×${b[0].length}`);
    return value;
  };
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => f(at(a, r, c), at(b, r, c))),
  );
}

/** A buffer as rows, each example a column; with one number per unit, a column. */
export function matrixOf({ shape, value }: Pick<Operand, "shape" | "value">): Matrix {
  const [rows = 1, columns = 1] = shape;
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (__, c) => value(r * columns + c)),
  );
}
