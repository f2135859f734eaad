import type { SyntaxNode } from "@lezer/common";
import type { Clause, Expression, ExpressionOf } from "./tree/syntax";

/** Reads what stands in a comprehension. */
export interface Read {
  readonly one: (node: SyntaxNode) => Expression;
  /** Several with commas between them are a tuple. */
  readonly several: (nodes: readonly SyntaxNode[]) => Expression;
}

/** `key: value`, or `**of`. */
export function dictEntry(nodes: readonly SyntaxNode[], read: Read) {
  const last = read.one(nodes[nodes.length - 1]);
  return nodes.length === 3 ? { key: read.one(nodes[0]), value: last } : { value: last };
}

/** What stands for each of something, in whichever brackets. */
export function comprehension(
  form: ExpressionOf<"comprehension">["form"],
  nodes: readonly SyntaxNode[],
  span: { from: number; to: number },
  read: Read,
): Expression {
  const first = nodes.findIndex(({ name }) => name === "for" || name === "async");
  const entry = dictEntry(nodes.slice(0, first), read);
  return {
    ...span,
    kind: "comprehension",
    form,
    element: entry.value,
    ...(form === "dict" && "key" in entry && { key: entry.key }),
    clauses: clausesOf(nodes.slice(first), read),
  };
}

function clausesOf(nodes: readonly SyntaxNode[], read: Read): Clause[] {
  const clauses: Clause[] = [];
  for (let k = 0; k < nodes.length; ) {
    if (nodes[k].name === "for") {
      const at = nodes.findIndex((node, index) => index > k && node.name === "in");
      const target = read.several(nodes.slice(k + 1, at));
      clauses.push({ kind: "for", target, iterable: read.one(nodes[at + 1]) });
      k = at + 2;
    } else {
      clauses.push({ kind: "if", test: read.one(nodes[k + 1]) });
      k += 2;
    }
  }
  return clauses;
}
