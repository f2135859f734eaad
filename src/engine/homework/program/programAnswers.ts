import { jsonNumber } from "../../math/jsonNumber";
import { createProgramNotation } from "../../names/programNotation";
import type { ProgramPass } from "../../pass/programPass";
import type { GivenAnswer } from "../answer";
import type { Formula, FormulaTable } from "../formulas";
import type { Verdict } from "../judgement";
import type { ReadingOptions } from "../reading/conventions";
import { agreesWith, isCoarse, isRoundedAway, writtenLike } from "../rounding/agreement";
import { createFloat32Noise } from "../rounding/float32";
import { roundedOnTheWay } from "../rounding/roundedOnTheWay";
import { roundingPaths } from "../rounding/roundingPath";
import { createStudent, type Student } from "../student";
import { programFormulas } from "./programFormulas";
import { readProgramAnswers } from "./readProgramAnswers";

/** Someone's own numbers for a program's variables and gradients, read and judged, as the command line prints it. */
export function programAnswersReport(pass: ProgramPass, text: string, options: ReadingOptions) {
  const { answers, faults } = readProgramAnswers(text, pass, options);
  const judged = judgeProgram(programFormulas(pass), answers);
  const counts: Record<Verdict | "coarse", number> = {
    given: 0,
    right: 0,
    rounding: 0,
    carried: 0,
    wrong: 0,
    coarse: 0,
  };
  for (const { verdict, answer, exact } of judged) {
    counts[verdict] += 1;
    if (verdict === "right" && isCoarse(exact, answer.number)) counts.coarse += 1;
  }
  const first = judged.find(({ verdict }) => verdict === "wrong");
  const notation = createProgramNotation(pass.document.names ?? {}, pass.graph.parse);
  return {
    ...(first && { first: first.answer.quantity }),
    counts,
    answers: judged.map(({ answer: { quantity, label, line, number }, verdict, exact, expected, from }) => {
      const parsed = pass.graph.parse(quantity);
      return {
        quantity,
        symbol: parsed ? notation.text(parsed) : quantity,
        label,
        ...(line !== undefined && { line }),
        written: number.text,
        verdict,
        exact: jsonNumber(exact),
        expected: jsonNumber(expected),
        exactWritten: writtenLike(exact, number),
        expectedWritten: writtenLike(expected, number),
        isCoarse: isCoarse(exact, number),
        from,
      };
    }),
    faults,
  };
}

interface JudgedNumber {
  readonly answer: GivenAnswer;
  readonly verdict: Verdict;
  readonly exact: number;
  /** What the earlier numbers lead to. */
  readonly expected: number;
  readonly from: readonly string[];
}

/** Judges numbers in the order of the program, by the digits that were written; those before them count as they stand. */
function judgeProgram(formulas: FormulaTable, answers: readonly GivenAnswer[]): JudgedNumber[] {
  const ordered = answers
    .flatMap((answer) => {
      const formula = formulas.find(answer.quantity);
      return formula ? [{ answer, formula }] : [];
    })
    .sort((a, b) => a.formula.order - b.formula.order);
  const student = createStudent(formulas);
  const isNoise = createFloat32Noise(formulas);
  const rounded = roundedOnTheWay(
    formulas,
    ordered.map(({ answer }) => answer),
  );
  return ordered.map(({ answer, formula }) => {
    const judged = judgeOne(answer, formula, student, isNoise, rounded);
    if (judged.verdict === "wrong") student.noteWrong(answer, answer.number.value, new Map());
    else student.note(answer);
    return judged;
  });
}

function judgeOne(
  answer: GivenAnswer,
  formula: Formula,
  student: Student<FormulaTable>,
  isNoise: ReturnType<typeof createFloat32Noise>,
  rounded: ReturnType<typeof roundedOnTheWay>,
): JudgedNumber {
  const { number, quantity } = answer;
  const { exact } = formula;
  const [way] = formula.ways;
  const expected = way ? student.unrounded().evaluate(way) : exact;
  const as = (verdict: Verdict, from: readonly string[] = []) => ({ answer, verdict, exact, expected, from });
  if (formula.kind === "given") return as("given");
  if (agreesWith(exact, number) || isNoise(quantity, exact, number)) return as("right");
  if (isRoundedAway(exact, number)) return as("rounding");
  const roots = [...student.rootsOf(quantity)];
  const paths = way ? roundingPaths(answer, formula, student) : [];
  const calm = paths.find(({ sensible, score }) => sensible && score > 0.01) ?? paths[0];
  if (calm?.sensible && calm.score > 0.01) return as(roots.length > 0 ? "carried" : "rounding", roots);
  return as(rounded?.(answer) ? "rounding" : "wrong", roots);
}
