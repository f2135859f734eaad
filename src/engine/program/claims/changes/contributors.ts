import type { Expression, Statement } from "../../parse/syntax";
import type { Run } from "../../run/runProgram";
import type { Recorded } from "../../tape/recorded";
import { sameTarget } from "../finding/findClaims";
import type { Claim } from "../finding/pairClaims";
import { madeFrom, originOf } from "../history";

/** A statement of which numbers of a claim were computed. */
export interface Contributor {
  readonly statement: Statement;
  /** The function in which it stands. */
  readonly within: Statement | undefined;
}

/**
 * The statements that computed a claim from the claims that it reads and from values of the forward pass: its own, and
 * those of helpers, the last first.
 */
export function contributorsTo(
  claim: Claim,
  earlier: readonly Claim[],
  forward: ReadonlySet<Recorded>,
  { interpreter }: Run,
): Contributor[] {
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
  add((statement ?? span).from, Number.POSITIVE_INFINITY);
  return [...last.entries()]
    .sort(([, a], [, b]) => b - a)
    .map(([one]) => ({ statement: one, within: within.get(one) }));
}

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
