import type { ProgramDocument } from "../document/programDocument";
import { judgeProgramText } from "../homework/program/programAnswers";
import { programFormulas } from "../homework/program/programFormulas";
import { readProgramAnswers } from "../homework/program/readProgramAnswers";
import { nameOf } from "../names/canonicalName";
import { withOf } from "../names/quantity";
import { runProgramPass } from "../pass/programs/programPass";
import type { SheetNumbers } from "./sheetNumbers";

/** The numbers of a program's pass; a sentence where it doesn't run. */
export function programNumbers(
  document: ProgramDocument,
  now: () => number,
): SheetNumbers | { readonly fault: string } {
  const run = runProgramPass(document, now);
  if ("fault" in run)
    return { fault: `the program doesn’t run: line ${run.fault.line}: ${run.fault.message}` };
  const { pass } = run;
  const formulas = programFormulas(pass);
  const { names, find } = formulas;
  const tensorOf = (name: string) => {
    const quantity = pass.graph.parse(name);
    return quantity && quantity.kind !== "slope"
      ? nameOf(withOf(quantity, { ...quantity.of, index: [] }))
      : undefined;
  };
  return {
    worked: names.filter((name) => find(name)?.kind !== "given"),
    exactOf: (name) => find(name)?.exact,
    tensorOf,
    isGiven: (written) =>
      names.some((name) => (name === written || tensorOf(name) === written) && find(name)?.kind === "given"),
    calledAs(written) {
      const { answers, faults } = readProgramAnswers(`${written} = 1`, pass, {});
      return faults.length === 0 && answers.length === 1 ? answers[0].quantity : undefined;
    },
    read: (text, options) => readProgramAnswers(text, pass, options).answers,
    judge(text, options) {
      const { read, judgement } = judgeProgramText(pass, text, options, [], formulas);
      return { read: { ...read, questions: [] }, judgement };
    },
  };
}
