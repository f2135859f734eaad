import type { NetworkDocument } from "../document/document";
import { type JsonNumber, jsonNumber } from "../math/jsonNumber";
import { runPass } from "../pass/pass";
import { judgeText } from "./judgeText";
import type { ReadingOptions } from "./reading/text/conventions";

/** Someone's pasted answers, read and judged, as the command line prints it. */
export function answersReport(document: NetworkDocument, text: string, options: ReadingOptions) {
  const pass = runPass(document);
  const { read, judgement } = judgeText(pass, text, options);
  const { faults, questions, notes } = read;
  const { first, counts, answers: judged, diagnoses } = judgement;
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
