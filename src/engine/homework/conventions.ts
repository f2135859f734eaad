import { parseQuantity } from "../names/quantity";
import { agreesWith } from "./agreement";
import type { GivenAnswer, WrittenNumber } from "./answer";
import type { Formulas } from "./formulas";

export interface Translation {
  /** As it is judged. */
  readonly answer: GivenAnswer;
  /** As it was written. */
  readonly asWritten: GivenAnswer;
  /** What one of this project's numbers is in the writer's convention. */
  readonly scale: number;
  /** The convention, as a sentence. */
  readonly words?: string;
}

/**
 * Recognizes, from the whole text, what other courses write otherwise and nobody does wrong: each example's δ without
 * the mean's 1/N, which comes in when the parameters' gradients are averaged.
 */
export function translated(formulas: Formulas, answers: readonly GivenAnswer[]): Translation[] {
  const factor = deltasPerExample(formulas, answers);
  return answers.map((asWritten): Translation => {
    if (factor === 1 || !isDelta(asWritten.quantity)) return { asWritten, answer: asWritten, scale: 1 };
    return {
      asWritten,
      answer: { ...asWritten, number: scaled(asWritten.number, 1 / factor) },
      scale: factor,
      words: `By another convention than this page's: an example's gradient is taken without the mean's 1/${factor}, which comes in when the parameters' gradients are averaged.`,
    };
  });
}

/** What example n's loss is differentiated by on the way back. */
function isDelta(name: string): boolean {
  const quantity = parseQuantity(name);
  return (
    quantity?.kind === "gradient" &&
    quantity.from === "L" &&
    quantity.of.example !== undefined &&
    !isParameter(name)
  );
}

function isParameter(name: string): boolean {
  const quantity = parseQuantity(name);
  if (!quantity || quantity.kind === "slope") return false;
  return (quantity.of.base === "W" || quantity.of.base === "b") && quantity.of.example === undefined;
}

/**
 * N where the examples' gradients are N times this project's, or go against it nowhere, while those of the parameters
 * and the updated parameters are the mean's; else 1.
 */
function deltasPerExample({ pass, find }: Formulas, answers: readonly GivenAnswer[]): number {
  const { loss, batch } = pass.document;
  const count = batch.inputs.length;
  if (loss.reduction !== "mean" || count === 1) return 1;
  const exact = (name: string) => find(name)?.exact ?? Number.NaN;
  const deltas = answers.filter(({ quantity }) => isDelta(quantity) && exact(quantity) !== 0);
  const whole = deltas.filter(({ quantity, number }) => isNear(count * exact(quantity), number));
  const shares = deltas.filter(({ quantity, number }) => isNear(exact(quantity), number));
  if (deltas.length === 0 || whole.length < 0.5 * deltas.length || whole.length <= shares.length) return 1;
  const parameters = answers.filter(
    ({ quantity }) => isParameter(quantity) && find(quantity)?.kind !== "given" && exact(quantity) !== 0,
  );
  const averaged = parameters.filter(({ quantity, number }) => isNear(exact(quantity), number));
  return parameters.length === 0 || averaged.length > 0.5 * parameters.length ? count : 1;
}

/** To the digits written, or to a few units of the last where numbers were rounded on the way. */
const isNear = (value: number, number: WrittenNumber) => agreesWith(value, number, 3 * number.half);

const scaled = (number: WrittenNumber, factor: number): WrittenNumber => ({
  ...number,
  value: number.value * factor,
  half: number.half * factor,
});
