import { Adjoints } from "../../claims/claim/adjoints";
import { constant, product } from "../../math/expressions/expression";
import { rewritten } from "../../mistakes/formula/parts";
import { scaledBy } from "../../mistakes/pass/rules";
import divide from "../../ops/elementwise/arithmetic/divide";
import multiply from "../../ops/elementwise/arithmetic/multiply";
import mean from "../../ops/reductions/mean";
import sum from "../../ops/reductions/sum";
import type { ProgramPass } from "../../pass/programs/programPass";
import { slotOf } from "../../pass/slotOf";
import type { Recorded } from "../../program/values/recorded";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import type { Student } from "../answer/student";
import { writtenOut } from "./forwardCauses";
import { firstFitting, type MistakenAnswers, type ProgramCause } from "./programCause";

/** Where the way back may be off by a number of examples, and by which. */
interface OtherReduction {
  readonly output: Recorded;
  readonly input: number;
  readonly factor: number;
  readonly words: string;
}

/** The parameter that an update's number belongs to: after it, or in a slot of the optimizer. Nothing of other numbers. */
export function updateSlot({ graph, plan }: ProgramPass, name: string) {
  const quantity = graph.parse(name);
  return quantity?.kind === "updated" || quantity?.kind === "slot" ? slotOf(plan, quantity.of) : undefined;
}

/**
 * Tries on the numbers of an update that the gradients were those of a sum where the program takes a mean, or of a mean
 * where it takes a sum. Whatever else is in the loss stays as it is.
 */
export function createUpdateCauses(
  pass: ProgramPass,
  formulas: FormulaTable,
): (
  answers: readonly GivenAnswer[],
  wrong: readonly number[],
  student: Student<FormulaTable>,
) => ProgramCause | undefined {
  const { graph, plan } = pass;
  const { recorded } = graph;
  const loss = recorded[graph.loss];
  const isKept = (name: string, student: Student<FormulaTable>) =>
    graph.parse(name)?.kind !== "slot" || student.isNoted(name);
  return (answers, wrong, student) => {
    if (loss.data.length > 1) return undefined;
    const adjoints = new Adjoints(loss);
    const ways = answers.map(({ quantity }) => {
      const [way] = formulas.find(quantity)?.ways ?? [];
      return way && writtenOut(way, formulas, (name) => isKept(name, student));
    });
    /** By tensor: what its gradient is, and with one way back changed. */
    const changes = new Map(
      answers.flatMap(({ quantity }) => {
        const tensor = updateSlot(pass, quantity)?.tensor;
        if (tensor === undefined) return [];
        const variable = recorded[tensor];
        return [[tensor, { usual: adjoints.gradient(variable), with: adjoints.withChanges(variable) }]];
      }),
    );
    function* tried(): Iterable<MistakenAnswers> {
      for (const { output, input, factor, words } of otherReductions(adjoints.order)) {
        const changed = new Map(
          [...changes].map(([tensor, change]) => [
            tensor,
            change.with({ output, input, rule: scaledBy(factor) }),
          ]),
        );
        const expressions = ways.map(
          (way) =>
            way &&
            rewritten(way, (part) => {
              const of = part.kind === "quantity" ? graph.parse(part.name) : undefined;
              const slot = of?.kind === "gradient" ? slotOf(plan, of.of) : undefined;
              if (!slot) return undefined;
              const { tensor, k } = slot;
              const by = (changed.get(tensor)?.[k] ?? 0) / (changes.get(tensor)?.usual[k] ?? 0);
              return Number.isFinite(by) ? product(constant("", by), part) : undefined;
            }),
        );
        for (const numbers of [student.unrounded(), student.written()])
          yield {
            mistake: "stepByExamples",
            words,
            numbers: expressions.map((each) => (each ? numbers.evaluate(each) : Number.NaN)),
          };
      }
    }
    return firstFitting(tried(), answers, wrong);
  };
}

/** Means taken as sums and sums as means, the latest first: whole ones, and those along one axis alone. */
function* otherReductions(order: readonly Recorded[]): Iterable<OtherReduction> {
  const sizes = new Set(order.flatMap(({ shape, data }) => [...shape, data.length]));
  for (const output of order) {
    const { node } = output;
    if (!node) continue;
    const [of] = node.inputs;
    const count = of.data.length / output.data.length;
    const { id } = node.op;
    if ((id === mean.id || id === sum.id) && count > 1) {
      const isMean = id === mean.id;
      const [taken, meant] = isMean ? ["sum", "mean"] : ["mean", "sum"];
      const one = { output, input: 0 };
      yield {
        ...one,
        factor: isMean ? count : 1 / count,
        words: `the gradients were taken of the ${taken} of ${count} numbers and not of their ${meant}: a factor of ${isMean ? count : `1/${count}`}`,
      };
      for (const size of new Set(of.shape))
        if (size > 1 && size < count)
          yield {
            ...one,
            factor: isMean ? size : 1 / size,
            words: isMean
              ? `the gradients were divided by ${count / size} and not by all ${count} numbers of the mean: a factor of ${size}`
              : `the gradients were divided by ${size}, and the program has the sum of the ${count} numbers: a factor of 1/${size}`,
          };
    }
    for (const [input, other] of node.inputs.entries()) {
      const divisor = node.inputs[1 - input];
      if (node.inputs.length !== 2 || other.isConstant || !divisor.isConstant || divisor.data.length > 1)
        continue;
      const by =
        id === divide.id && input === 0 ? divisor.data[0] : id === multiply.id ? 1 / divisor.data[0] : 0;
      const whole = Math.round(by);
      if (whole > 1 && sizes.has(whole) && Math.abs(by - whole) < 1e-9 * whole)
        yield {
          output,
          input,
          factor: whole,
          words: `the gradients weren't divided by ${whole}, as the program does: a factor of ${whole}`,
        };
    }
  }
}
