import type { Notation } from "../../names/notation";
import type { ProgramPass } from "../../pass/programs/programPass";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import type { Student } from "../answer/student";
import { agreesInDigits, isRoundedAway } from "../rounding/agreement";
import type { ProgramCause } from "./cause";
import { forwardCause } from "./forwardCauses";
import { createGradientCauses, gradientSlot } from "./gradientCauses";

/** Which known mistake gives a wrong answer, and the other wrong ones of its array with it. */
export type Causes = (
  answer: GivenAnswer,
  all: readonly GivenAnswer[],
  student: Student<FormulaTable>,
) => ProgramCause | undefined;

export function createCauses(pass: ProgramPass, formulas: FormulaTable, notation: Notation): Causes {
  const gradientCause = createGradientCauses(pass, formulas, notation);
  /** By tensor: found once for all of its numbers. */
  const known = new Map<number, ProgramCause | undefined>();
  const { names, parse } = pass.graph;
  const variables = new Set(names.flatMap(({ name, isVariable }) => (isVariable ? [name] : [])));
  const isNamed = (name: string) => variables.has(parse(name)?.of.base ?? name);
  const isRight = ({ quantity, number }: GivenAnswer) => {
    const exact = formulas.find(quantity)?.exact ?? Number.NaN;
    return agreesInDigits(exact, number) || isRoundedAway(exact, number);
  };
  return (answer, all, student) => {
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
      const wrong = answers.flatMap((one, k) => (isRight(one) ? [] : [k]));
      known.set(tensor, gradientCause({ tensor, answers, indices: found.map(({ k }) => k), wrong }, student));
    }
    return known.get(tensor);
  };
}
