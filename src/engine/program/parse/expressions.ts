import type { SyntaxNode } from "@lezer/common";
import { comprehension, dictEntry, type Read } from "./comprehensions";
import { formatParts } from "./literals/formats";
import { literalNumber } from "./literals/numbers";
import { isClosed, stringValue } from "./literals/strings";
import { parametersOf } from "./parameters";
import { ProgramFault } from "./tree/fault";
import { childrenOf, inner, splitAtCommas } from "./tree/nodes";
import type { Expression, ExpressionOf, Replacement } from "./tree/syntax";

/** Reads a node of the parser's tree as an expression. */
export function expressionOf(node: SyntaxNode, source: string): Expression {
  const span = { from: node.from, to: node.to };
  const read = (child: SyntaxNode) => expressionOf(child, source);
  const text = source.slice(node.from, node.to);
  switch (node.name) {
    case "Number":
      return { ...span, ...literalNumber(text, node.from) };
    case "String":
      requireClosed(text, node.from);
      return { ...span, kind: "string", value: stringValue(text) };
    case "FormatString":
      requireClosed(text, node.from);
      return { ...span, kind: "format", parts: formatParts(node, source, expressionsOf) };
    case "ContinuedString":
      return continuedString(node, source);
    case "VariableName":
    case "print":
      return { ...span, kind: "name", name: text };
    case "Boolean":
      return { ...span, kind: "constant", value: text === "True" };
    case "None":
      return { ...span, kind: "constant", value: null };
    case "Ellipsis":
      return { ...span, kind: "constant", value: "..." };
    case "ParenthesizedExpression": {
      const [inside] = inner(node);
      return inside ? read(inside) : { ...span, kind: "tuple", items: [] };
    }
    case "TupleExpression":
      return { ...span, kind: "tuple", items: commaExpressions(inner(node), source) };
    case "ArrayExpression":
      return { ...span, kind: "list", items: commaExpressions(inner(node), source) };
    case "SetExpression":
      return { ...span, kind: "set", items: commaExpressions(inner(node), source) };
    case "DictionaryExpression":
      return {
        ...span,
        kind: "dict",
        entries: splitAtCommas(inner(node)).map((entry) => dictEntry(entry, readsOf(source))),
      };
    case "ArrayComprehensionExpression":
      return comprehension("list", inner(node), span, readsOf(source));
    case "ComprehensionExpression":
      return comprehension("generator", inner(node), span, readsOf(source));
    case "SetComprehensionExpression":
      return comprehension("set", inner(node), span, readsOf(source));
    case "DictionaryComprehensionExpression":
      return comprehension("dict", inner(node), span, readsOf(source));
    case "UnaryExpression": {
      const [sign, of] = childrenOf(node);
      const operator = source.slice(sign.from, sign.to) as ExpressionOf<"unary">["operator"];
      return { ...span, kind: "unary", operator, of: read(of) };
    }
    case "BinaryExpression":
      return binary(node, source);
    case "ConditionalExpression": {
      const [whenTrue, , test, , otherwise] = childrenOf(node);
      return {
        ...span,
        kind: "conditional",
        test: read(test),
        whenTrue: read(whenTrue),
        otherwise: read(otherwise),
      };
    }
    case "LambdaExpression": {
      const children = childrenOf(node);
      const list = children.find((child) => child.name === "ParamList");
      const body = read(children[children.length - 1]);
      return { ...span, kind: "lambda", parameters: list ? parametersOf(list, source, read) : [], body };
    }
    case "CallExpression":
      return callOf(node, source);
    case "MemberExpression":
      return memberExpression(node, source);
    case "NamedExpression": {
      const [name, , value] = childrenOf(node);
      return { ...span, kind: "named", name: source.slice(name.from, name.to), value: read(value) };
    }
    case "YieldExpression":
      throw new ProgramFault("yield stands alone here, or behind x =", node.from);
    case "AwaitExpression":
      return { ...span, kind: "unknown", what: "await" };
    default:
      throw new ProgramFault(`${text.split("\n")[0].slice(0, 40)} can't be read as an expression`, node.from);
  }
}

const readsOf = (source: string): Read => ({
  one: (node) => expressionOf(node, source),
  several: (nodes) => expressionsOf(nodes, source),
});

function requireClosed(literal: string, from: number): void {
  if (!isClosed(literal))
    throw new ProgramFault("this text is never closed: its last quote is missing", from);
}

/** One expression, or several with commas between them, which are a tuple. */
export function expressionsOf(nodes: readonly SyntaxNode[], source: string): Expression {
  const items = commaExpressions(nodes, source);
  if (items.length === 1 && nodes.at(-1)?.name !== ",") return items[0];
  return { kind: "tuple", items, from: nodes[0]?.from ?? 0, to: nodes.at(-1)?.to ?? 0 };
}

/** Expressions between commas, some of them with a star. */
export function commaExpressions(nodes: readonly SyntaxNode[], source: string): Expression[] {
  return splitAtCommas(nodes).map((group) => {
    const last = group[group.length - 1];
    const item = expressionOf(last, source);
    return group.length > 1 ? { kind: "starred", of: item, from: group[0].from, to: last.to } : item;
  });
}

function continuedString(node: SyntaxNode, source: string): Expression {
  const parts = childrenOf(node).flatMap((child): readonly (string | Replacement)[] => {
    const part = expressionOf(child, source);
    return part.kind === "format" ? part.parts : [(part as ExpressionOf<"string">).value];
  });
  const span = { from: node.from, to: node.to };
  return parts.every((part) => typeof part === "string")
    ? { ...span, kind: "string", value: parts.join("") }
    : { ...span, kind: "format", parts };
}

function binary(node: SyntaxNode, source: string): Expression {
  const children = childrenOf(node);
  const [left, right] = [children[0], children[children.length - 1]];
  const operator = children
    .slice(1, -1)
    .map(({ from, to }) => source.slice(from, to))
    .join(" ");
  const span = { from: node.from, to: node.to };
  const rightRead = expressionOf(right, source);
  const leftRead = expressionOf(left, source);
  if (operator === "<>") throw new ProgramFault("Python writes != for <>", children[1].from);
  if (operator === "and" || operator === "or")
    return { ...span, kind: "logic", operator, left: leftRead, right: rightRead };
  if (!/^(<|>|<=|>=|==|!=|in|not in|is|is not)$/.test(operator))
    return { ...span, kind: "binary", operator, left: leftRead, right: rightRead };
  const comparisons = [{ operator, right: rightRead }];
  // a < b < c, without parentheses, is one comparison.
  if (left.name === "BinaryExpression" && leftRead.kind === "compare")
    return {
      ...span,
      kind: "compare",
      first: leftRead.first,
      comparisons: [...leftRead.comparisons, ...comparisons],
    };
  return { ...span, kind: "compare", first: leftRead, comparisons };
}

function callOf(node: SyntaxNode, source: string): Expression {
  const [callee, list] = childrenOf(node);
  return {
    kind: "call",
    callee: expressionOf(callee, source),
    ...callArguments(list, source),
    from: node.from,
    to: node.to,
  };
}

/** What stands in the parentheses of a call. */
export function callArguments(
  list: SyntaxNode,
  source: string,
): Pick<ExpressionOf<"call">, "arguments" | "keywords"> {
  const positional: Expression[] = [];
  const keywords: { name?: string; value: Expression }[] = [];
  const nodes = inner(list);
  // A single comprehension without parentheses of its own: sum(x for x in xs).
  if (nodes.some(({ name }) => name === "for")) {
    const comma = nodes.find(({ name }, k) => {
      const word = nodes.slice(0, k).findLast((node) => node.name === "for" || node.name === "in");
      return name === "," && word?.name !== "for";
    });
    if (comma)
      throw new ProgramFault("… for … in … beside other arguments needs parentheses of its own", comma.from);
    positional.push(comprehension("generator", nodes, { from: list.from, to: list.to }, readsOf(source)));
    return { arguments: positional, keywords };
  }
  for (const group of splitAtCommas(nodes)) {
    const last = group[group.length - 1];
    const value = expressionOf(last, source);
    const isByPlace = group.length === 1;
    if (isByPlace && keywords.some(({ name }) => name !== undefined))
      throw new ProgramFault(
        "this argument has no name, but one before it has: those without names come first",
        last.from,
      );
    if (isByPlace) positional.push(value);
    else if (group.length === 3) keywords.push({ name: source.slice(group[0].from, group[0].to), value });
    else if (group[0].name === "**") keywords.push({ value });
    else positional.push({ kind: "starred", of: value, from: group[0].from, to: last.to });
  }
  return { arguments: positional, keywords };
}

function memberExpression(node: SyntaxNode, source: string): Expression {
  const children = childrenOf(node);
  const span = { from: node.from, to: node.to };
  const of = expressionOf(children[0], source);
  if (children[1].name === ".") {
    const name = children[2];
    return { ...span, kind: "attribute", of, name: source.slice(name.from, name.to) };
  }
  const groups = splitAtCommas(children.slice(2, -1));
  const indices = groups.map((group) => indexOf(group, source));
  const isTuple = indices.length !== 1 || children.at(-2)?.name === ",";
  const [first, last] = [groups[0]?.[0], groups.at(-1)?.at(-1)];
  const index: Expression = isTuple
    ? { kind: "tuple", items: indices, from: first?.from ?? node.from, to: last?.to ?? node.to }
    : indices[0];
  return { ...span, kind: "subscript", of, index };
}

function indexOf(nodes: readonly SyntaxNode[], source: string): Expression {
  if (!nodes.some(({ name }) => name === ":")) return expressionOf(nodes[0], source);
  const parts: (Expression | undefined)[] = [undefined];
  for (const node of nodes) {
    if (node.name === ":") parts.push(undefined);
    else parts[parts.length - 1] = expressionOf(node, source);
  }
  const [start, stop, step] = parts;
  return {
    kind: "slice",
    ...(start && { start }),
    ...(stop && { stop }),
    ...(step && { step }),
    from: nodes[0].from,
    to: nodes[nodes.length - 1].to,
  };
}
