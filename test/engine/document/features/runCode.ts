import { answerOf } from "../../program/runs";

/** What Code makes of a formula of three columns: x1, petal_length and x3. @throws Error with what is wrong with it */
export function runCode(formula: string, [x1, length, x3]: readonly number[]): number {
  const program = [
    "import numpy as np",
    "import math",
    "from numpy import *",
    `x1, petal_length, x3 = ${x1}, ${length}, ${x3}`,
    `value = 1.0 * (${formula})`,
  ].join("\n");
  return Number(answerOf(program).variables.value?.value);
}
