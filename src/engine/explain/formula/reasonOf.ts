import type { Expression } from "../../math/expressions/expression";
import { type Reason, saysZero } from "../../ops/reason";
import type { Step } from "../../steps/trace";

/** What is larger isn't called small, whatever has come before it. */
const small = 0.1;

/** Whether a number is what its reason says: what arrives may have made NaN of a slope of 0. */
export const isSo = (reason: Reason, value: number): boolean =>
  saysZero(reason) ? value === 0 : reason.kind !== "small" || Number.isFinite(value);

/** A step's reason, where it is one: a small slope isn't one for a gradient that was 0 before it. */
export function reasonOf({ reason, expression, value }: Step): Reason | undefined {
  if (reason && typeof value === "number") {
    if (!isSo(reason, value) || (reason.kind === "small" && Math.abs(value) >= small)) return undefined;
  }
  if (value !== 0 || (reason?.kind !== "small" && reason?.kind !== "rounded")) return reason;
  const isAlready = expression?.kind === "product" && expression.factors.some(isZero);
  return isAlready ? undefined : reason;
}

const isZero = (factor: Expression) => factor.kind === "quantity" && factor.value === 0;
