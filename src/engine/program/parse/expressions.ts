import type { SyntaxNode } from "@lezer/common";
import { ProgramFault } from "./fault";
import { childrenOf, inner, listed } from "./nodes";
import { parametersOf } from "./parameters";
import { isClosed, stringValue, unescaped } from "./strings";
import type { Clause, Expression, ExpressionOf, Replacement } from "./syntax";

/** Reads a node of the parser's tree as an expression. */
export function expressionOf(node: SyntaxNode, source: string): Expression {
  const span = { from: node.from, to: node.to };
  const read = (child: SyntaxNode) => expressionOf(child, source);
  const text = source.slice(node.from, node.to);
  switch (node.name) {
    case "Number":
      return { ...span, ...numberOf(text, node.from) };
    case "String":
      requireClosed(text, node.from);
      return { ...span, kind: "string", value: stringValue(text) };
    case "FormatString":
      requireClosed(text, node.from);
      return { ...span, kind: "format", parts: formatParts(node, source) };
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
      return { ...span, kind: "tuple", items: itemsOf(inner(node), source) };
    case "ArrayExpression":
      return { ...span, kind: "list", items: itemsOf(inner(node), source) };
    case "SetExpression":
      return { ...span, kind: "set", items: itemsOf(inner(node), source) };
    case "DictionaryExpression":
      return { ...span, kind: "dict", entries: listed(inner(node)).map((entry) => dictEntry(entry, source)) };
    case "ArrayComprehensionExpression":
      return comprehension("list", inner(node), span, source);
    case "ComprehensionExpression":
      return comprehension("generator", inner(node), span, source);
    case "SetComprehensionExpression":
      return comprehension("set", inner(node), span, source);
    case "DictionaryComprehensionExpression":
      return comprehension("dict", inner(node), span, source);
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
      return memberOf(node, source);
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

function requireClosed(literal: string, from: number): void {
  if (!isClosed(literal))
    throw new ProgramFault("this text is never closed: its last quote is missing", from);
}

/** One expression, or several with commas between them, which are a tuple. */
export function expressionsOf(nodes: readonly SyntaxNode[], source: string): Expression {
  const items = itemsOf(nodes, source);
  if (items.length === 1 && nodes.at(-1)?.name !== ",") return items[0];
  return { kind: "tuple", items, from: nodes[0]?.from ?? 0, to: nodes.at(-1)?.to ?? 0 };
}

/** Expressions between commas, some of them with a star. */
export function itemsOf(nodes: readonly SyntaxNode[], source: string): Expression[] {
  return listed(nodes).map((group) => {
    const last = group[group.length - 1];
    const item = expressionOf(last, source);
    return group.length > 1 ? { kind: "starred", of: item, from: group[0].from, to: last.to } : item;
  });
}

function numberOf(text: string, from: number): Pick<ExpressionOf<"number">, "kind" | "value" | "isInteger"> {
  const digits = text.replaceAll("_", "");
  if (/[jJ]$/.test(digits)) throw new ProgramFault(`${text} is complex; numbers here are real`, from);
  const isInteger = /^\d+$|^0[xob]/i.test(digits);
  const value = Number(digits);
  if (/^0\d*[1-9]/.test(digits) && isInteger && !/^0[xob]/i.test(digits))
    throw new ProgramFault(`${text} begins with a zero: write ${value}`, from);
  if (isInteger && !Number.isSafeInteger(value))
    throw new ProgramFault(
      `${text} is too large: integers are exact up to 2^53 here; write it with a point`,
      from,
    );
  return { kind: "number", value, isInteger };
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

function formatParts(node: SyntaxNode, source: string): (string | Replacement)[] {
  const literal = source.slice(node.from, node.to);
  const [, prefix, quotes] = /^([a-zA-Z]*)('''|"""|'|")/.exec(literal) as RegExpExecArray;
  const isRaw = /r/i.test(prefix);
  const plain = (from: number, to: number) => {
    const text = source.slice(from, to).replaceAll("{{", "{").replaceAll("}}", "}");
    return isRaw ? text : unescaped(text);
  };
  const parts: (string | Replacement)[] = [];
  let at = node.from + prefix.length + quotes.length;
  for (const child of childrenOf(node).filter(({ name }) => name === "FormatReplacement")) {
    if (child.from > at) parts.push(plain(at, child.from));
    parts.push(replacementOf(child, source));
    at = child.to;
  }
  const end = node.to - quotes.length;
  if (end > at) parts.push(plain(at, end));
  return parts;
}

function replacementOf(node: SyntaxNode, source: string): Replacement {
  const children = childrenOf(node);
  const value = children.filter(({ name }) => !/^[{}]$|^Format/.test(name));
  if (value.length === 0) throw new ProgramFault("there is nothing between the braces", node.from);
  const conversion = children.find(({ name }) => name === "FormatConversion");
  const spec = children.find(({ name }) => name === "FormatSpec");
  const label = children.find(({ name }) => name === "FormatSelfDoc");
  return {
    value: expressionsOf(value, source),
    spec: spec ? specParts(spec, source) : [],
    ...(conversion && { conversion: source.slice(conversion.from + 1, conversion.to) }),
    ...(label &&
      label.to > label.from && {
        label: source.slice(value[0].from, label.to) + (/^\s*/.exec(source.slice(label.to))?.[0] ?? ""),
      }),
  };
}

function specParts(node: SyntaxNode, source: string): (string | Replacement)[] {
  const parts: (string | Replacement)[] = [];
  let at = node.from + 1;
  for (const child of childrenOf(node).filter(({ name }) => name === "FormatReplacement")) {
    if (child.from > at) parts.push(source.slice(at, child.from));
    parts.push(replacementOf(child, source));
    at = child.to;
  }
  if (node.to > at) parts.push(source.slice(at, node.to));
  return parts;
}

function dictEntry(nodes: readonly SyntaxNode[], source: string) {
  const last = expressionOf(nodes[nodes.length - 1], source);
  return nodes.length === 3 ? { key: expressionOf(nodes[0], source), value: last } : { value: last };
}

function comprehension(
  form: ExpressionOf<"comprehension">["form"],
  nodes: readonly SyntaxNode[],
  span: { from: number; to: number },
  source: string,
): Expression {
  const first = nodes.findIndex(({ name }) => name === "for" || name === "async");
  const entry = dictEntry(nodes.slice(0, first), source);
  return {
    ...span,
    kind: "comprehension",
    form,
    element: entry.value,
    ...(form === "dict" && "key" in entry && { key: entry.key }),
    clauses: clausesOf(nodes.slice(first), source),
  };
}

function clausesOf(nodes: readonly SyntaxNode[], source: string): Clause[] {
  const clauses: Clause[] = [];
  for (let k = 0; k < nodes.length; ) {
    if (nodes[k].name === "for") {
      const at = nodes.findIndex((node, place) => place > k && node.name === "in");
      const target = expressionsOf(nodes.slice(k + 1, at), source);
      clauses.push({ kind: "for", target, iterable: expressionOf(nodes[at + 1], source) });
      k = at + 2;
    } else {
      clauses.push({ kind: "if", test: expressionOf(nodes[k + 1], source) });
      k += 2;
    }
  }
  return clauses;
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
  if (operator === "and" || operator === "or")
    return { ...span, kind: "logic", operator, left: leftRead, right: rightRead };
  if (!/^(<|>|<=|>=|==|!=|in|not in|is|is not)$/.test(operator))
    return { ...span, kind: "binary", operator, left: leftRead, right: rightRead };
  const rest = [{ operator, right: rightRead }];
  // a < b < c, without parentheses, is one comparison.
  if (left.name === "BinaryExpression" && leftRead.kind === "compare")
    return { ...span, kind: "compare", first: leftRead.first, rest: [...leftRead.rest, ...rest] };
  return { ...span, kind: "compare", first: leftRead, rest };
}

function callOf(node: SyntaxNode, source: string): Expression {
  const [callee, list] = childrenOf(node);
  return {
    kind: "call",
    callee: expressionOf(callee, source),
    ...argumentsOf(list, source),
    from: node.from,
    to: node.to,
  };
}

/** What stands in the parentheses of a call. */
export function argumentsOf(
  list: SyntaxNode,
  source: string,
): Pick<ExpressionOf<"call">, "arguments" | "keywords"> {
  const positional: Expression[] = [];
  const keywords: { name?: string; value: Expression }[] = [];
  const nodes = inner(list);
  // A single comprehension without parentheses of its own: sum(x for x in xs).
  if (nodes.some(({ name }) => name === "for")) {
    positional.push(comprehension("generator", nodes, { from: list.from, to: list.to }, source));
    return { arguments: positional, keywords };
  }
  for (const group of listed(nodes)) {
    const last = group[group.length - 1];
    const value = expressionOf(last, source);
    if (group.length === 1) positional.push(value);
    else if (group.length === 3) keywords.push({ name: source.slice(group[0].from, group[0].to), value });
    else if (group[0].name === "**") keywords.push({ value });
    else positional.push({ kind: "starred", of: value, from: group[0].from, to: last.to });
  }
  return { arguments: positional, keywords };
}

function memberOf(node: SyntaxNode, source: string): Expression {
  const children = childrenOf(node);
  const span = { from: node.from, to: node.to };
  const of = expressionOf(children[0], source);
  if (children[1].name === ".") {
    const name = children[2];
    return { ...span, kind: "attribute", of, name: source.slice(name.from, name.to) };
  }
  const groups = listed(children.slice(2, -1));
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
