import { type Expression, visit } from "../../math/expression";
import { print, type Style, texToText } from "../../math/print";
import type { Notation } from "../../names/notation";
import { type Plain, parseQuantity, type Quantity } from "../../names/quantity";
import type { Formula, Marked } from "../explanation";
import { texSymbols, textSymbols } from "../formulaStyles";
import { isSeries } from "./fold";
import type { IndexForm } from "./indexForm";

/** A rule with letters as formulas: its left side with the chain rule, and its right side. */
export function writeIndexed(
  form: IndexForm,
  notation: Notation,
  reads: readonly string[],
): { left: Formula; chain: Formula | undefined; right: Formula } {
  const marks: Marked[] = [];
  const values = valuesOf(form);
  const mark = (name: string, tex: string) => {
    const ofLayer = name.replace(/\[[^\]]+\]/, "");
    const names = reads.includes(ofLayer)
      ? [ofLayer]
      : namesOf(name, values).filter((each) => reads.includes(each));
    return `\\htmlData{q=${marks.push({ names }) - 1}}{${tex}}`;
  };
  return {
    left: written(form.left, notation),
    chain: form.chain && written(form.chain, notation),
    right: { ...written(form.right, notation, mark), marks },
  };
}

function written(
  expression: Expression,
  notation: Notation,
  mark: (name: string, tex: string) => string = (_name, tex) => tex,
): Formula {
  const tex: Style = {
    ...texSymbols(notation, mark),
    quantity: (name) => ({ text: mark(name, symbolOf(name, notation.tex, texFraction)), negative: false }),
  };
  const text: Style = {
    ...textSymbols(notation),
    quantity: (name) => ({ text: symbolOf(name, notation.text, textFraction), negative: false }),
    template: (template) => (template.includes("\\sum_") ? sumText(template) : texToText(template)),
  };
  return { tex: print(expression, tex), text: print(expression, text).replace(/[{}]/g, "") };
}

const texFraction = (above: string, below: string) => `\\frac{\\partial ${above}}{\\partial ${below}}`;
const textFraction = (above: string, below: string) => `∂${above}/∂${below}`;

/** A quantity, or a local derivative of the chain rule. */
function symbolOf(
  name: string,
  write: (quantity: Quantity<number | string>) => string,
  fraction: (above: string, below: string) => string,
): string {
  const [first, above, below] = name.split("|");
  return above === undefined
    ? write(quantityOf(first))
    : fraction(write(quantityOf(above)), write(quantityOf(below)));
}

/** The letters' values: of a free one the step's, of one under a Σ all that it takes. */
function valuesOf({ free, right }: IndexForm): ReadonlyMap<string, readonly number[]> {
  const values = new Map<string, readonly number[]>(free.map(({ letter, value }) => [letter, [value]]));
  visit(right, (part) => {
    if (part.kind !== "call" || !isSeries(part.function)) return;
    for (const { letter, values: some } of part.function.over)
      values.set(letter, [...new Set([...(values.get(letter) ?? []), ...some])]);
  });
  return values;
}

/** The quantities that a name with letters stands for: `W1[j,i]` for `W1[2,1]` and `W1[2,2]`. */
function namesOf(name: string, values: ReadonlyMap<string, readonly number[]>): string[] {
  const letter = /(?<=[[,@])[a-z]/.exec(name);
  if (!letter) return [name];
  return (values.get(letter[0]) ?? []).flatMap((value) =>
    namesOf(name.slice(0, letter.index) + value + name.slice(letter.index + 1), values),
  );
}

/** `\sum_{i=1}^{2} {s}` as `Σ(i=1…2) {s}`; the braces say that the term needs no parentheses. */
function sumText(tex: string): string {
  const [before, ...sums] = tex.split("\\sum_");
  const texts = sums.map((each) =>
    each
      .replace(/^\{(\w)=(\d+)\}\^\{(\d+)\}/, "Σ($1=$2…$3)")
      .replace(/^\{(\w) \\ne (\d+)\}/, "Σ($1≠$2)")
      .replace(/^\{(\w) \\in \\\{([\d,]+)\\\}\}/, "Σ($1=$2)"),
  );
  return texToText(before) + texts.join("");
}

/** Reads a name with letters in its places. */
function quantityOf(name: string): Quantity<number | string> {
  const letters: string[] = [];
  const first = 1e9;
  const read = parseQuantity(
    name.replace(/(?<=[[,@])[a-z]/g, (letter) => String(first + letters.push(letter))),
  );
  if (!read) throw new Error(`index form: ${name} is no quantity`);
  const back = (place: number) => (place > first ? letters[place - first - 1] : place);
  const lettered = (of: Plain): Plain<number | string> => ({
    ...of,
    index: of.index.map(back),
    ...(of.example !== undefined && { example: back(of.example) }),
  });
  return read.kind === "slope"
    ? { ...read, of: lettered(read.of), by: lettered(read.by) }
    : { ...read, of: lettered(read.of) };
}
