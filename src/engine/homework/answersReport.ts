import type { NetworkDocument } from "../document/document";
import { type JsonNumber, jsonNumber } from "../pass/answer";
import { runPass } from "../pass/pass";
import { judge } from "./judge";
import { type ReadingOptions, readAnswers } from "./reading/readAnswers";

/** Someone's pasted answers, read and judged, as the command line prints it. */
export function answersReport(document: NetworkDocument, text: string, options: ReadingOptions) {
  const { answers, faults, questions } = readAnswers(text, document, options);
  const { first, counts, answers: judged, diagnoses } = judge(runPass(document), answers);
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
  };
}
