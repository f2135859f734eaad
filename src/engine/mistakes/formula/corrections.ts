import type { Expression, Power } from "../../math/expressions/expression";

/** The βᵏ of a bias correction 1 − βᵏ; nothing of any other part. */
export const correctionIn = (part: Expression): Power | undefined =>
  part.kind === "constant" ? part.power : undefined;
