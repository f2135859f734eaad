import { formulaConstants, formulaFunctions } from "./functions";
import { type Token, tokensOf } from "./tokens";

/** A number made of an example's columns. */
export interface FeatureFormula {
  /** @param row the example's columns, from index `at` on */
  evaluate(row: ArrayLike<number>, at: number): number;
  /** The same in NumPy's words. @param column how a column is written there, by its index from 0 */
  numpy(column: (index: number) => string): string;
  /** The columns that it takes, from 0, ascending. */
  readonly columns: readonly number[];
  /** Whether it can stand among factors as it is: outside of parentheses it has no sum, no quotient and no sign. */
  readonly isFactor: boolean;
}

type Evaluate = FeatureFormula["evaluate"];

/** Where a formula can't be read: a sentence without its beginning. */
class UnreadableFormula extends Error {}

/**
 * Reads a formula in the language of Code: numbers, columns, `+ - * / **`, parentheses and NumPy's functions. A column goes
 * by its name where that can stand in a formula, and in any case by its index: `x1`, `x2`.
 * @param columns the names of the data's columns
 * @returns a sentence where it can't be read
 */
export function readFormula(text: string, columns: readonly string[]): FeatureFormula | string {
  try {
    return new FormulaReader(tokensOf(text), columns).whole();
  } catch (error) {
    if (error instanceof UnreadableFormula || error instanceof SyntaxError) return error.message;
    throw error;
  }
}

/** Recursive descent by Python's precedence: sums, products, signs, powers; powers from the right. */
class FormulaReader {
  private at = 0;
  private depth = 0;
  private isFactor = true;
  private readonly used = new Set<number>();
  private readonly written: ((column: (index: number) => string) => string)[] = [];

  private readonly tokens: readonly Token[];
  private readonly names: readonly string[];

  constructor(tokens: readonly Token[], names: readonly string[]) {
    this.tokens = tokens;
    this.names = names;
  }

  whole(): FeatureFormula {
    if (this.tokens.length === 0) throw new UnreadableFormula("is empty: a formula like x1**2 is needed");
    const evaluate = this.sum();
    const left = this.next;
    if (left?.text === ")") throw new UnreadableFormula("has a ) without its (");
    if (left?.text === ",") throw new UnreadableFormula("is several formulas: add them one by one");
    if (left)
      throw new UnreadableFormula(
        `has ${this.before} and ${left.text} side by side: an operator is missing, as in ${this.before}*${left.text}`,
      );
    if (this.used.size === 0)
      throw new UnreadableFormula(`takes none of the data's columns: ${this.columnWords()}`);
    const { written } = this;
    return {
      evaluate,
      numpy: (column) => written.map((write) => write(column)).join(""),
      columns: [...this.used].sort((a, b) => a - b),
      isFactor: this.isFactor,
    };
  }

  private sum(): Evaluate {
    this.depth += 1;
    if (this.depth > 60)
      throw new UnreadableFormula("has more parentheses within each other than can be read");
    let left = this.product();
    for (;;) {
      const operator = this.take("+", "-");
      if (!operator) break;
      this.needsParentheses();
      this.write(` ${operator} `);
      const [a, b] = [left, this.product()];
      left = operator === "+" ? (row, at) => a(row, at) + b(row, at) : (row, at) => a(row, at) - b(row, at);
    }
    this.depth -= 1;
    return left;
  }

  private product(): Evaluate {
    let left = this.signed();
    for (;;) {
      const operator = this.take("*", "/");
      if (!operator) return left;
      if (operator === "/") this.needsParentheses();
      this.write(` ${operator} `);
      const [a, b] = [left, this.signed()];
      left = operator === "*" ? (row, at) => a(row, at) * b(row, at) : (row, at) => a(row, at) / b(row, at);
    }
  }

  private signed(): Evaluate {
    const signs: string[] = [];
    for (let sign = this.take("+", "-"); sign; sign = this.take("+", "-")) signs.push(sign);
    if (signs.length > 0) {
      this.needsParentheses();
      this.write(signs.join(""));
    }
    const of = this.power();
    return signs.filter((sign) => sign === "-").length % 2 === 1 ? (row, at) => -of(row, at) : of;
  }

  private power(): Evaluate {
    const base = this.atom();
    if (!this.take("**")) return base;
    this.write("**");
    const exponent = this.signed();
    return (row, at) => base(row, at) ** exponent(row, at);
  }

  private atom(): Evaluate {
    const token = this.next;
    if (!token)
      throw new UnreadableFormula(
        this.at === 0 ? "is empty" : `ends after ${this.before}, where a number, a column or a ( must follow`,
      );
    this.at += 1;
    if (token.kind === "number") {
      const value = Number(token.text.replace(/_/g, ""));
      this.write(token.text);
      return () => value;
    }
    if (token.kind === "name") return this.named(token.text);
    if (token.text !== "(")
      throw new UnreadableFormula(
        `has ${token.text} where a number, a column or a ( is needed${token.text === "*" ? ": a power is **" : ""}`,
      );
    this.write("(");
    const inner = this.sum();
    this.close("(");
    return inner;
  }

  private named(name: string): Evaluate {
    if (this.next?.text === "(") return this.called(name);
    const column = this.columnOf(name);
    if (column !== undefined) {
      this.used.add(column);
      this.written.push((write) => write(column));
      return (row, at) => row[at + column];
    }
    const constant = formulaConstants[name];
    if (constant !== undefined) {
      this.write(`np.${name}`);
      return () => constant;
    }
    if (formulaFunctions.some((known) => known.name === name))
      throw new UnreadableFormula(`has the function ${name} without its argument, as in ${name}(x1)`);
    throw new UnreadableFormula(`has ${name}, which isn't a column: ${this.columnWords()}`);
  }

  private called(name: string): Evaluate {
    const known = formulaFunctions.find((candidate) => candidate.name === name);
    if (!known && this.columnOf(name) !== undefined)
      throw new UnreadableFormula(
        `has ${name} and ( side by side: an operator is missing, as in ${name}*(…)`,
      );
    if (!known)
      throw new UnreadableFormula(
        `has the function ${name}, which isn't known here: ${formulaFunctions.map((one) => one.name).join(", ")} are`,
      );
    this.at += 1;
    this.write(`np.${name}(`);
    const values = [this.sum()];
    while (this.take(",")) {
      this.write(", ");
      values.push(this.sum());
    }
    this.close(`${name}(`);
    const wanted = known.arguments;
    if (values.length !== wanted)
      throw new UnreadableFormula(
        `gives ${name} ${values.length} ${values.length === 1 ? "argument" : "arguments"}, but it takes ${wanted}`,
      );
    const [a, b] = values;
    const { evaluate } = known;
    return b ? (row, at) => evaluate(a(row, at), b(row, at)) : (row, at) => evaluate(a(row, at));
  }

  private columnOf(name: string): number | undefined {
    const named = this.names.indexOf(name);
    if (named >= 0) return named;
    const index = Number(/^x(\d+)$/.exec(name)?.[1]);
    if (index >= 1 && index <= this.names.length) return index - 1;
    return name === "x" && this.names.length === 1 ? 0 : undefined;
  }

  private columnWords(): string {
    const all = this.names.map((name, k) => (/^[A-Za-z_]\w*$/.test(name) ? name : `x${k + 1} (${name})`));
    const shown = all.length > 12 ? [...all.slice(0, 12), "…"] : all;
    return `${all.length === 1 ? "the column is" : "the columns are"} ${shown.join(", ")}`;
  }

  private get next(): Token | undefined {
    return this.tokens[this.at];
  }

  private get before(): string {
    return this.tokens[this.at - 1].text;
  }

  private take(...texts: readonly string[]): string | undefined {
    const token = this.next;
    if (token?.kind !== "sign" || !texts.includes(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }

  private close(opened: string): void {
    const left = this.next;
    if (this.take(")")) this.write(")");
    else if (left && left.text !== ",")
      throw new UnreadableFormula(
        `has ${this.before} and ${left.text} side by side: an operator is missing, as in ${this.before}*${left.text}`,
      );
    else
      throw new UnreadableFormula(left ? "has a , outside of a function" : `has a ${opened} without its )`);
  }

  /** Notes an operator that binds no tighter than a product, where no parentheses are around it. */
  private needsParentheses(): void {
    if (this.depth === 1) this.isFactor = false;
  }

  private write(text: string): void {
    this.written.push(() => text);
  }
}
