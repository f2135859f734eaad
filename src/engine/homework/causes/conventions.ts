import type { NetworkDocument } from "../../document/document";
import { exampleWeight, isWeighted, lossOf, overOutputsOf } from "../../document/variants";
import type { GivenAnswer, WrittenNumber } from "../answer/answer";
import type { Formulas } from "../answer/formulas";
import {
  namesBatchLoss,
  namesExampleGradient,
  namesLoss,
  namesLossGradient,
  namesOfParameter,
  namesUpdated,
} from "../answer/namedQuantity";
import { agreesInDigits } from "../rounding/agreement";

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

/** What some numbers are in another convention, beside this project's. */
interface AnswerConvention {
  readonly factor: number;
  readonly isOf: (answer: GivenAnswer) => boolean;
  readonly words: string;
}

/**
 * Recognizes, from the whole text, what other courses write differently and nobody does wrong: each example's δ without
 * the mean's 1/N, which comes in when the parameters' gradients are averaged; a δ that is minus the gradient; a loss that is
 * the mean over the outputs, or the sum over the examples.
 */
export function translated(formulas: Formulas, answers: readonly GivenAnswer[]): Translation[] {
  const conventions = [
    deltasPerExample(formulas, answers),
    deltasDownhill(formulas, answers),
    ...otherMeans(formulas, answers),
  ];
  return answers.map((asWritten): Translation => {
    const other = conventions.find((convention) => convention?.isOf(asWritten));
    if (!other) return { asWritten, answer: asWritten, scale: 1 };
    const { factor, words } = other;
    const answer = { ...asWritten, number: scaledNumber(asWritten.number, 1 / factor) };
    return { asWritten, answer, scale: factor, words: `By another convention than this page's: ${words}.` };
  });
}

/**
 * Where most of the examples' gradients are N times this project's, while those of the parameters, and the updated
 * parameters, are the mean's.
 */
function deltasPerExample(
  { pass, find }: Formulas,
  answers: readonly GivenAnswer[],
): AnswerConvention | undefined {
  const { loss, batch } = pass.document;
  const count = batch.inputs.length;
  if (loss.reduction !== "mean" || count === 1) return undefined;
  const exact = (name: string) => find(name)?.exact ?? Number.NaN;
  const deltas = answers.filter(({ quantity }) => namesExampleGradient(quantity) && exact(quantity) !== 0);
  if (conventionFactor(deltas, [1, count], exact) !== count) return undefined;
  const parameters = answers.filter(
    ({ quantity }) => namesOfParameter(quantity) && find(quantity)?.kind !== "given" && exact(quantity) !== 0,
  );
  // Adam's steps are nearly the same for gradients N times as large: the gradients themselves tell, where they are written.
  const gradients = parameters.filter(({ quantity }) => namesLossGradient(quantity));
  const telling = gradients.length > 0 ? gradients : parameters;
  const averaged = telling.filter(({ quantity, number }) => isNearWritten(exact(quantity), number));
  if (telling.length > 0 && averaged.length <= 0.5 * telling.length) return undefined;
  return {
    factor: count,
    isOf: ({ quantity }) => namesExampleGradient(quantity),
    words: `an example's gradient is taken without the mean's 1/${count}, which comes in when the parameters' gradients are averaged`,
  };
}

/**
 * Where what is called δ is minus the gradient, (t − y) times the slope, as books have it that add η δ to a weight: most
 * are, and what else is written of the gradients and updates is as it should be. A ∂L/∂z says that it is the gradient.
 */
function deltasDownhill(
  { pass, find }: Formulas,
  answers: readonly GivenAnswer[],
): AnswerConvention | undefined {
  const { loss, batch, names } = pass.document;
  const exact = (name: string) => find(name)?.exact ?? Number.NaN;
  const isCalledDelta = ({ quantity, label }: GivenAnswer) =>
    /^\W*(?:delta|δ)/i.test(label) && namesLossGradient(quantity) && names?.[quantity] === undefined;
  const deltas = answers.filter((answer) => isCalledDelta(answer) && exact(answer.quantity) !== 0);
  const others = answers.filter(
    (answer) =>
      !isCalledDelta(answer) && (namesLossGradient(answer.quantity) || namesUpdated(answer.quantity)),
  );
  const right = others.filter(({ quantity, number }) => isNearWritten(exact(quantity), number));
  if (deltas.length === 0 || (others.length > 0 && right.length <= 0.5 * others.length)) return undefined;
  const counts = loss.reduction === "mean" ? [1, batch.inputs.length] : [1];
  const factor = conventionFactor(deltas, [...counts, ...counts.map((count) => -count)], exact);
  if (factor === undefined || factor > 0) return undefined;
  return {
    factor,
    isOf: isCalledDelta,
    words: `δ is minus the gradient${factor === -1 ? "" : `, without the mean's 1/${-factor}`}, so that it points downhill`,
  };
}

/**
 * What most of the numbers are of this project's; of few digits they may be near by several factors, and the nearest
 * counts.
 */
export function conventionFactor(
  answers: readonly GivenAnswer[],
  factors: readonly number[],
  exact: (name: string) => number,
): number | undefined {
  const nearest = answers.map(({ quantity, number }) => {
    const off = (factor: number) => Math.abs(factor * exact(quantity) - number.value);
    const [best] = [...factors].sort((a, b) => off(a) - off(b));
    return isNearWritten(best * exact(quantity), number) ? best : undefined;
  });
  const votes = (factor: number) => nearest.filter((one) => one === factor).length;
  const [first] = [...factors].sort((a, b) => votes(b) - votes(a));
  return votes(first) > 0 && votes(first) >= 0.5 * answers.length ? first : undefined;
}

/** Where the loss, and nearly all its gradients with it, are added up or averaged differently than the document says. */
function otherMeans({ pass, find }: Formulas, answers: readonly GivenAnswer[]): AnswerConvention[] {
  // A penalty isn't averaged with the data's loss.
  if (pass.graph.penalty !== undefined) return [];
  const losses = answers.filter(({ quantity }) => namesLoss(quantity));
  const gradients = answers.filter(({ quantity }) => namesLossGradient(quantity));
  if (losses.length === 0 || gradients.length === 0) return [];
  return [overTheOutputs(pass.document), overTheBatch(pass.document), byCount(pass.document)].flatMap(
    (convention) => {
      if (!convention || convention.factor === 1) return [];
      const fits = ({ quantity, number }: GivenAnswer) =>
        isNearWritten((find(quantity)?.exact ?? Number.NaN) * convention.factor, number);
      const own = losses.filter(convention.isOf);
      const fit =
        own.length > 0 && own.every(fits) && gradients.filter(fits).length >= 0.9 * gradients.length;
      return fit ? [convention] : [];
    },
  );
}

/** The mean over the outputs, as Keras and PyTorch have it, or their sum: what the document doesn't have. */
function overTheOutputs(document: NetworkDocument): AnswerConvention | undefined {
  const outputs = document.layers[document.layers.length - 1].units;
  const over = overOutputsOf(document);
  // Squares have both forms as losses of their own, and a loss of exclusive classes is never divided by them.
  if (over === undefined || lossOf(document).squares) return undefined;
  return {
    factor: over === "sum" ? 1 / outputs : outputs,
    isOf: ({ quantity }) => namesLoss(quantity) || namesLossGradient(quantity),
    words:
      over === "sum"
        ? `the loss is the mean over the ${outputs} outputs, and not their sum`
        : `the loss is the sum over the ${outputs} outputs, and not their mean`,
  };
}

/** The sum over the examples where the document has their mean, or the other way round. */
function overTheBatch(document: NetworkDocument): AnswerConvention | undefined {
  const { reduction } = document.loss;
  const count = document.batch.inputs.length;
  if (isWeighted(document)) return undefined;
  return {
    factor: reduction === "mean" ? count : 1 / count,
    isOf: ({ quantity }) => namesBatchLoss(quantity) || namesLossGradient(quantity),
    words:
      reduction === "mean"
        ? `the loss is the sum over the ${count} examples, and not their mean, so that its gradients are ${count} times as large`
        : `the loss is the mean over the ${count} examples, and not their sum, so that its gradients are 1/${count} of that`,
  };
}

/** The mean of weighed losses divided by the examples, as Keras has it, and not by their weights. */
function byCount(document: NetworkDocument): AnswerConvention | undefined {
  const weight = exampleWeight(document);
  const count = document.batch.inputs.length;
  if (!isWeighted(document) || weight.kind !== "constant") return undefined;
  return {
    factor: 1 / weight.value / count,
    // An example's own loss is weighed, and not yet divided.
    isOf: ({ quantity }) => namesBatchLoss(quantity) || namesLossGradient(quantity),
    words: `the weighed losses are divided by the number of examples, ${count}, and not by the sum of their weights`,
  };
}

/** To the digits written, or to a few units of the last where numbers were rounded on the way. */
export const isNearWritten = (value: number, number: WrittenNumber) =>
  agreesInDigits(value, number, 3 * number.half);

export const scaledNumber = (number: WrittenNumber, factor: number): WrittenNumber => ({
  ...number,
  value: number.value * factor,
  half: number.half * Math.abs(factor),
});
