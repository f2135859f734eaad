import { locationAt } from "../parse/tree/fault";
import type { Again } from "../run/again";
import { outcomeOf } from "../run/results/outcome";
import type { Run } from "../run/runProgram";
import { triesFor } from "../run/tries";
import { conventionEdits } from "./conventions";
import { type Pasted, readPasted } from "./readPasted";
import { isAsPrinted, skeletonOf, type Written, writtenNumbersIn } from "./writtenNumbers";

/** Pasted numbers beside the program's own. */
export interface ComparedNumbers {
  /** Where they stand, from 1. */
  readonly line: number;
  /** The variable, `W.grad`, or `print` with its line. */
  readonly of: string;
  readonly verdict: "right" | "convention" | "wrong";
  /** Of a convention: with what the program gives these numbers. */
  readonly words?: string;
  /** The program's own. */
  readonly exact: readonly number[];
}

/** So many conventions are tried. */
const mostTries = 200;

/**
 * Compares what a real run gave, pasted as comments or below the program, with the program's own numbers; where they differ,
 * other conventions of the libraries are tried.
 * @param output what stands below the program, and its first line
 */
export function comparePasted(
  run: Run,
  again: Again,
  of?: string,
  output?: { readonly line: number; readonly text: string },
): ComparedNumbers[] {
  const wanted: PastedNumbers[] = readPasted(run.source).flatMap((pasted) => {
    const { of: what } = pasted;
    if (what.kind === "print") {
      const read = (other: Run) => printOf(other, what.line, pasted.text);
      return read(run) ? [{ pasted, name: `print in line ${what.line}`, read }] : [];
    }
    const read = (other: Run) => numbersNamed(other, what.kind, what.name, of);
    return read(run)
      ? [{ pasted, name: what.kind === "gradient" ? `${what.name}.grad` : what.name, read }]
      : [];
  });
  if (output) wanted.push(...belowTheProgram(run, output));
  return wanted.map((one) => compareNumbers(run, again, of, one));
}

/** Numbers of a real run, and where the program has its own. */
export interface PastedNumbers {
  readonly pasted: Pick<Pasted, "line" | "numbers">;
  readonly name: string;
  /** The numbers of a run of the program, or of the program in another convention. */
  read(run: Run): ArrayLike<number> | undefined;
}

/** Compares some pasted numbers with a program's own. */
export function compareNumbers(
  run: Run,
  again: Again,
  of: string | undefined,
  { pasted, name, read }: PastedNumbers,
): ComparedNumbers {
  const exact = Array.from(read(run) ?? []);
  const base = { line: pasted.line, of: name, exact };
  if (isAsPrinted(exact, pasted.numbers)) return { ...base, verdict: "right" };
  const words = conventionFor(run, again, of, pasted.numbers, read);
  return words === undefined ? { ...base, verdict: "wrong" } : { ...base, verdict: "convention", words };
}

/** With which other convention a program gives some numbers. */
function conventionFor(
  run: Run,
  again: Again,
  of: string | undefined,
  numbers: readonly Written[],
  read: (run: Run) => ArrayLike<number> | undefined,
): string | undefined {
  // One or two digits fit by chance.
  if (!numbers.some(isTelling)) return undefined;
  const outcome = outcomeOf(run, of);
  const name = "fault" in outcome ? undefined : outcome.of?.name;
  let tries = triesFor(run, mostTries);
  for (const { from, to, text, words } of conventionEdits(run.source, run.interpreter.program, name ?? "")) {
    if (tries-- <= 0) return undefined;
    const other = again(run.source.slice(0, from) + text + run.source.slice(to));
    const found = other.fault ? undefined : read(other);
    if (found && isAsPrinted(found, numbers)) return words;
  }
  return undefined;
}

/** Whether a number has three digits or more: `1.` has one. */
const isTelling = ({ value, text }: Written) =>
  value !== 0 &&
  text
    .replace(/[eE].*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+/, "").length >= 3;

function numbersNamed(
  run: Run,
  kind: "variable" | "gradient",
  name: string,
  of: string | undefined,
): ArrayLike<number> | undefined {
  const outcome = outcomeOf(run, of);
  if ("fault" in outcome) return undefined;
  // A comment such as `# x = 2` may be another input to try: only what is computed is compared.
  if (kind === "variable") {
    const isComputed = run.interpreter.writings
      .list()
      .some(({ key, recorded }) => key === name && recorded.node);
    return isComputed ? outcome.variables.get(name)?.numbers : undefined;
  }
  return outcome.gradients.get(name)?.numbers;
}

/** The numbers that the prints of a line printed, where their text is that of what was pasted but for the numbers. */
function printOf(run: Run, line: number, text: string): number[] | undefined {
  const { printed, printedAt } = run.interpreter.machine;
  const own = printed.filter((_, k) => locationAt(run.source, printedAt[k]).line === line).join("");
  return skeletonOf(own) === skeletonOf(text) ? writtenNumbersIn(own).map(({ value }) => value) : undefined;
}

/** The lines below a program are what all its prints printed, in their order. */
export function belowTheProgram(
  run: Run,
  output: { readonly line: number; readonly text: string },
): PastedNumbers[] {
  const lines = output.text.split("\n");
  let at = 0;
  return run.interpreter.machine.printed.flatMap((printed, k) => {
    const count = writtenNumbersIn(printed).length;
    const start = at;
    const numbers: Written[] = [];
    while (at < lines.length && numbers.length < count) numbers.push(...writtenNumbersIn(lines[at++]));
    if (count === 0 || numbers.length === 0) return [];
    const read = (other: Run) =>
      writtenNumbersIn(other.interpreter.machine.printed[k] ?? "").map(({ value }) => value);
    const from = run.interpreter.machine.printedAt[k];
    return [
      {
        pasted: { line: output.line + start, numbers },
        name: `print in line ${locationAt(run.source, from).line}`,
        read,
      },
    ];
  });
}
