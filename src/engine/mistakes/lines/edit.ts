import type { Expression, Statement } from "../../program/parse/tree/syntax";

/** A change of a program's text. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** What it says about the line as it was, in words that end a sentence. */
  readonly words: string;
}

/** An expression of a line that took part in a wrong claim, and what may be written into it. */
export interface Site {
  readonly source: string;
  readonly statement: Statement;
  /** Whether it stands in a function of the program's own. */
  readonly isInFunction: boolean;
  /** What the line computes: its right side, or each item of a tuple. */
  readonly wholes: readonly Expression[];
  /** All that is in them, themselves included, the outermost first. */
  readonly parts: readonly Expression[];
  /** Names, items and attributes that can be read there, the likelier first. */
  readonly names: readonly string[];
  /** Those of them that stand for values of the forward pass, at which slopes are taken. */
  readonly values: readonly string[];
  /** Whether a name stands for nothing of the forward pass: for a gradient, or what a line of its own computes on the way back. */
  isHelper(name: string): boolean;
  /** What the claim is the gradient of, by its name. */
  readonly of: string;
  /** Those that are single numbers, with it: given ones before those that are computed. */
  readonly scalars: readonly { readonly text: string; readonly value: number }[];
  /** By what the claim is multiplied, where that is one number. */
  readonly factor: number | undefined;
  /** Calls of functions of the program's own that compute slopes, as `sigmoid_prime`. */
  readonly slopeFunctions: readonly string[];
  text(part: Expression): string;
}

export const isAtom = ({ kind }: Expression): boolean =>
  /^(?:name|number|call|attribute|subscript|constant|list|string)$/.test(kind);

/** An expression's text as an operand. */
export const operandOfText = (site: Site, part: Expression): string =>
  isAtom(part) ? site.text(part) : `(${site.text(part)})`;

/** An expression's text as a side of a sum or difference. */
export const summand = (site: Site, part: Expression): string =>
  part.kind === "binary" && /^(?:[*/@]|\*\*|\/\/)$/.test(part.operator)
    ? site.text(part)
    : operandOfText(site, part);

/** A name, an item or an attribute: what stands for a value. */
export const isLeaf = (part: Expression): boolean =>
  part.kind === "name" ||
  (part.kind === "subscript" && isLeaf(part.of)) ||
  (part.kind === "attribute" && part.name !== "T" && isLeaf(part.of));

/** The same, what stands for a module left out: there `np.` can't be another value. */
export const isValue = (part: Expression): boolean =>
  isLeaf(part) && !(part.kind === "name" && /^(?:np|numpy|torch|math|F|nn|tf|self)$/.test(part.name));

/** Parts that are terms of a sum, whole lines, and what functions are called with: where a factor or term can be missing. */
export function termsIn({ wholes, parts }: Site): readonly Expression[] {
  const terms = new Set<Expression>(wholes);
  for (const part of parts) {
    if (part.kind === "binary" && /^[-+]$/.test(part.operator)) terms.add(part.left).add(part.right);
    if (part.kind === "call") {
      for (const argument of part.arguments) terms.add(argument);
      if (part.callee.kind === "attribute" && part.callee.of.kind !== "name") terms.add(part.callee.of);
    }
    if (part.kind === "binary" && part.operator === "@") terms.add(part.left).add(part.right);
  }
  return parts.filter((part) => terms.has(part) && part.kind !== "number");
}

/** The blanks in front of a statement. */
export function indentOf({ source, statement }: Site): string {
  const start = source.lastIndexOf("\n", statement.from) + 1;
  return /^\s*/.exec(source.slice(start))?.[0] ?? "";
}
