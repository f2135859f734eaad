import { shortNumber } from "../../math/format";
import { broadcastShape } from "../../ops/factories/shapesTogether";
import type { Run } from "../../program/run/runProgram";
import { Float, Int } from "../../program/values/value";
import { type Shape, sizeOf, tupleText } from "../../shape";
import type { KinkChoice } from "../claim/choices";

/** What is said of gradients in other conventions, as the end of a sentence that begins with the gradient's name. */
export const claimConventionWords = {
  /**
   * @param choice the slopes that the claims take at kinks of operations
   * @param isOtherSide whether numbers on a boundary count on its other side
   */
  kink({ side, ties }: KinkChoice = {}, isOtherSide = false): string {
    const ofTies =
      ties === "all"
        ? "gives the whole gradient to each of several equal ones that are the largest or smallest; PyTorch shares it among them"
        : "gives the whole gradient to the first of several equal ones that are the largest or smallest; PyTorch shares it among them";
    const taken = side
      ? { up: "the slope above", down: "the slope below", middle: "the mean of the slopes at" }[side]
      : isOtherSide && "the other side's slope at";
    if (!taken) return ofTies;
    const ofSides = `takes ${taken} a kink on which a value sits; any between those of its two sides will do`;
    return ties === undefined ? ofSides : `${ofSides}, and ${ofTies}`;
  },
  /** No convention: right numbers that many a wrong formula gives too. */
  zero: "is 0 with these numbers, which says little of its formula",
  /** The same where the parts of each number cancel, and rounding leaves some of them. */
  cancelled: "is 0 but for rounding with these numbers, which says little of its formula",
  downhill: "points downhill: it is minus the gradient, and the update adds it",
  turned:
    "has rows and columns exchanged: it is the transpose of the gradient, and what reads it takes it so",
  /** Of shapes that hold the same numbers, where one minus the other has more of them: of (1, 3) and (3, 1) NumPy makes (3, 3). */
  across(claimed: Shape, variable: Shape): string | undefined {
    const both = together(variable, claimed);
    if (both && sizeOf(both) === sizeOf(variable)) return undefined;
    const result = both ? `has the shape ${tupleText(both)}` : "can't be computed";
    return `has the shape ${tupleText(claimed)} where the variable has ${tupleText(variable)}: its numbers are right, but the variable minus it ${result}`;
  },
  /** @param factor by what the gradient is multiplied */
  factor(factor: number, run: Run): string {
    if (Math.abs(factor + 1) < 1e-9) return "is minus the gradient; the lines that read it undo that";
    const isDivided = Math.abs(factor) < 1;
    const size = isDivided ? 1 / factor : factor;
    const name = programNameOf(Math.abs(size), run);
    const text = `${shortNumber(size, 4)}${name === undefined ? "" : ` (${name})`}`;
    return `is the gradient ${isDivided ? "divided by" : "times"} ${text}; the lines that read it undo that`;
  },
};

/** What the program calls a number: `m` for 4. */
function programNameOf(number: number, { interpreter }: Run): string | undefined {
  const isIt = (value: unknown) =>
    (value instanceof Int || value instanceof Float) && Math.abs(value.value / number - 1) < 1e-9;
  return [...interpreter.module.values].find(([, value]) => isIt(value))?.[0];
}

/** The shape of one minus the other; nothing where they don't go together. */
function together(...shapes: readonly Shape[]): Shape | undefined {
  try {
    return broadcastShape(shapes, "minus");
  } catch {
    return undefined;
  }
}
