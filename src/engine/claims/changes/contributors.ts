import type { Expression, Statement } from "../../program/parse/tree/syntax";
import type { ValueWriting } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import { namesRead } from "../../program/run/scopes/locals";
import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";
import { madeFrom, originOf } from "../claim/history";
import { isResult, sameTarget } from "../finding/builtUp";

/** A statement of which numbers of a claim were computed. */
export interface Contributor {
  readonly statement: Statement;
  /** The function in which it stands. */
  readonly within: Statement | undefined;
  /** Whether it only gives a value another name. */
  readonly isRenaming?: boolean;
  /** Whether it gives a constant, whose way into a claim isn't recorded. */
  readonly isConstant?: boolean;
}

/**
 * The statements that computed a claim from the claims that it reads and from values of the forward pass: its own, and
 * those of helpers, the last first.
 */
export function contributorsTo(
  claim: Claim,
  earlier: readonly Claim[],
  forward: ReadonlySet<Recorded>,
  run: Run,
): Contributor[] {
  const { interpreter } = run;
  const { program } = interpreter;
  const known = new Set(
    earlier.filter((one) => one.variable !== claim.variable).map(({ claimed }) => claimed),
  );
  const last = new Map<Statement, number>();
  const within = new Map<Statement, Statement | undefined>();
  const add = (at: number, id: number) => {
    const found = statementAt(program, at);
    if (!found) return;
    last.set(found.statement, Math.max(last.get(found.statement) ?? 0, id));
    within.set(found.statement, found.within);
  };
  const seen = new Set<Recorded>();
  const visit = (value: Recorded) => {
    if (seen.has(value) || (known.has(value) && value !== claim.claimed) || forward.has(value)) return;
    seen.add(value);
    const origin = originOf(value);
    if (origin) add(origin.from, value.id);
    for (const input of madeFrom(value)) visit(input);
  };
  visit(claim.claimed);
  const { statement, span, owner, order } = claim.writing;
  // What the same place held before, also where that is only a copy.
  for (const one of interpreter.writings.list())
    if (one.owner === owner && sameTarget(one, claim.writing) && one.order < order)
      add((one.statement ?? one.span).from, 0);
  // What a function gave, in the caller's line.
  for (const one of interpreter.writings.list())
    if (!one.isArgument && one.order < order && seen.has(one.recorded) && isResult(one))
      add((one.statement ?? one.span).from, one.recorded.id + 0.25);
  add((statement ?? span).from, Number.POSITIVE_INFINITY);
  const renaming = new Set<Statement>();
  const constant = new Set<Statement>();
  for (const one of renamedFor(claim, [...last.keys()], forward, run)) {
    // After the line that computed the value.
    add((one.statement ?? one.span).from, one.recorded.id + 0.5);
    if (one.statement) (isRenaming(one.statement) ? renaming : constant).add(one.statement);
  }
  return [...last.entries()]
    .sort(([, a], [, b]) => b - a)
    .map(([one]) => ({
      statement: one,
      within: within.get(one),
      ...(renaming.has(one) && { isRenaming: true }),
      ...(constant.has(one) && { isConstant: true }),
    }));
}

/** Whether a line only gives a value another name, as `delta = p` does. */
const isRenaming = (statement: Statement): boolean =>
  statement.kind === "assign" && /^(?:name|attribute|subscript)$/.test(statement.value.kind);

/**
 * Lines after the forward pass that give a name to what statements read by it, and from which no way back leads: those that
 * only rename, and those of constants, as a mask or a size.
 */
export function renamedFor(
  claim: Claim,
  statements: readonly Statement[],
  forward: ReadonlySet<Recorded>,
  { interpreter }: Run,
): ValueWriting[] {
  const writings = interpreter.writings.list();
  const [of] = forward;
  const end = writings.findLast(({ recorded }) => recorded === of)?.order ?? 0;
  // `A2 = cache["A2"]` has its name from the forward pass.
  const known = new Set(writings.filter(({ order }) => order <= end).map(({ key }) => key));
  const read = new Set(
    statements.flatMap((one) => {
      const value = writtenValue(one);
      return value ? [...namesRead(value)] : [];
    }),
  );
  return writings.filter(
    ({ key, statement, order, isArgument, recorded }) =>
      !isArgument &&
      !known.has(key) &&
      order > end &&
      order < claim.writing.order &&
      statement !== undefined &&
      (isRenaming(statement) || (isUntold(recorded) && writtenValue(statement)?.kind !== "number")) &&
      read.has(String(key)),
  );
}

/** Whether nothing says from what a value was computed: constants, and numbers made of truth values. */
const isUntold = (value: Recorded): boolean => value.isConstant || originOf(value) === undefined;

function statementAt(
  statements: readonly Statement[],
  at: number,
  within?: Statement,
): Contributor | undefined {
  const found = statements.find(({ from, to }) => from <= at && at < to);
  if (!found) return undefined;
  const inner =
    "body" in found ? statementAt(found.body, at, found.kind === "def" ? found : within) : undefined;
  const other = "otherwise" in found ? statementAt(found.otherwise, at, within) : undefined;
  return inner ?? other ?? { statement: found, within };
}

/** What a statement computes, where it is one that can be written differently. */
export function writtenValue(statement: Statement): Expression | undefined {
  return statement.kind === "assign" || statement.kind === "update" || statement.kind === "return"
    ? statement.value
    : undefined;
}
