import { locationAt } from "../../program/parse/tree/fault";
import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";
import { dependsOn, madeFrom, originOf } from "../claim/history";
import { type Contributor, contributorsTo, writtenValue } from "./contributors";
import { targetOf } from "./foundBy";
import type { WrongLine } from "./wrongLine";

/** The line in which the mistake must have been made. */
interface Blamed {
  readonly line: number;
  readonly name: string;
  readonly mends: readonly Claim[];
}

/**
 * Where no known mistake gives the numbers, the line in which it must have been made, if that is another than the claim's own: the
 * helper through which all go that are wrong, and none that are right; or, where the own line only divides by a number, and the
 * claim isn't a multiple of the gradient, the line that computed what it divides.
 */
export function lineToBlame(
  wrong: WrongLine & { readonly isScaled: boolean; readonly isExplained: boolean },
): Blamed | undefined {
  const { run, claim, earlier, order, sharing, keeping, isScaled, isExplained } = wrong;
  const { statement: own } = claim.writing;
  const forward = new Set(order);
  const right = [...earlier, ...keeping.map((one) => one.claim)];
  const lines = contributorsTo(claim, earlier, forward, run).filter(({ statement }) => statement !== own);
  // What goes through the claim itself says nothing of its helpers.
  const others = sharing.filter(
    (one) => one.claim.writing.statement !== own && !dependsOn(one.claim.claimed, claim.claimed),
  );
  const names = lines.map(({ statement, within }) => {
    const value = writtenValue(statement);
    return value && targetOf(statement, within, value, undefined, run.source);
  });
  const writings = run.interpreter.writings.list();
  let divided: Blamed | undefined;
  for (const [k, { statement }] of lines.entries()) {
    const name = names[k];
    if (name === undefined) continue;
    const isSame = name.replace(/\[.*$/, "") === String(claim.writing.key);
    const blamed = { line: locationAt(run.source, statement.from).line, name, mends: [] as Claim[] };
    const isScaling = own?.kind === "update" && /^[*/]$/.test(own.operator) && own.value.kind !== "binary";
    if (isSame) {
      if (isScaling && !isScaled && statement.kind !== "assign") divided ??= blamed;
      continue;
    }
    const made = writings.flatMap((one) =>
      one.statement === statement && !one.isArgument ? [one.recorded] : [],
    );
    const reads = ({ claimed }: Claim) => made.some((one) => isMadeFrom(claimed, one, forward));
    // Of several lines that give a name its value none is the one.
    if (names.filter((one) => one === name).length > 1) continue;
    if (made.length === 0 || others.length === 0 || !reads(claim)) continue;
    if (others.every((one) => reads(one.claim)) && !right.some(reads))
      return { ...blamed, mends: others.map((one) => one.claim) };
  }
  return divided ?? (isExplained ? undefined : madeInFunction(wrong, lines));
}

/** The line of a function that made the claim's value, where the claim's own does no more than to call it, with nothing that other lines computed. */
function madeInFunction({ claim, run }: WrongLine, lines: readonly Contributor[]): Blamed | undefined {
  const { statement: own } = claim.writing;
  const origin = originOf(claim.claimed);
  const isCall = own?.kind === "assign" && own.value.kind === "call";
  if (!isCall || !origin || lines.some(({ within }) => within === undefined)) return undefined;
  const made = lines.find(({ statement: { from, to } }) => from <= origin.from && origin.to <= to);
  const value = made && writtenValue(made.statement);
  if (!value) return undefined;
  const name = targetOf(made.statement, made.within, value, undefined, run.source);
  return name === undefined
    ? undefined
    : { line: locationAt(run.source, made.statement.from).line, name, mends: [] };
}

/** Whether a value was computed from one that isn't the forward pass's. */
const isMadeFrom = (value: Recorded, from: Recorded, forward: ReadonlySet<Recorded>): boolean =>
  !forward.has(from) && madeFrom(value).length > 0 && dependsOn(value, from);
