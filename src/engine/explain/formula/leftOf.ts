import type { Notation } from "../../names/notation";
import { numberOf, type Quantity } from "../../names/quantity";
import { isParameter, type Plain } from "../../names/tensorRef";
import type { Step } from "../../steps/trace";
import type { Formula } from "./explanation";

/** What a step finds, as formulas have it on their left. */
export const leftOf = ({ quantity }: Pick<Step, "quantity">, notation: Notation): Formula => ({
  tex: notation.tex(quantity),
  text: notation.text(quantity),
});

/** What a derivative is taken by: a parameter belongs to no example. */
export const asDenominator = (of: Plain): Quantity =>
  numberOf(isParameter(of) ? { ...of, example: undefined } : of);
