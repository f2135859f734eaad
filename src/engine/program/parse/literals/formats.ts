import type { SyntaxNode } from "@lezer/common";
import { ProgramFault } from "../tree/fault";
import { childrenOf } from "../tree/nodes";
import type { Expression, Replacement } from "../tree/syntax";
import { unescaped } from "./strings";

/** Reads what stands between braces. */
type ReadFormat = (nodes: readonly SyntaxNode[], source: string) => Expression;

/** The texts of an f-string, and what is put between them. */
export function formatParts(node: SyntaxNode, source: string, read: ReadFormat): (string | Replacement)[] {
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
    parts.push(replacementOf(child, source, read));
    at = child.to;
  }
  const end = node.to - quotes.length;
  if (end > at) parts.push(plain(at, end));
  return parts;
}

function replacementOf(node: SyntaxNode, source: string, read: ReadFormat): Replacement {
  const children = childrenOf(node);
  const value = children.filter(({ name }) => !/^[{}]$|^Format/.test(name));
  if (value.length === 0) throw new ProgramFault("there is nothing between the braces", node.from);
  const conversion = children.find(({ name }) => name === "FormatConversion");
  const spec = children.find(({ name }) => name === "FormatSpec");
  const label = children.find(({ name }) => name === "FormatSelfDoc");
  return {
    value: read(value, source),
    spec: spec ? specParts(spec, source, read) : [],
    ...(conversion && { conversion: source.slice(conversion.from + 1, conversion.to) }),
    ...(label &&
      label.to > label.from && {
        label: source.slice(value[0].from, label.to) + (/^\s*/.exec(source.slice(label.to))?.[0] ?? ""),
      }),
  };
}

function specParts(node: SyntaxNode, source: string, read: ReadFormat): (string | Replacement)[] {
  const parts: (string | Replacement)[] = [];
  let at = node.from + 1;
  for (const child of childrenOf(node).filter(({ name }) => name === "FormatReplacement")) {
    if (child.from > at) parts.push(source.slice(at, child.from));
    parts.push(replacementOf(child, source, read));
    at = child.to;
  }
  if (node.to > at) parts.push(source.slice(at, node.to));
  return parts;
}
