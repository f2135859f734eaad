import { codeAnswer } from "../../../src/engine/claims/codeAnswer";
import { pythonLines } from "./pythonLines";

/** A program as a script prints it: what Python prints, or the line of what it refuses. */
interface PrintTrial {
  readonly source: string;
  readonly prints?: string;
  readonly line?: number;
}

/**
 * Runs programs that a script in scripts/trials draws, and compares what they print, and where they are refused.
 * @param most the share of them that may end differently
 * @throws Error where more do
 */
export function comparePrints(script: string, count: number, most: number): void {
  const trials = trialsOf(script, count, process.env.SEED ?? "1");
  if (!trials) {
    console.log("skipped: there is no Python with PyTorch (PYTHON names one)");
    return;
  }
  const found = trials.map((trial) => ({ ...trial, own: ownEnd(trial.source) }));
  const different = found.filter(
    ({ own, line, prints }) => own.line !== line || unsigned(own.prints) !== unsigned(prints),
  );
  const refused = trials.filter(({ line }) => line !== undefined).length;
  console.log(
    `${trials.length - different.length} of ${trials.length} programs, ${refused} of which Python refuses, end as in Python`,
  );
  for (const { source, line, prints, own } of different.slice(0, Number(process.env.SHOWN ?? 3)))
    console.log(
      `\n${source}\n→ Python ${line === undefined ? `prints\n${prints}` : `refuses line ${line}`}\nhere\n${own.prints ?? own.fault}`,
    );
  if (different.length > most * trials.length)
    throw new Error(`${different.length} programs end differently`);
}

/** Without the signs of zeros, which follow from how a library puts its loops, and the widths that they make. */
const unsigned = (prints: string | undefined) =>
  prints
    ?.replaceAll(/-(0\.0*)(?![\de])/g, "$1")
    .replaceAll(/\s+/g, " ")
    .replaceAll("[ ", "[");

function ownEnd(source: string): { line?: number; prints?: string; fault?: string } {
  const result = codeAnswer(source, () => process.cpuUsage().user / 1000);
  if ("fault" in result) return { line: result.fault.line, fault: result.fault.message };
  return { prints: result.answer.prints.map((text) => `${text}\n`).join("") };
}

const trialsOf = (script: string, count: number, seed: string) =>
  pythonLines(script, String(count), seed)?.map((line) => JSON.parse(line) as PrintTrial);
