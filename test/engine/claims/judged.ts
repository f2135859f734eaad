import { codeAnswer } from "../../../src/engine/claims/codeAnswer";

/** A program's claims, judged, and the first wrong line. */
export function judged(source: string) {
  const result = codeAnswer(source, () => 0);
  if ("fault" in result) throw new Error(`${result.fault.line}: ${result.fault.message}`);
  const { first, claims = [] } = result.answer;
  return { first, claims };
}

/** "9 dz of Z[0]: right" of each claim. */
export const verdictsOf = (source: string): string[] =>
  judged(source).claims.map(({ line, name, of, verdict }) => `${line} ${name} of ${of}: ${verdict}`);
