import { bridgesOf } from "../../claims/bridges";
import { waysBack } from "../../claims/causes";
import { Adjoints } from "../../claims/claim/adjoints";
import { programMistakes } from "../../mistakes";
import type { Situation, WayBack } from "../../mistakes/pass/situation";
import { nameOf } from "../../names/canonicalName";
import type { Notation } from "../../names/notation";
import { gradientOf as gradientNamed, numberOf } from "../../names/quantity";
import { elementIn } from "../../names/tensorRef";
import { elementOf } from "../../pass/plans/elementOf";
import type { ProgramPass } from "../../pass/programs/programPass";
import { slotOf } from "../../pass/slotOf";
import type { Recorded } from "../../program/values/recorded";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import type { Student } from "../answer/student";
import { agreesInDigits } from "../rounding/agreement";
import { firstFitting, type MistakenAnswers, type ProgramCause } from "./programCause";

/** Answers for one array's gradient: which tensor's, and where in it each stands. */
export interface GradientAnswers {
  readonly tensor: number;
  readonly answers: readonly GivenAnswer[];
  readonly indices: readonly number[];
  /** Which of the answers are wrong. */
  readonly wrong: readonly number[];
}

/** The tensor and index of a gradient of the loss; nothing for other numbers. */
export function gradientSlot({ graph, plan }: ProgramPass, name: string) {
  const quantity = graph.parse(name);
  if (quantity?.kind !== "gradient" || quantity.of.use !== undefined) return undefined;
  return slotOf(plan, quantity.of);
}

/**
 * Tries the mistakes that are known of a program's way back on the gradients that someone wrote: from the true gradients of
 * what comes later, and from their own.
 */
export function createGradientCauses(
  pass: ProgramPass,
  formulas: FormulaTable,
  notation: Notation,
): (of: GradientAnswers, student: Student<FormulaTable>) => ProgramCause | undefined {
  const { graph, plan } = pass;
  const { recorded, tensors } = graph;
  let adjoints: Adjoints | undefined;
  const ids = new Map(recorded.map((value, id) => [value, id]));
  const name = (value: Recorded) => {
    const id = ids.get(value);
    return id === undefined ? String(value.data[0]) : notation.text(numberOf(elementIn(tensors[id].ref)));
  };
  /** Gradients as someone has them; only of arrays of which they wrote a number down. */
  function own(student: Student<FormulaTable>, variable: Recorded, isWritten: boolean) {
    const pinned = new Map<Recorded, Float64Array>();
    const now = isWritten ? student.written() : student.unrounded();
    for (const [id, value] of recorded.entries()) {
      if (value === variable || value.isConstant) continue;
      const names = Array.from(value.data, (_, k) => {
        const of = elementOf(plan, id, k);
        return nameOf(gradientNamed(of, graph.lossName));
      });
      if (!names.some((each) => student.isNoted(each))) continue;
      pinned.set(
        value,
        Float64Array.from(names, (each) => (formulas.find(each) ? now.value(each) : 0)),
      );
    }
    return pinned;
  }
  return ({ tensor, answers, indices, wrong }, student) => {
    const variable = recorded[tensor];
    adjoints ??= new Adjoints(recorded[graph.loss], undefined, 1);
    const known = adjoints;
    // Whoever takes the gradients of one number of an array has no way back that is tried here.
    if (recorded[graph.loss].data.length > 1) return undefined;
    function* tried(): Iterable<MistakenAnswers> {
      for (const pinned of [
        new Map(),
        own(student, variable, false),
        own(student, variable, true),
      ] as const) {
        const gradientOf = (value: Recorded, instead?: readonly [Recorded, Float64Array]) =>
          known.gradient(value, { pinned: instead ? new Map([...pinned, instead]) : pinned });
        const gradient = gradientOf(variable);
        const withChange = known.withChanges(variable, pinned);
        const all = waysBack(variable, known.order, pinned);
        const first = all.filter(({ node, input }) => node.inputs[input] === variable);
        const factor = factors(gradient.length).find((each) =>
          answers.every(({ number }, k) => agreesInDigits(each * gradient[indices[k]], number)),
        );
        const situation = (ways: readonly WayBack[]): Situation => ({
          variable,
          gradient,
          claimed: gradient.map((number) => number * (factor ?? Number.NaN)),
          factor,
          text: "",
          ways,
          bridges: bridgesOf(variable, ways, gradientOf, known.tolerance),
          withRule: ({ output, input }, rule) => withChange({ output, input, rule }),
          name,
          later: () => [],
        });
        for (const ways of first.length < all.length ? [first, all] : [all]) {
          const one = situation(ways);
          for (const { mistake, candidates } of programMistakes)
            for (const { numbers, words } of candidates(one))
              yield { mistake, words, numbers: indices.map((index) => numbers[index]) };
        }
      }
    }
    return firstFitting(tried(), answers, wrong);
  };
}

/** Factors that are known where they don't belong; the sizes of batches among them. */
const factors = (length: number) => [2, 0.5, -1, ...(length > 1 ? [length, 1 / length] : [])];
