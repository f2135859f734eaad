import { lineMistakes } from "../../mistakes";
import type { TextEdit } from "../../mistakes/lines/edit";
import type { Expression } from "../../program/parse/tree/syntax";
import type { Recorded } from "../../program/values/recorded";
import { readBy } from "../claim/readBy";
import type { Contributor } from "./contributors";
import { siteOf } from "./site";
import type { NamedEdit } from "./tryEdit";
import type { WrongLine } from "./wrongLine";

/** So many changes of one statement are looked at. */
const mostEdits = 3000;

/** So many kinds of mistakes are tried before the others. */
export const firstKinds = 9;

/** A change, and how likely it is: the kind of mistake, whether it only takes something away, and how near its line is. */
export interface Ranked {
  readonly edit: NamedEdit;
  readonly contributor: Contributor;
  readonly value: Expression;
  readonly rank: readonly [kind: number, isLonger: number, line: number];
}

/** @param awaited names that the line is likely to have been meant to read */
export function rankedEdits(
  wrong: WrongLine,
  contributor: Contributor,
  value: Expression,
  line: number,
  awaited: readonly string[],
): Ranked[] {
  const { run, claim, factor, order } = wrong;
  const site = siteOf(run, contributor, value, claim, namesNear(wrong), factor, new Set(order));
  const isAwaited = (text: string) => awaited.some((name) => new RegExp(`\\b${name}\\b`).test(text));
  const kinds = lineMistakes.map(({ edits, ...kind }) => ({ ...kind, edits: [...(edits?.(site) ?? [])] }));
  const known = new Set<string>();
  /** Of changes to the same text the first is the likeliest. */
  const isNew = ({ from, to, text }: TextEdit) => {
    const change = `${from} ${to} ${text}`;
    return !known.has(change) && known.add(change);
  };
  const different = kinds.map((kind) => ({ ...kind, edits: kind.edits.filter(isNew) }));
  const share = Math.max(1, mostEdits / different.flatMap(({ edits }) => edits).length);
  return different.flatMap(({ mistake, rank, edits }) =>
    edits.slice(0, Math.ceil(share * edits.length)).map(
      (edit): Ranked => ({
        edit: { ...edit, mistake },
        contributor,
        value,
        // Where something is missing, it is in the line that does nothing.
        rank: [
          rank,
          // What is too much comes before what is exchanged, and that before what is missing.
          (1 + Math.sign(edit.text.length - (edit.to - edit.from))) / 2,
          (contributor.isRenaming && rank >= firstKinds) || isAwaited(edit.text) ? -1 : line,
        ],
      }),
    ),
  );
}

export function byRank({ rank: a }: Ranked, { rank: b }: Ranked): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Names that nothing reads after the line that gives them their value, by the line that comes next: there it was forgotten. */
export function awaitedNames(
  source: string,
  contributors: readonly Contributor[],
): ReadonlyMap<Contributor, readonly string[]> {
  const found = new Map<Contributor, string[]>();
  for (const [, name] of source.matchAll(/^[ \t]*([A-Za-z_]\w*) = /gm)) {
    const at = source.lastIndexOf(`${name} = `);
    const end = source.indexOf("\n", at);
    if (end < 0 || new RegExp(`\\b${name}\\b`).test(source.slice(end))) continue;
    const next = contributors
      .filter(({ statement }) => statement.from > at)
      .sort((a, b) => a.statement.from - b.statement.from)[0];
    if (next) found.set(next, [...(found.get(next) ?? []), name]);
  }
  return found;
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
  // What comes back through each of the operations that read the variable.
  for (const one of earlier) if (reached.has(one.variable)) near.add(one.claimed);
  for (const input of claim.variable.node?.inputs ?? []) near.add(input);
  const named = run.interpreter.writings.list().filter(({ recorded }) => near.has(recorded));
  return [
    ...new Set(named.flatMap(({ key, container }) => [String(key), ...(container ? [container] : [])])),
  ];
}
