import { flatAt } from "../../ops/factories/indices";
import { indexAt } from "../../shape";
import { claimedName } from "../claimNames";
import { nearestName } from "../machine/nearest";
import type { Again } from "../run/again";
import { outcomeOf, type ProgramOutcome } from "../run/results/outcome";
import type { Run } from "../run/runProgram";
import { belowTheProgram, type ComparedNumbers, compareNumbers, type PastedNumbers } from "./comparePasted";
import { isAsPrinted, skeletonOf, type Written, writtenNumbersIn } from "./writtenNumbers";

/** Pasted numbers, as they were written, beside the program's own. */
export interface ComparedText extends ComparedNumbers {
  readonly written: readonly string[];
}

export interface TextRead {
  readonly compared: readonly ComparedText[];
  /** What can't be read, and why. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** Some lines of a text: `W.grad = tensor([…])` has a label, what a print printed hasn't. */
interface LabelledLines {
  /** From 1. */
  readonly line: number;
  readonly label?: string;
  readonly text: string;
}

/**
 * Compares numbers of a real run with a program's: `W.grad = tensor([…])`, `loss: 0.19882`, what its prints printed, in their
 * order, or one number alone, which is the loss or says what it is.
 */
export function compareText(run: Run, again: Again, of: string | undefined, text: string): TextRead {
  const outcome = outcomeOf(run, of);
  if ("fault" in outcome) return { compared: [], faults: [outcome.fault] };
  const faults: { line: number; message: string }[] = [];
  const wanted = isPrinted(run, text)
    ? belowTheProgram(run, { line: 1, text })
    : partsOf(text).flatMap((part): PastedNumbers[] => {
        const numbers = writtenNumbersIn(part.text);
        if (numbers.length === 0) {
          faults.push({ line: part.line, message: "there is no number here" });
          return [];
        }
        if (part.label !== undefined) {
          const found = meaningOf(part.label, outcome, of);
          if (found) return [{ pasted: { line: part.line, numbers }, ...found }];
          faults.push({ line: part.line, message: unknown(part.label, outcome) });
          return [];
        }
        const found = unlabelled(numbers, outcome, of);
        if (found) return [{ pasted: { line: part.line, numbers }, ...found }];
        faults.push({
          line: part.line,
          message: `say what this is, as in W.grad = …: the program prints nothing like it, and has no gradient of ${numbers.length} numbers that fits`,
        });
        return [];
      });
  return {
    compared: wanted.map((one) => ({
      ...compareNumbers(run, again, of, one),
      written: one.pasted.numbers.map((number) => number.text),
    })),
    faults,
  };
}

/** Whether a text is what the program's prints printed, or the beginning of it, but for the numbers. */
function isPrinted({ interpreter }: Run, text: string): boolean {
  const own = skeletonOf(interpreter.machine.printed.join("\n"));
  return /#/.test(own) && text.trim() !== "" && own.startsWith(skeletonOf(text));
}

const labelled =
  /^\s*(?:print\()?["']?([A-Za-z_∂][\w.∂]*(?:\/[d∂]?_?\w+)?(?:\[[^\]]*\])?)["']?\s*[=:]\s*(\S.*)$/;
const beside = /^\s*([A-Za-z_][\w.]*)\s+([-+]?(?:tensor\(|\[|\d|\.\d).*)$/;

/** A text in parts: with each label what follows until its brackets are closed. */
function partsOf(text: string): LabelledLines[] {
  const lines = text.split("\n");
  const parts: LabelledLines[] = [];
  for (let k = 0; k < lines.length; k++) {
    if (lines[k].trim() === "") continue;
    const [, label, value] = labelled.exec(lines[k]) ?? beside.exec(lines[k]) ?? [];
    const start = k;
    let own = value ?? lines[k];
    while (depthOf(own) > 0 && k + 1 < lines.length) own += `\n${lines[++k]}`;
    const last = parts.at(-1);
    if (label !== undefined) parts.push({ line: start + 1, label, text: own });
    else if (last && last.label === undefined)
      parts[parts.length - 1] = { ...last, text: `${last.text}\n${own}` };
    else parts.push({ line: start + 1, text: own });
  }
  return parts;
}

const depthOf = (text: string) => text.split(/[[(]/).length - text.split(/[\])]/).length;

/** Which numbers of a run a label means. */
function meaningOf(
  label: string,
  outcome: ProgramOutcome,
  of: string | undefined,
): Pick<PastedNumbers, "name" | "read"> | undefined {
  const [, whole, index] = /^(.*?)(?:\[([\d,\s]+)\])?$/.exec(label.replace(/\s/g, "")) ?? [];
  if (whole === undefined) return undefined;
  const at = index?.split(",").map(Number);
  const { name: ofName = "" } = outcome.of ?? {};
  const gradient = /^(.+)\.grad$/.exec(whole)?.[1] ?? /^[d∂]\w*\/[d∂]_?(\w+)$/.exec(whole)?.[1];
  const entry = (kind: "gradients" | "variables", name: string, text: string) => ({
    name: `${text}${at ? `[${at.join(",")}]` : ""}`,
    read: (run: Run) => numberOf(run, of, kind, name, at),
  });
  if (gradient !== undefined)
    return outcome.gradients.has(gradient) ? entry("gradients", gradient, `${gradient}.grad`) : undefined;
  if (outcome.variables.has(whole)) return entry("variables", whole, whole);
  if (/^(?:loss|cost|error|mse)$/i.test(whole) && outcome.of) return lossOf(outcome, of);
  const read = claimedName(whole, ofName);
  const named = read?.kind === "of" ? read.names.find((name) => outcome.gradients.has(name)) : undefined;
  return named === undefined ? undefined : entry("gradients", named, `${named}.grad`);
}

const lossOf = (outcome: ProgramOutcome, of: string | undefined) => ({
  name: outcome.of?.name ?? "the loss",
  read: (run: Run) => {
    const other = outcomeOf(run, of);
    return "fault" in other || !other.of ? undefined : [other.of.value];
  },
});

function numberOf(
  run: Run,
  of: string | undefined,
  kind: "gradients" | "variables",
  name: string,
  at: readonly number[] | undefined,
): ArrayLike<number> | undefined {
  const outcome = outcomeOf(run, of);
  const found = "fault" in outcome ? undefined : outcome[kind].get(name);
  if (!found || at === undefined) return found?.numbers;
  if (at.length !== found.shape.length || at.some((k, axis) => !(k < found.shape[axis]))) return undefined;
  return [found.numbers[flatAt(at, found.shape)]];
}

/** Numbers without a label: those of a gradient or variable with which they agree; one alone else is the loss. */
function unlabelled(
  numbers: readonly Written[],
  outcome: ProgramOutcome,
  of: string | undefined,
): Pick<PastedNumbers, "name" | "read"> | undefined {
  if (outcome.of && numbers.length === 1 && isAsPrinted([outcome.of.value], numbers))
    return lossOf(outcome, of);
  for (const kind of ["gradients", "variables"] as const)
    for (const [name, { numbers: own, shape }] of outcome[kind]) {
      const text = kind === "gradients" ? `${name}.grad` : name;
      if (isAsPrinted(own, numbers))
        return { name: text, read: (run) => numberOf(run, of, kind, name, undefined) };
      if (numbers.length > 1) continue;
      const k = own.findIndex((number) => number !== 0 && isAsPrinted([number], numbers));
      if (k < 0) continue;
      const at = indexAt(k, shape);
      return { name: `${text}[${at.join(",")}]`, read: (run) => numberOf(run, of, kind, name, at) };
    }
  return outcome.of && numbers.length === 1 ? lossOf(outcome, of) : undefined;
}

function unknown(label: string, { variables, gradients }: ProgramOutcome): string {
  const near = nearestName(label, [
    ...variables.keys(),
    ...[...gradients.keys()].map((name) => `${name}.grad`),
  ]);
  return `the program has no ${label}${near === undefined ? "" : `; the nearest is ${near}`}`;
}
