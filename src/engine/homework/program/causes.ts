import type { Notation } from "../../names/notation";
import type { ProgramPass } from "../../pass/programs/programPass";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import type { Student } from "../answer/student";
import { agreesInDigits, isRoundedAway } from "../rounding/agreement";
import { forwardCause } from "./forwardCauses";
import { createGradientCauses, gradientSlot } from "./gradientCauses";
import type { ProgramCause } from "./programCause";
import { createUpdateCauses, updateSlot } from "./updateCauses";

/** Which known mistake gives a wrong answer, and the other wrong ones of its array with it. */
export type Causes = (
  answer: GivenAnswer,
  all: readonly GivenAnswer[],
  student: Student<FormulaTable>,
) => ProgramCause | undefined;

export function createCauses(pass: ProgramPass, formulas: FormulaTable, notation: Notation): Causes {
  const gradientCause = createGradientCauses(pass, formulas, notation);
  const updateCause = createUpdateCauses(pass, formulas);
  /** By tensor: found once for all of its numbers. */
  const known = new Map<number, ProgramCause | undefined>();
  const { names, parse } = pass.graph;
  const variables = new Set(names.flatMap(({ name, isVariable }) => (isVariable ? [name] : [])));
  const isNamed = (name: string) => variables.has(parse(name)?.of.base ?? name);
  const isRight = ({ quantity, number }: GivenAnswer) => {
    const exact = formulas.find(quantity)?.exact ?? Number.NaN;
    return agreesInDigits(exact, number) || isRoundedAway(exact, number);
  };
  const wrongOf = (answers: readonly GivenAnswer[]) => answers.flatMap((one, k) => (isRight(one) ? [] : [k]));
  /** Of all numbers of the update, and by parameter where they have no cause in common. */
  const ofUpdates = new Map<number | "all", ProgramCause | undefined>();
  const causeOfUpdate = (tensor: number, all: readonly GivenAnswer[], student: Student<FormulaTable>) => {
    const found = (key: number | "all", isOf: (of: number) => boolean) => {
      if (!ofUpdates.has(key)) {
        const answers = all.filter(({ quantity }) => isOf(updateSlot(pass, quantity)?.tensor ?? -1));
        ofUpdates.set(key, updateCause(answers, wrongOf(answers), student));
      }
      return ofUpdates.get(key);
    };
    return found("all", (of) => of >= 0) ?? found(tensor, (of) => of === tensor);
  };
  return (answer, all, student) => {
    const update = updateSlot(pass, answer.quantity);
    if (update) return causeOfUpdate(update.tensor, all, student);
    const slot = gradientSlot(pass, answer.quantity);
    if (!slot) {
      const isForward = pass.graph.parse(answer.quantity)?.kind === "plain";
      return isForward
        ? forwardCause(answer.quantity, answer, formulas, student, notation, isNamed)
        : undefined;
    }
    const { tensor } = slot;
    if (!known.has(tensor)) {
      const found = all.flatMap((one) => {
        const at = gradientSlot(pass, one.quantity);
        return at?.tensor === tensor ? [{ one, k: at.k }] : [];
      });
      const answers = found.map(({ one }) => one);
      const indices = found.map(({ k }) => k);
      known.set(tensor, gradientCause({ tensor, answers, indices, wrong: wrongOf(answers) }, student));
    }
    return known.get(tensor);
  };
}
