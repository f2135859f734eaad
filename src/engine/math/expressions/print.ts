import { evaluate } from "./evaluate";
import type { Expression, RunningLetter, ScalarFunction, Series } from "./expression";

/** A printed leaf; a negative number needs parentheses where it follows an operator. */
export interface Leaf {
  readonly text: string;
  readonly negative: boolean;
}

/** What differs between two ways of printing an expression. */
export interface Style<Name = string> {
  quantity(name: Name, value: number): Leaf;
  constant(symbol: string, value: number): Leaf;
  number(value: number): Leaf;
  /** ∂of/∂by; absent where rules with letters aren't written. */
  partial?(of: Name, by: Name): string;
  /** Σ over letters, before its term; absent as `partial`. */
  sigma?(over: readonly RunningLetter[]): string;
  /** What the first place of an array is called; 0 where it isn't said. */
  readonly first?: number | undefined;
  /** Whether it writes quantities as their numbers. */
  readonly numeric?: true;
  readonly times: string;
  readonly minus: string;
  /** @param leading whether nothing stands to the left of it */
  quotient(numerator: string, denominator: string, leading: boolean): string;
  parentheses(inner: string): string;
  /** Turns a function's LaTeX into this style, before the arguments are filled in. */
  template(tex: string): string;
  /** Wraps an argument, so that what follows it (an exponent) applies to the whole of it. */
  argument(text: string): string;
}

const tightness = { sum: 0, product: 1, power: 2, atom: 3 } as const;
type Tightness = keyof typeof tightness;

/**
 * Prints the expression. Products and sums get the parentheses they need, and no others.
 * @throws Error where it holds a Σ or a derivative as a symbol, and the style has none
 */
export function print<Name>(expression: Expression<Name>, style: Style<Name>): string {
  return write(expression, style, true).text;
}

interface WrittenPart {
  readonly text: string;
  readonly binds: Tightness;
}

/** @param leading whether nothing stands to the left, so that a minus sign needs no parentheses */
function write<Name>(expression: Expression<Name>, style: Style<Name>, leading: boolean): WrittenPart {
  switch (expression.kind) {
    case "number":
      return leaf(style.number(expression.value), style, leading);
    case "constant":
      return leaf(style.constant(expression.symbol, expression.value), style, leading);
    case "quantity":
      return leaf(style.quantity(expression.name, expression.value), style, leading);
    case "sum":
      return { text: writeSum(expression.terms, style, leading), binds: "sum" };
    case "product": {
      const factors = expression.factors.map((factor, k, all) =>
        // A Σ reaches to the end of a product: what isn't its last factor needs parentheses.
        factor.kind === "series" && k < all.length - 1
          ? style.parentheses(write(factor, style, true).text)
          : inside(factor, "product", style, leading && k === 0),
      );
      return { text: factors.join(style.times), binds: "product" };
    }
    case "quotient": {
      const text = style.quotient(
        write(expression.numerator, style, true).text,
        write(expression.denominator, style, true).text,
        leading,
      );
      return { text, binds: "product" };
    }
    case "negative":
      // −0 is 0: written with a sign, it would look like more.
      if (style.numeric && startsWithZero(expression.of)) return write(expression.of, style, leading);
      return {
        text: style.minus + inside(expression.of, "product", style, false),
        binds: leading ? "product" : "sum",
      };
    case "call":
      return writeCall(expression.function, expression.arguments, style);
    case "series":
      return writeSeries(expression, style);
    case "partial":
      if (!style.partial) throw new Error("print: this style has no derivative symbols");
      return { text: style.partial(expression.of, expression.by), binds: "atom" };
    case "tuple":
      return { text: style.parentheses(writeItems(expression.items, style)), binds: "atom" };
  }
}

/** Whether a number that is 0 shows a 0 first: 0 · ln(0.4), or 0/0.4. */
function startsWithZero<Name>(expression: Expression<Name>): boolean {
  if (evaluate(expression) !== 0) return false;
  switch (expression.kind) {
    case "product":
      return startsWithZero(expression.factors[0]);
    case "quotient":
      return startsWithZero(expression.numerator);
    case "call":
      return expression.function.letters.length > 1 && startsWithZero(expression.arguments[0]);
    default:
      return expression.kind !== "sum" && expression.kind !== "negative";
  }
}

function leaf({ text, negative }: Leaf, style: Pick<Style, "parentheses">, leading: boolean): WrittenPart {
  return { text: negative && !leading ? style.parentheses(text) : text, binds: "atom" };
}

function inside<Name>(
  expression: Expression<Name>,
  binding: Tightness,
  style: Style<Name>,
  leading: boolean,
): string {
  const { text, binds } = write(expression, style, leading);
  return tightness[binds] < tightness[binding] ? style.parentheses(text) : text;
}

function writeSum<Name>(terms: readonly Expression<Name>[], style: Style<Name>, leading: boolean): string {
  return terms
    .map((term, k) => {
      if (k === 0) return write(term, style, leading).text;
      if (term.kind === "negative") return ` ${style.minus} ${inside(term.of, "product", style, false)}`;
      return ` + ${inside(term, "product", style, false)}`;
    })
    .join("");
}

function writeSeries<Name>({ coefficient, over, term }: Series<Name>, style: Style<Name>): WrittenPart {
  const before = coefficient ? `${inside(coefficient, "product", style, false)} ` : "";
  if (!style.sigma) throw new Error("print: this style has no Σ");
  const inner = style.argument(write(term, style, true).text);
  return {
    text: `${before}${style.sigma(over)} ${term.kind === "sum" ? style.parentheses(inner) : inner}`,
    binds: "product",
  };
}

const writeItems = <Name>(items: readonly Expression<Name>[], style: Style<Name>) =>
  items.map((item) => write(item, style, true).text).join(", ");

function writeCall<Name>(
  f: ScalarFunction,
  of: readonly Expression<Name>[],
  style: Style<Name>,
): WrittenPart {
  const tex = f.place ? `${f.tex}_{${f.place.map((k) => k + (style.first ?? 0)).join(",")}}` : f.tex;
  const text = fill(style.template(tex), f.letters.map(style.template), (position, enclosed) => {
    const argument = of[position];
    if (enclosed)
      return argument.kind === "tuple"
        ? writeItems(argument.items, style)
        : write(argument, style, true).text;
    const open = write(argument, style, false);
    return style.argument(tightness[open.binds] < tightness.power ? style.parentheses(open.text) : open.text);
  });
  return { text, binds: f.binds };
}

/**
 * Replaces the letters of a template. A letter counts only where it stands alone: the `e` of `\max` stays.
 * @param argument gets the letter's position and whether the template already encloses it
 */
export function fill(
  template: string,
  letters: readonly string[],
  argument: (position: number, enclosed: boolean) => string,
): string {
  if (letters.length === 0) return template;
  const pattern = new RegExp(letters.map(standingAlone).join("|"), "g");
  return template.replace(pattern, (letter, offset: number) => {
    const before = template.slice(0, offset).trimEnd().at(-1) ?? "(";
    const after = template.slice(offset + letter.length).trimStart();
    const enclosed = "({|[,".includes(before) && /^($|[)}|\],<>]|\\[gl]e)/.test(after);
    return argument(letters.indexOf(letter), enclosed);
  });
}

/** Whether a template shows that letter. */
export function showsLetter(template: string, letter: string): boolean {
  return new RegExp(standingAlone(letter)).test(template);
}

const standingAlone = (letter: string) =>
  `(?<![\\\\A-Za-z])${letter.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")}(?![A-Za-z0-9])`;
