import { asDenominatorText, asOperand } from "./operandText";
import type { Quantity, RuleQuantity } from "./quantity";
import { type Base, isOfProgram, type Plain, type RulePlain, tensorRef } from "./tensorRef";

// As text, in files, links, the command line, `data-quantity` and the keys of maps, a quantity has a canonical name:
// `W2[1,1]`, `dL/dz1[2]@3`, `m(b1)`. `nameOf` writes it, `parseQuantity` reads it, and nothing else takes it apart.

/** The canonical name of a tensor's number. */
export const plainName = (of: RulePlain): string => numberName(of, asOperand);

/** @param enclosed how a program's text stands before an index */
export function numberName(of: RulePlain, enclosed: (text: string) => string): string {
  const { base, layer, stage, index, example, use } = of;
  const brackets = index.length === 0 ? "" : `[${index.join(",")}]`;
  if (isOfProgram(of) && (brackets || use !== undefined))
    return `${enclosed(base)}${brackets}${use === undefined ? "" : `@${use}`}`;
  return `${base}${layer ?? ""}${stage === undefined ? "" : `.${stage}`}${brackets}${example === undefined ? "" : `@${example}`}`;
}

/** The same behind a d or in parentheses. */
const innerName = (of: RulePlain) =>
  isOfProgram(of) && of.index.length === 0 && of.use === undefined
    ? asDenominatorText(of.base)
    : numberName(of, asDenominatorText);

/** A quantity's canonical name: equal ones have the same, so it is what maps go by. */
export function nameOf(quantity: RuleQuantity): string {
  switch (quantity.kind) {
    case "plain":
      return plainName(quantity.of);
    case "gradient":
      return `d${quantity.from}/d${innerName(quantity.of)}`;
    case "slope":
      return `d${innerName({ ...quantity.of, example: undefined })}/d${innerName(quantity.by)}`;
    case "updated":
      return `${plainName(quantity.of)}'`;
    case "slot":
      return `${quantity.slot}(${plainName(quantity.of)})`;
    case "adjoint":
      return `lambda(${plainName(quantity.of)})`;
  }
}

const plainPattern = /^(dataLoss|penalty|[xtWbzaL])(\d+)?(?:\.(\d+))?(?:\[(\d+)(?:,(\d+))?\])?(?:@(\d+))?$/;

/** Formulas, tables and frames read the same names over and over; what a name says never changes. */
const known = new Map<string, Quantity | undefined>();
const mostKnown = 50_000;

/** Reads a canonical name; nothing where it isn't one. */
export function parseQuantity(name: string): Quantity | undefined {
  const before = known.get(name);
  if (before || known.has(name)) return before;
  if (known.size >= mostKnown) known.clear();
  const quantity = read(name);
  known.set(name, quantity);
  return quantity;
}

function read(name: string): Quantity | undefined {
  const gradient = /^d([LP])\/d(.+)$/.exec(name);
  if (gradient) {
    const of = readPlain(gradient[2]);
    return of && { kind: "gradient", from: gradient[1], of };
  }
  const slope = /^d(a.+)\/d(.+)$/.exec(name);
  if (slope) {
    const [of, by] = [readPlain(slope[1]), readPlain(slope[2])];
    return of && by && { kind: "slope", of, by };
  }
  const slot = /^([a-z])\((.+)\)$/.exec(name);
  if (slot) {
    const of = readPlain(slot[2]);
    return of && { kind: "slot", slot: slot[1], of };
  }
  const updated = name.endsWith("'");
  const of = readPlain(updated ? name.slice(0, -1) : name);
  return of && { kind: updated ? "updated" : "plain", of };
}

function readPlain(name: string): Plain | undefined {
  const match = plainPattern.exec(name);
  if (!match) return undefined;
  const [, base, layer, stage, first, second, example] = match;
  const index = [first, second].filter((part) => part !== undefined).map(Number);
  return { ...tensorRef(base as Base, optional(layer), optional(stage)), index, example: optional(example) };
}

const optional = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
