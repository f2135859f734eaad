import type { NetworkDocument } from "../document/document";
import { type JsonNumber, jsonNumber } from "../pass/cliJson";
import { runPass } from "../pass/pass";
import { judge } from "./judge";
import type { ReadingOptions } from "./reading/conventions";
import { readAnswers } from "./reading/readAnswers";

/** Someone's pasted answers, read and judged, as the command line prints it. */
export function answersReport(document: NetworkDocument, text: string, options: ReadingOptions) {
  const pass = runPass(document);
  const { answers, faults, questions, notes } = readAnswers(text, document, options, () => pass);
  const { first, counts, answers: judged, diagnoses } = judge(pass, answers);
  return {
    ...(first !== undefined && { first }),
    counts,
    answers: judged.map(({ exact, expected, ...answer }) => ({
      ...answer,
      exact: jsonNumber(exact) satisfies JsonNumber,
      expected: jsonNumber(expected),
    })),
    diagnoses: diagnoses.map(({ used, right, ...diagnosis }) => ({
      ...diagnosis,
      ...(used && { used: used.text }),
      ...(right && { right: right.text }),
    })),
    faults,
    questions,
    notes,
  };
}
