import type { ProgramPass } from "../../pass/programs/programPass";
import { slotOf } from "../../pass/slotOf";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import { conventionFactor, isNearWritten } from "../causes/conventions";

/**
 * By what gradients on the way are multiplied where those of what the program starts from are right: an example's is taken
 * without the mean's 1/N, which comes in when they are averaged. Several numbers must agree in it.
 */
export function undoneFactor(
  { graph, plan }: ProgramPass,
  formulas: FormulaTable,
  answers: readonly GivenAnswer[],
): { readonly factor: number; isOf(answer: GivenAnswer): boolean; readonly words: string } | undefined {
  const exact = (name: string) => formulas.find(name)?.exact ?? Number.NaN;
  const computed = new Set(graph.nodes.map(({ output }) => output));
  const gradients = answers.flatMap((answer) => {
    const quantity = graph.parse(answer.quantity);
    const slot = quantity?.kind === "gradient" ? slotOf(plan, quantity.of) : undefined;
    return slot && exact(answer.quantity) !== 0 ? [{ answer, tensor: slot.tensor }] : [];
  });
  const within = gradients.filter(({ tensor }) => computed.has(tensor));
  const start = gradients.filter(({ tensor }) => !computed.has(tensor));
  const right = start.filter(({ answer: { quantity, number } }) => isNearWritten(exact(quantity), number));
  if (start.length === 0 || right.length <= 0.5 * start.length) return undefined;
  const counts = new Set(
    within.flatMap(({ tensor }) => graph.tensors[tensor].shape).filter((size) => size > 1),
  );
  const factor = conventionFactor(
    within.map(({ answer }) => answer),
    [1, ...counts],
    exact,
  );
  if (factor === undefined || factor === 1) return undefined;
  const isOf = (answer: GivenAnswer) =>
    within.some((one) => one.answer === answer) && conventionFactor([answer], [1, factor], exact) === factor;
  if (answers.filter(isOf).length < 2) return undefined;
  return {
    factor,
    isOf,
    words: `an example's gradient is taken without the mean's 1/${factor}, which comes in when the parameters' gradients are averaged`,
  };
}
