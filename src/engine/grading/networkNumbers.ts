import type { NetworkDocument } from "../document/document";
import { createFormulas } from "../homework/answer/formulas";
import { judgeText } from "../homework/judgeText";
import { readAnswers } from "../homework/reading/readAnswers";
import { nameOf, parseQuantity } from "../names/canonicalName";
import { runPass } from "../pass/pass";
import { workedOut } from "../sheets/rules";
import type { SheetNumbers } from "./sheetNumbers";

/** The numbers of a network's pass. */
export function networkNumbers(document: NetworkDocument): SheetNumbers {
  const pass = runPass(document);
  const formulas = createFormulas(pass);
  return {
    worked: workedOut(formulas),
    exactOf: (name) => formulas.exactOf(name),
    tensorOf,
    isGiven: (written) =>
      formulas.names.some(
        (name) => (name === written || tensorOf(name) === written) && formulas.find(name)?.kind === "given",
      ),
    calledAs(written) {
      const { answers, faults } = readAnswers(`${written} = 1`, document, {}, () => pass);
      return faults.length === 0 && answers.length === 1 ? answers[0].quantity : undefined;
    },
    read: (text, options) => readAnswers(text, document, options, () => pass).answers,
    judge: (text, options) => judgeText(pass, text, options),
  };
}

function tensorOf(name: string): string | undefined {
  const quantity = parseQuantity(name);
  if (!quantity || quantity.kind === "slope") return undefined;
  return nameOf({ ...quantity, of: { ...quantity.of, index: [], example: undefined } });
}
