import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { print } from "../../math/expressions/print";
import type { Notation } from "../../names/notation";
import type { Step } from "../../steps/trace";
import type { Factor } from "./explanation";
import { factorOf, type KeepOwn } from "./factorOf";
import { textSymbols } from "./formulaStyles";
import { type Keep, keepNothing } from "./keep";

/** What a product multiplies, or a sum adds up; nothing for other formulas. */
export function factorsOf(
  expression: Expression,
  step: Step,
  notation: Notation,
  keep: Keep = keepNothing,
): Factor[] {
  if (expression.kind === "product")
    return expression.factors.map((factor, k) =>
      factorOf(factor, step, notation, namedAs(`factor ${k}`, keep)),
    );
  if (expression.kind === "sum")
    return expression.terms.map((term, k) => termOf(term, notation, namedAs(`term ${k}`, keep)));
  return [];
}

const namedAs =
  (name: string, keep: Keep): KeepOwn =>
  (make) =>
    keep(name, make);

function termOf(term: Expression, notation: Notation, keep: KeepOwn): Factor {
  return {
    value: evaluate(term),
    meaning: keep(() => print(term, textSymbols(notation))),
    ...(term.kind === "quantity" && { quantity: term.name }),
  };
}
