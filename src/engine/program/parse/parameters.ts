import type { SyntaxNode } from "@lezer/common";
import { ProgramFault } from "./tree/fault";
import { childrenOf, splitAtCommas } from "./tree/nodes";
import type { Expression, FunctionParameter } from "./tree/syntax";

/**
 * The parameters of a function or a lambda; those behind a star can be given by name alone.
 * @param read reads a default
 */
export function parametersOf(
  list: SyntaxNode,
  source: string,
  read: (node: SyntaxNode) => Expression,
): FunctionParameter[] {
  const nodes = childrenOf(list).filter(({ name }) => !/^[()]$/.test(name));
  const parameters: FunctionParameter[] = [];
  let isByName = false;
  for (const group of splitAtCommas(nodes)) {
    const name = group.find((node) => node.name === "VariableName");
    const equals = group.findIndex((node) => node.name === "AssignOp");
    const [first] = group;
    // Before a slash arguments go by place; that is how they may be given anyway.
    if (!first) continue;
    if (first.name === "*") isByName = true;
    if (!name) continue;
    const kind =
      first.name === "**" ? "doubleStar" : first.name === "*" ? "star" : isByName ? "keyword" : "plain";
    const value = equals >= 0 ? read(group[equals + 1]) : undefined;
    const called = source.slice(name.from, name.to);
    if (parameters.some((other) => other.name === called))
      throw new ProgramFault(`the parameter ${called} is there twice`, name.from);
    const before = parameters[parameters.length - 1];
    if (kind === "plain" && !value && before?.kind === "plain" && before.default)
      throw new ProgramFault(`${called} has no default, but ${before.name} before it has one`, name.from);
    parameters.push({ name: called, kind, ...(value && { default: value }) });
  }
  return parameters;
}
