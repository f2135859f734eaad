import type { SyntaxNode } from "@lezer/common";
import { expressionsOf } from "./expressions";
import { requireTarget } from "./targets";
import { childrenOf } from "./tree/nodes";
import type { Expression, Statement } from "./tree/syntax";

/** `a = b = …`, perhaps annotated, or `a = yield …`. */
export function readAssignment(node: SyntaxNode, source: string): Statement {
  const parts: SyntaxNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === "AssignOp") parts.push([]);
    else if (child.name !== "TypeDef") parts[parts.length - 1].push(child);
  }
  const span = { from: node.from, to: node.to };
  const isAnnotated = childrenOf(node).some(({ name }) => name === "TypeDef");
  if (parts.length === 1)
    return { ...span, kind: "annotation", target: requireTarget(expressionsOf(parts[0], source), "assign") };
  const yielded = yieldIn(parts[parts.length - 1]);
  if (yielded) {
    const targets = parts.slice(0, -1).map((part) => requireTarget(expressionsOf(part, source), "assign"));
    return readYield(childrenOf(yielded), targets, span, source);
  }
  const value = expressionsOf(parts[parts.length - 1], source);
  const targets = parts.slice(0, -1).map((part) => requireTarget(expressionsOf(part, source), "assign"));
  return { ...span, kind: "assign", targets, value, ...(isAnnotated && { isAnnotated }) };
}

/** `x = yield y` or `x = (yield y)`. */
function yieldIn([node, ...more]: readonly SyntaxNode[]): SyntaxNode | undefined {
  if (!node || more.length > 0) return undefined;
  if (node.name === "ParenthesizedExpression") return yieldIn(childrenOf(node).slice(1, -1));
  return node.name === "YieldExpression" ? node : undefined;
}

/** What a generator gives; the targets are bound to what it is sent. */
export function readYield(
  children: readonly SyntaxNode[],
  targets: readonly Expression[],
  span: { from: number; to: number },
  source: string,
): Statement {
  const isFrom = children[1]?.name === "from";
  const value = children.slice(isFrom ? 2 : 1).filter(({ type }) => !type.isError);
  return {
    ...span,
    kind: "yield",
    targets,
    isFrom,
    ...(value.length > 0 && { value: expressionsOf(value, source) }),
  };
}

/** `a += …` and the like. */
export function readUpdate(node: SyntaxNode, source: string): Statement {
  const children = childrenOf(node);
  const at = children.findIndex(({ name }) => name === "UpdateOp");
  const { from, to } = children[at];
  return {
    from: node.from,
    to: node.to,
    kind: "update",
    target: requireTarget(expressionsOf(children.slice(0, at), source), "update"),
    operator: source.slice(from, to).slice(0, -1),
    value: expressionsOf(children.slice(at + 1), source),
  };
}
