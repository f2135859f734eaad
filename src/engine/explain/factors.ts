import { type Expression, evaluate } from "../math/expression";
import { shortNumber } from "../math/format";
import { print, texToText } from "../math/print";
import type { Notation } from "../names/notation";
import { isWeight, nameOf, numberOf, type Plain, type Quantity, slopeOf } from "../names/quantity";
import type { Step } from "../steps/trace";
import { asDenominator } from "./chainRule";
import type { Factor } from "./explanation";
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

/** Makes what is said of a factor in symbols, or gives what was made before. */
type KeepOwn = (make: () => string) => string;

const namedAs =
  (name: string, keep: Keep): KeepOwn =>
  (make) =>
    keep(name, make);

function factorOf(factor: Expression, step: Step, notation: Notation, keep: KeepOwn): Factor {
  const value = evaluate(factor);
  if (factor.kind === "quantity")
    return { value, quantity: factor.name, meaning: keep(() => meaningOf(factor.name, step, notation)) };
  if (factor.kind === "call" && step.kind === "slopeGradient") {
    const [at] = factor.arguments;
    const where =
      at?.kind === "quantity" ? ` where ${print(at, textSymbols(notation))} = ${shortNumber(at.value)}` : "";
    const slope = localSlope(step, step.quantity.of);
    return {
      value,
      meaning: `slope of ${step.op?.label ?? step.op?.id}${where}`,
      ...(slope && { quantity: slope }),
    };
  }
  if (factor.kind === "constant") return { value, meaning: texToText(factor.symbol) };
  return { value, meaning: keep(() => print(factor, textSymbols(notation))) };
}

/** The local slope that a step multiplies by, as a quantity of its own: `da1[1]/dz1[1]`. */
function localSlope(step: Step, by: Plain): string | undefined {
  const [output] = step.through ?? [];
  return output?.kind === "plain" ? nameOf(slopeOf(output.of, by)) : undefined;
}

function termOf(term: Expression, notation: Notation, keep: KeepOwn): Factor {
  return {
    value: evaluate(term),
    meaning: keep(() => print(term, textSymbols(notation))),
    ...(term.kind === "quantity" && { quantity: term.name }),
  };
}

function meaningOf(name: string, step: Step, notation: Notation): string {
  const quantity = notation.parse(name) as Quantity | undefined;
  if (!quantity) return name;
  const symbol = notation.text(quantity);
  if (quantity.kind === "gradient")
    return `${symbol}, how the loss changes with ${notation.text(numberOf(quantity.of))}`;
  if (quantity.kind === "plain" && step.quantity.kind === "gradient" && isWeight(step.quantity.of)) {
    return `${symbol}, what ${notation.text(asDenominator(step.quantity.of))} multiplies`;
  }
  return symbol;
}
