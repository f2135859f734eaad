import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { print } from "../../math/expressions/print";
import { shortNumber } from "../../math/format";
import { nameOf } from "../../names/canonicalName";
import type { Notation } from "../../names/notation";
import { numberOf, slopeOf } from "../../names/quantity";
import { isWeight, type Plain } from "../../names/tensorRef";
import { opWords } from "../../ops/opWords";
import type { Step } from "../../steps/trace";
import type { Factor } from "./explanation";
import { textSymbols } from "./formulaStyles";
import { asDenominator } from "./leftOf";

/** Makes what is said of a factor in symbols, or gives what was made before. */
export type KeepOwn = (make: () => string) => string;

/** One of the numbers that a product multiplies, and what it is. */
export function factorOf(factor: Expression, step: Step, notation: Notation, keep: KeepOwn): Factor {
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
      meaning: `slope of ${step.op && opWords(step.op)}${where}`,
      ...(slope && { quantity: slope }),
    };
  }
  return { value, meaning: keep(() => print(factor, textSymbols(notation))) };
}

/** The local slope that a step multiplies by, as a quantity of its own: `da1[1]/dz1[1]`. */
function localSlope(step: Step, by: Plain): string | undefined {
  const [output] = step.through ?? [];
  return output?.kind === "plain" ? nameOf(slopeOf(output.of, by)) : undefined;
}

function meaningOf(name: string, step: Step, notation: Notation): string {
  const quantity = notation.parse(name);
  if (!quantity) return name;
  const symbol = notation.text(quantity);
  if (quantity.kind === "gradient")
    return `${symbol}, how the loss changes with ${notation.text(numberOf(quantity.of))}`;
  if (quantity.kind === "plain" && step.quantity.kind === "gradient" && isWeight(step.quantity.of)) {
    return `${symbol}, what ${notation.text(asDenominator(step.quantity.of))} multiplies`;
  }
  return symbol;
}
