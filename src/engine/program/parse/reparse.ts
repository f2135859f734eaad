import { parseProgram } from "./parse";
import type { ExpressionOf, Statement } from "./tree/syntax";

/** A program as statements, and the text by which their places are: where only numbers differ, that of an earlier one. */
export interface ReadProgram {
  readonly program: readonly Statement[];
  readonly text: string;
  /** The number that is another one than in that text, where it stands in the statements. */
  readonly moved?: ExpressionOf<"number">;
}

type NumberNode = { -readonly [Key in keyof ExpressionOf<"number">]: ExpressionOf<"number">[Key] };

const decimal = /^(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/**
 * Reads a text again and again of which numbers are changed. A text that differs from the one that was parsed last in a
 * single number isn't parsed: the number is changed where it stands in the statements, which are then the same as before.
 * @throws ProgramFault where a text is no Python
 */
export function createProgramReader(): (text: string) => ReadProgram {
  let base: ReadProgram | undefined;
  let numbers: readonly NumberNode[] = [];
  let changed: { readonly node: NumberNode; readonly before: NumberNode } | undefined;
  return (text) => {
    const found = base && (changeOf(changed?.node, base.text, text) ?? changeIn(base.text, text, numbers));
    if (!base || !found) {
      base = { program: parseProgram(text), text };
      numbers = numbersIn(base.program);
      changed = undefined;
      return base;
    }
    if (changed) Object.assign(changed.node, changed.before);
    const { node, written } = found;
    changed = { node, before: { ...node } };
    node.value = Number(written);
    node.isInteger = /^\d+$/.test(written);
    return { ...base, moved: node };
  };
}

interface LiteralChange {
  readonly node: NumberNode;
  /** How it is written now. */
  readonly written: string;
}

/** The one number in which a text differs from another; nothing where there is more to it. */
function changeIn(before: string, after: string, numbers: readonly NumberNode[]): LiteralChange | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 1;
  while (end <= shorter - start && before.at(-end) === after.at(-end)) end++;
  const last = before.length + 1 - end;
  return changeOf(
    numbers.findLast(({ from, to }) => from <= start && last <= to),
    before,
    after,
  );
}

/** The same where it is known which number that would be, as in a drag: long texts are compared as a whole. */
function changeOf(node: NumberNode | undefined, before: string, after: string): LiteralChange | undefined {
  if (!node) return undefined;
  const to = node.to + after.length - before.length;
  const isAlone =
    to >= node.from &&
    before.slice(0, node.from) === after.slice(0, node.from) &&
    before.slice(node.to) === after.slice(to);
  if (!isAlone) return undefined;
  const written = after.slice(node.from, to);
  return decimal.test(written) && decimal.test(before.slice(node.from, node.to))
    ? { node, written }
    : undefined;
}

/** All numbers that are written in a program. */
function numbersIn(part: unknown): NumberNode[] {
  if (Array.isArray(part)) return part.flatMap(numbersIn);
  if (typeof part !== "object" || part === null) return [];
  if ("kind" in part && part.kind === "number") return [part as NumberNode];
  return Object.values(part).flatMap(numbersIn);
}
