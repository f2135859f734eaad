import { jsonNumber } from "../../math/jsonNumber";
import type { QuantityFormula } from "../../mistakes/formula/formula";
import { createProgramNotation } from "../../names/programNotation";
import type { ProgramPass } from "../../pass/programs/programPass";
import type { GivenAnswer } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import type { AnswerVerdict, Judgement } from "../answer/judgement";
import { createStudent, type Student } from "../answer/student";
import { scaledNumber } from "../causes/conventions";
import type { ReadingOptions } from "../reading/text/conventions";
import { agreesInDigits, isCoarse, isRoundedAway, writtenLike } from "../rounding/agreement";
import { createFloat32Noise } from "../rounding/float32";
import { roundedOnTheWay } from "../rounding/roundedOnTheWay";
import { roundingPaths } from "../rounding/roundingPath";
import { type Causes, createCauses } from "./causes";
import { programFormulas } from "./programFormulas";
import { diagnosisOf, type JudgedNumber, numberWords } from "./programWords";
import { type ProgramAnswersRead, readProgramAnswers } from "./readProgramAnswers";
import { undoneFactor } from "./undoneFactor";

/** Someone's own numbers for a program's variables and gradients, read and judged. */
export interface ProgramJudgement {
  readonly judgement: Judgement;
  readonly read: ProgramAnswersRead;
}

/**
 * Reads a text and judges it, and what was typed in for single quantities, which counts before the text.
 * @param typed by canonical names
 * @param formulas of the pass, where they have been made already
 */
export function judgeProgramText(
  pass: ProgramPass,
  text: string,
  options: ReadingOptions,
  typed: readonly GivenAnswer[] = [],
  formulas: FormulaTable = programFormulas(pass),
): ProgramJudgement {
  const read = readProgramAnswers(text, pass, options);
  const answers = new Map([...read.answers, ...typed].map((answer) => [answer.quantity, answer]));
  const notation = createProgramNotation(pass.document.names ?? {}, pass.graph.parse);
  const other = undoneFactor(pass, formulas, [...answers.values()]);
  const translated = [...answers.values()].map((answer) =>
    other?.isOf(answer) ? { ...answer, number: scaledNumber(answer.number, 1 / other.factor) } : answer,
  );
  const judged = judgeProgram(formulas, translated, createCauses(pass, formulas, notation));
  const counts: Record<AnswerVerdict | "coarse", number> = {
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
  const symbol = (name: string) => {
    const parsed = pass.graph.parse(name);
    return parsed ? notation.text(parsed) : name;
  };
  const wrong = judged.filter(({ verdict }) => verdict === "wrong");
  // What has one cause has one diagnosis.
  const together = wrong.filter(
    ({ cause }, k) => !cause || wrong.findIndex((other) => other.cause === cause) === k,
  );
  const groups = together.map((one) =>
    one.cause ? wrong.filter(({ cause }) => cause === one.cause) : [one],
  );
  const diagnoses = groups.map((group) => diagnosisOf(group, symbol, formulas, notation, pass.graph.parse));
  return {
    read,
    judgement: {
      ...(wrong.length > 0 && { first: wrong[0].answer.quantity }),
      counts,
      diagnoses,
      answers: judged.map((one) => {
        const { verdict, from } = one;
        const answer = answers.get(one.answer.quantity) ?? one.answer;
        const { quantity, label, line, number } = answer;
        const scaledBy = answer === one.answer ? undefined : other;
        const { factor = 1 } = scaledBy ?? {};
        const conventions = [answer.convention, scaledBy?.words].filter((words) => words !== undefined);
        const [exact, expected] = [one.exact * factor, one.expected * factor];
        const said = numberWords({ ...one, answer, exact, expected }, symbol);
        return {
          quantity,
          symbol: symbol(quantity),
          label,
          ...(line !== undefined && { line }),
          written: number.text,
          verdict,
          exact,
          expected,
          exactWritten: writtenLike(exact, number),
          expectedWritten: writtenLike(expected, number),
          isCoarse: isCoarse(exact, number),
          from,
          ...(conventions.length > 0 && { isConvention: true as const }),
          words:
            conventions.length > 0
              ? `${said} By another convention than this program's: ${conventions.join(", and ")}.`
              : said,
          ...(verdict === "wrong" && { diagnosis: groups.findIndex((group) => group.includes(one)) }),
        };
      }),
    },
  };
}

/** The same as the command line prints it. */
export function programAnswersReport(pass: ProgramPass, text: string, options: ReadingOptions) {
  const { judgement, read } = judgeProgramText(pass, text, options);
  const { first, counts, answers } = judgement;
  return {
    ...(first !== undefined && { first }),
    counts,
    answers: answers.map(({ exact, expected, words: _words, diagnosis: _diagnosis, ...answer }) => ({
      ...answer,
      exact: jsonNumber(exact),
      expected: jsonNumber(expected),
    })),
    faults: read.faults,
  };
}

/** Judges numbers in the order of the program, by the digits that were written; those before them count as they stand. */
function judgeProgram(
  formulas: FormulaTable,
  answers: readonly GivenAnswer[],
  causeOf: Causes,
): JudgedNumber[] {
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
    if (judged.verdict !== "wrong") {
      student.note(answer);
      return judged;
    }
    const cause = causeOf(answer, answers, student);
    student.noteWrong(answer, answer.number.value, new Map());
    return cause ? { ...judged, cause } : judged;
  });
}

function judgeOne(
  answer: GivenAnswer,
  formula: QuantityFormula,
  student: Student<FormulaTable>,
  isNoise: ReturnType<typeof createFloat32Noise>,
  rounded: ReturnType<typeof roundedOnTheWay>,
): JudgedNumber {
  const { number, quantity } = answer;
  const { exact } = formula;
  const [way] = formula.ways;
  const expected = way ? student.unrounded().evaluate(way) : exact;
  const as = (verdict: AnswerVerdict, from: readonly string[] = []) => ({
    answer,
    verdict,
    exact,
    expected,
    from,
  });
  if (formula.kind === "given") return as("given");
  if (agreesInDigits(exact, number) || isNoise(quantity, exact, number)) return as("right");
  if (isRoundedAway(exact, number)) return as("rounding");
  const roots = [...student.rootsOf(quantity)];
  const paths = way ? roundingPaths(answer, formula, student) : [];
  const calm = paths.find(({ sensible, score }) => sensible && score > 0.01) ?? paths[0];
  if (calm?.sensible && calm.score > 0.01) return as(roots.length > 0 ? "carried" : "rounding", roots);
  return as(rounded?.(answer) ? "rounding" : "wrong", roots);
}
