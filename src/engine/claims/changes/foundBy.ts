import { locationAt } from "../../program/parse/tree/fault";
import type { Expression, Statement } from "../../program/parse/tree/syntax";
import type { Claim } from "../claim/claim";
import type { Contributor } from "./contributors";
import { tidied } from "./tidy";
import type { NamedEdit } from "./tryEdit";
import type { FoundRepair, WrongLine } from "./wrongLine";

/** What there is to say of a change that makes a claim right. @param value what the statement computes @param mends other claims that it makes right */
export function foundBy(
  edit: NamedEdit,
  { statement, within }: Contributor,
  value: Expression,
  { claim, run }: WrongLine,
  mends: readonly Claim[],
): FoundRepair {
  const whole = (from: number, to: number) =>
    run.source.slice(from, edit.from) + edit.text + run.source.slice(edit.to, to);
  const isInside = edit.from >= value.from && edit.to <= value.to && !edit.text.includes("\n");
  return {
    mistake: edit.mistake,
    words: edit.words,
    line: locationAt(run.source, statement.from).line,
    name: targetOf(statement, within, value, edit, run.source) ?? claim.name,
    right: tidied(
      isInside ? whole(value.from, value.to) : whole(statement.from, Math.max(statement.to, edit.to)),
    ),
    mends,
  };
}

/** What a statement gives a value, as the program writes it: of several at once the one whose value is changed; of a function's result the function. */
export function targetOf(
  statement: Statement,
  within: Statement | undefined,
  value: Expression,
  edit: Pick<NamedEdit, "from" | "to"> | undefined,
  source: string,
): string | undefined {
  if (statement.kind === "return") return within?.kind === "def" ? `${within.name}()` : undefined;
  const target =
    statement.kind === "assign"
      ? statement.targets[0]
      : statement.kind === "update"
        ? statement.target
        : undefined;
  if (!target) return undefined;
  const item =
    target.kind === "tuple" && value.kind === "tuple" && edit
      ? target.items[value.items.findIndex(({ from, to }) => edit.from >= from && edit.to <= to)]
      : undefined;
  const { from, to } = item ?? target;
  return source.slice(from, to);
}
