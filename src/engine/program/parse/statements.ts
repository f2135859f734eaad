import type { SyntaxNode } from "@lezer/common";
import { readAssignment, readUpdate, readYield } from "./assignments";
import { callArguments, commaExpressions, expressionOf, expressionsOf } from "./expressions";
import { importOf } from "./imports";
import { parametersOf } from "./parameters";
import { requireTarget } from "./targets";
import { ProgramFault } from "./tree/fault";
import { childrenOf, splitAtCommas } from "./tree/nodes";
import type { Expression, Handler, Statement } from "./tree/syntax";

/** Reads statements; those that share a line come one by one. */
export function statementsOf(nodes: readonly SyntaxNode[], source: string): Statement[] {
  return nodes.flatMap((node) =>
    node.name === "StatementGroup"
      ? statementsOf(
          childrenOf(node).filter(({ name }) => name !== ";"),
          source,
        )
      : [statementOf(node, source)],
  );
}

function statementOf(node: SyntaxNode, source: string): Statement {
  const span = { from: node.from, to: node.to };
  const children = childrenOf(node);
  const read = (child: SyntaxNode) => expressionOf(child, source);
  const text = (child: SyntaxNode) => source.slice(child.from, child.to);
  switch (node.name) {
    case "AssignStatement":
      return readAssignment(node, source);
    case "UpdateStatement":
      return readUpdate(node, source);
    case "ExpressionStatement":
      return { ...span, kind: "expression", value: expressionsOf(children, source) };
    case "ReturnStatement":
      return {
        ...span,
        kind: "return",
        ...(children.length > 1 && { value: expressionsOf(children.slice(1), source) }),
      };
    case "PassStatement":
      return { ...span, kind: "pass" };
    case "BreakStatement":
      return { ...span, kind: "break" };
    case "ContinueStatement":
      return { ...span, kind: "continue" };
    case "FunctionDefinition":
      return functionOf(node, [], source);
    case "ClassDefinition":
      return classOf(node, [], source);
    case "DecoratedStatement": {
      const decorators = children
        .filter(({ name }) => name === "Decorator")
        .map((decorator) => decoratorOf(decorator, source));
      const last = children[children.length - 1];
      if (last.name === "FunctionDefinition") return functionOf(last, decorators, source);
      return classOf(last, decorators, source);
    }
    case "ForStatement": {
      const at = children.findIndex(({ name }) => name === "in");
      const bodies = children.filter(({ name }) => name === "Body");
      const end = children.indexOf(bodies[0]);
      const target = requireTarget(expressionsOf(children.slice(1, at), source), "assign");
      const iterable = expressionsOf(children.slice(at + 1, end), source);
      return {
        ...span,
        kind: "for",
        target,
        iterable,
        body: bodyOf(bodies[0], source),
        otherwise: bodies[1] ? bodyOf(bodies[1], source) : [],
      };
    }
    case "WhileStatement": {
      const bodies = children.filter(({ name }) => name === "Body");
      return {
        ...span,
        kind: "while",
        test: read(children[1]),
        body: bodyOf(bodies[0], source),
        otherwise: bodies[1] ? bodyOf(bodies[1], source) : [],
      };
    }
    case "IfStatement":
      return conditional(children, span, source);
    case "WithStatement": {
      const body = children[children.length - 1];
      const items = splitAtCommas(children.slice(1, -1)).map((group) => ({
        context: read(group[0]),
        ...(group.length > 1 && { name: text(group[group.length - 1]) }),
      }));
      return { ...span, kind: "with", items, body: bodyOf(body, source) };
    }
    case "AssertStatement": {
      const [test, message] = commaExpressions(children.slice(1), source);
      return { ...span, kind: "assert", test, ...(message && { message }) };
    }
    case "TryStatement":
      return tryOf(children, span, source);
    case "YieldStatement":
      return readYield(children, [], span, source);
    case "MatchStatement":
      throw new ProgramFault("“match” isn't part of the language here: write if … elif … else", node.from);
    case "RaiseStatement":
      return { ...span, kind: "raise", ...(children.length > 1 && { value: read(children[1]) }) };
    case "ScopeStatement": {
      const which = children[0].name as "global" | "nonlocal";
      const names = splitAtCommas(children.slice(1)).map(([name]) => text(name));
      return { ...span, kind: "scope", which, names };
    }
    case "DeleteStatement":
      return { ...span, kind: "delete", targets: commaExpressions(children.slice(1), source) };
    case "ImportStatement":
      return importOf(node, source);
    case "PrintStatement":
      throw new ProgramFault("print needs parentheses: print(…)", node.from);
    default:
      return { ...span, kind: "unknown", what: text(children[0] ?? node).split(/\s/)[0] };
  }
}

/** Its parts are told by the words before them. */
function tryOf(
  children: readonly SyntaxNode[],
  span: { from: number; to: number },
  source: string,
): Statement {
  const handlers: Handler[] = [];
  const blocks: Record<string, Statement[]> = {};
  let head: SyntaxNode[] = [];
  for (const child of children) {
    if (child.name !== "Body") {
      head.push(child);
      continue;
    }
    const body = bodyOf(child, source);
    const [word, ...parts] = head;
    if (word.name === "except") {
      const at = parts.findIndex(({ name }) => name === "as");
      const type = at < 0 ? parts : parts.slice(0, at);
      const name = at < 0 ? undefined : parts[at + 1];
      handlers.push({
        body,
        ...(type.length > 0 && { type: expressionsOf(type, source) }),
        ...(name && { name: source.slice(name.from, name.to) }),
      });
    } else blocks[word.name] = body;
    head = [];
  }
  if (handlers.length === 0 && !blocks.finally)
    throw new ProgramFault("this try has no except below it that begins in the same column", span.from);
  return {
    ...span,
    kind: "try",
    body: blocks.try ?? [],
    handlers,
    otherwise: blocks.else ?? [],
    last: blocks.finally ?? [],
  };
}

function functionOf(node: SyntaxNode, decorators: readonly Expression[], source: string): Statement {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === "VariableName") as SyntaxNode;
  const list = children.find((child) => child.name === "ParamList") as SyntaxNode;
  return {
    kind: "def",
    name: source.slice(name.from, name.to),
    parameters: parametersOf(list, source, (child) => expressionOf(child, source)),
    body: bodyOf(children[children.length - 1], source),
    decorators,
    from: node.from,
    to: node.to,
  };
}

/** A dotted name, perhaps called. */
function decoratorOf(node: SyntaxNode, source: string): Expression {
  const children = childrenOf(node);
  const [first, ...rest] = children.filter(({ name }) => name === "VariableName");
  const named = rest.reduce<Expression>(
    (of, name) => ({
      kind: "attribute",
      of,
      name: source.slice(name.from, name.to),
      from: first.from,
      to: name.to,
    }),
    expressionOf(first, source),
  );
  const list = children.find(({ name }) => name === "ArgList");
  if (!list) return named;
  return { kind: "call", callee: named, ...callArguments(list, source), from: first.from, to: list.to };
}

function classOf(node: SyntaxNode, decorators: readonly Expression[], source: string): Statement {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === "VariableName") as SyntaxNode;
  const list = children.find((child) => child.name === "ArgList");
  return {
    kind: "class",
    name: source.slice(name.from, name.to),
    bases: list ? callArguments(list, source).arguments : [],
    decorators,
    body: bodyOf(children[children.length - 1], source),
    from: node.from,
    to: node.to,
  };
}

const bodyOf = (node: SyntaxNode, source: string): Statement[] =>
  statementsOf(childrenOf(node).slice(1), source);

/** An elif is an if in the else. */
function conditional(
  children: readonly SyntaxNode[],
  span: { from: number; to: number },
  source: string,
): Statement {
  const [, test, body, ...rest] = children;
  const [next] = rest;
  return {
    ...span,
    kind: "if",
    test: expressionOf(test, source),
    body: bodyOf(body, source),
    otherwise:
      next === undefined
        ? []
        : next.name === "else"
          ? bodyOf(rest[1], source)
          : [conditional(rest, { from: next.from, to: span.to }, source)],
  };
}
