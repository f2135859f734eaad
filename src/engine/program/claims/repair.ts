import type { KnownMistake } from "../../names/knownMistakes";
import { placeAt } from "../parse/fault";
import { parseProgram } from "../parse/parse";
import type { Expression, Statement } from "../parse/syntax";
import type { Interpreter } from "../run/interpreter";
import type { Run } from "../run/runProgram";
import { triesFor } from "../run/tries";
import type { Writing } from "../run/writings";
import type { Recorded } from "../tape/recorded";
import { NDArray, numbersOf } from "../values/ndarray";
import { Float, Int } from "../values/value";
import type { Claim } from "./pairClaims";
import { readBy } from "./pairClaims";
import { repairs } from "./repairs";
import { type Contributor, contributorsTo, writtenValue } from "./repairs/contributors";
import type { Edit } from "./repairs/edit";
import { siteOf } from "./repairs/site";
import { tidied } from "./repairs/tidy";
import { agrees, isSameLayout } from "./verdict";

/** Runs another text as the program was run. @param prepare is given the interpreter before it begins */
export type Again = (source: string, prepare?: (interpreter: Interpreter) => void) => Run;

/** What makes a wrong claim right. */
export interface FoundRepair {
  readonly mistake: KnownMistake;
  readonly words: string;
  /** The line that was changed, from 1. */
  readonly line: number;
  /** The right side as it should be; a whole line where more of it changes, or where it isn't the claim's own. */
  readonly right: string;
}

export interface WrongLine {
  readonly run: Run;
  readonly again: Again;
  readonly claim: Claim;
  /** The claims that are right before it, and all others of its line. */
  readonly earlier: readonly Claim[];
  readonly alike: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  readonly gradient: Float64Array;
  readonly factor: number | undefined;
  /** All that the number was computed from, newest first. */
  readonly order: readonly Recorded[];
}

/** So often the program is run with another text of which the numbers don't say before that it fits. */
const most = { ofKind: 24, unseen: 320 };

/**
 * Looks for one change of the program's text that makes a claim right and no other wrong: the inverse of a known mistake, in
 * the claim's own line or in those of its helpers.
 */
export function repairOf(wrong: WrongLine): FoundRepair | undefined {
  const { run, claim, earlier, order, factor } = wrong;
  const forward = new Set(order);
  const near = namesNear(wrong);
  let unseen = triesFor(run, most.unseen);
  let second: FoundRepair | undefined;
  for (const contributor of contributorsTo(claim, earlier, forward, run)) {
    const value = writtenValue(contributor.statement);
    if (!value) continue;
    const site = siteOf(run, contributor, value, claim, near, factor);
    const kinds = repairs.map((one) => [...one(site)]);
    const isDirect = isOwn(contributor, claim) && isPlain(value, run);
    const isInside = ({ from, to }: Edit) => from >= value.from && to <= value.to;
    const edits = kinds.flat();
    const fitting = isDirect ? edits.filter(isInside) : [];
    // Of each kind the first, so that none takes all that may be tried.
    const others = isDirect
      ? edits.filter((edit) => !isInside(edit))
      : kinds.flatMap((of) => of.slice(0, most.ofKind));
    const tries = [...others.slice(0, unseen), ...predicted(wrong, contributor.statement, value, fitting)];
    unseen -= Math.min(unseen, others.length);
    for (const edit of tries) {
      const result = tryEdit(wrong, edit);
      if (result === "no") continue;
      const found = foundBy(edit, contributor.statement, value, wrong);
      if (result === "all") return found;
      second ??= found;
    }
  }
  return second;
}

/** Whether a statement puts its value into what is claimed. */
const isOwn = ({ statement }: Contributor, { writing }: Claim): boolean => {
  const target =
    statement.kind === "assign" && statement.targets.length === 1
      ? statement.targets[0]
      : statement.kind === "update" && /^[-+]$/.test(statement.operator)
        ? statement.target
        : undefined;
  const name = target?.kind === "name" || target?.kind === "attribute" ? target.name : undefined;
  return (
    statement.from === writing.statement?.from &&
    target !== undefined &&
    (name === writing.key ||
      (target.kind === "subscript" && statement.kind === "assign" && writing.container !== undefined))
  );
};

/** Whether evaluating an expression changes nothing: it calls no function of the program's own but those of numbers. */
function isPlain(value: Expression, { source, interpreter }: Run): boolean {
  const text = source.slice(value.from, value.to);
  return (
    [...text.matchAll(/(\w+)\(/g)].every(
      ([, name]) =>
        !interpreter.module.values.has(name) ||
        /prime|deriv|slope|sigmoid|sig\b|tanh|relu|softmax/i.test(name),
    ) && !/\.(?:backward|forward|step|append|pop)\(/.test(text)
  );
}

/** Those of a line's changes by which the claim would have the right numbers. */
function predicted(
  { again, run, claim, gradient }: WrongLine,
  statement: Statement,
  value: Expression,
  edits: readonly Edit[],
): Edit[] {
  if (edits.length === 0) return [];
  const { source } = run;
  const own = source.slice(value.from, value.to);
  const texts = edits.map(
    ({ from, to, text }) => own.slice(0, from - value.from) + text + own.slice(to - value.from),
  );
  const expressions = [own, ...texts].map(expressionOf);
  /** Of each pass, the numbers of each expression. */
  const seen: (Float64Array | undefined)[][] = [];
  again(source, (interpreter) => {
    const { tape } = interpreter.machine;
    interpreter.probe = {
      from: statement.from,
      see(scope) {
        const { isRecording } = tape;
        tape.isProgram = false;
        const calls = interpreter.mark();
        tape.isRecording = false;
        seen.push(
          expressions.map((expression) => {
            try {
              return expression && numbersIn(interpreter.evaluate(expression, scope));
            } catch {
              interpreter.mark(calls);
              return undefined;
            }
          }),
        );
        tape.isRecording = isRecording;
        tape.isProgram = true;
      },
    };
  });
  const passes = statement.kind === "update" ? seen : [seen[occurrenceOf(run, claim.writing)] ?? []];
  const sign = statement.kind === "update" && statement.operator === "-" ? -1 : 1;
  return edits.filter((_, k) => {
    const numbers = Float64Array.from(claim.claimed.data);
    for (const [before, ...candidates] of passes) {
      const after = candidates[k];
      if (!before || !after) return false;
      if (statement.kind === "assign") {
        if (passes.length !== 1 || after.length !== gradient.length) return false;
        return agrees(after, gradient);
      }
      if (after.length !== numbers.length && after.length !== 1) return false;
      for (let n = 0; n < numbers.length; n++)
        numbers[n] += sign * (after[after.length === 1 ? 0 : n] - before[before.length === 1 ? 0 : n]);
    }
    return agrees(numbers, gradient);
  });
}

function expressionOf(text: string): Expression | undefined {
  try {
    const [statement] = parseProgram(`(${text})\n`);
    return statement?.kind === "expression" ? statement.value : undefined;
  } catch {
    return undefined;
  }
}

function numbersIn(value: unknown): Float64Array | undefined {
  if (value instanceof NDArray) return Float64Array.from(numbersOf(value));
  if (value instanceof Float || value instanceof Int) return Float64Array.of(value.value);
  return undefined;
}

/** What a change does: nothing, the claim right, or the others of its line too. */
function tryEdit(
  { run, again, claim, earlier, alike, gradient }: WrongLine,
  edit: Edit,
): "no" | "claim" | "all" {
  const source = run.source.slice(0, edit.from) + edit.text + run.source.slice(edit.to);
  const other = again(source);
  if (other.fault && !run.fault) return "no";
  const lines = edit.text.split("\n").length - run.source.slice(edit.from, edit.to).split("\n").length;
  const changed = placeAt(run.source, edit.from).line;
  const found = (one: Claim) => {
    const place = occurrenceOf(run, one.writing);
    const line = one.line >= changed ? one.line + lines : one.line;
    return writingsLike(other, one.writing, line)[place]?.recorded;
  };
  const now = found(claim);
  if (!now || !isSameLayout(now, claim.variable) || !agrees(now.data, gradient)) return "no";
  const isKept = earlier.every((one) => agrees(found(one)?.data ?? [], one.claimed.data));
  if (!isKept) return "no";
  return alike.every((one) => agrees(found(one.claim)?.data ?? [], one.gradient)) ? "all" : "claim";
}

/** The writings of one name in one line, in the order of execution. */
const writingsLike = (run: Run, { key, container }: Writing, line: number): Writing[] =>
  run.interpreter.writings
    .list()
    .filter(
      (one) =>
        one.key === key &&
        one.container === container &&
        !one.isArgument &&
        placeAt(run.source, (one.statement ?? one.span).from).line === line,
    );

/** Which of the writings of its name in its line one is. */
const occurrenceOf = (run: Run, writing: Writing): number =>
  writingsLike(run, writing, placeAt(run.source, (writing.statement ?? writing.span).from).line).findIndex(
    ({ order }) => order === writing.order,
  );

function foundBy(
  edit: Edit,
  statement: Statement,
  value: Expression,
  { claim, run }: WrongLine,
): FoundRepair {
  const line = placeAt(run.source, statement.from).line;
  const whole = (from: number, to: number) =>
    run.source.slice(from, edit.from) + edit.text + run.source.slice(edit.to, to);
  const isInside = edit.from >= value.from && edit.to <= value.to;
  const isOwnLine = line === claim.line;
  return {
    mistake: edit.mistake,
    words: isOwnLine ? edit.words : `in line ${line}, ${edit.words}`,
    line,
    right:
      isOwnLine && isInside
        ? tidied(whole(value.from, value.to))
        : whole(statement.from, Math.max(statement.to, edit.to)),
  };
}

/** Names of values near the claim's variable, and of claims that it reads. */
function namesNear({ run, claim, earlier, order }: WrongLine): string[] {
  const forward = [...order].reverse();
  const reached = new Set([claim.variable]);
  const near = new Set<Recorded>([claim.variable]);
  for (const output of forward) {
    if (!output.node?.inputs.some((input) => reached.has(input)) || reached.size > 8) continue;
    reached.add(output);
    near.add(output);
    for (const input of output.node.inputs) near.add(input);
  }
  for (const one of readBy(claim, earlier, new Set(order)).claims) near.add(one.claimed);
  for (const input of claim.variable.node?.inputs ?? []) near.add(input);
  const named = run.interpreter.writings.list().filter(({ recorded }) => near.has(recorded));
  return [
    ...new Set(named.flatMap(({ key, container }) => [String(key), ...(container ? [container] : [])])),
  ];
}
