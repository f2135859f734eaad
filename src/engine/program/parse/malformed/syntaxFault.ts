import type { SyntaxNode, Tree } from "@lezer/common";
import { locationAt, ProgramFault } from "../tree/fault";
import { type Layout, layoutOf } from "./layout";
import { type FaultContext, slips } from "./slips";

/** The first place at which a text is no Python, as a sentence; nothing where it is. */
export function syntaxFault(tree: Tree, source: string): ProgramFault | undefined {
  const layout = layoutOf(source);
  const { fault } = layout;
  const node = firstError(tree);
  if (!node) return fault;
  return fault?.from !== undefined && explains(fault.from, node.from, layout)
    ? fault
    : faultAt(node, source, layout);
}

/** Whether what the layout tells is the reason of what the parser has met, which need not come after it. */
function explains(layoutFault: number, met: number, { code }: Layout): boolean {
  const between = code.slice(met, layoutFault);
  // A bracket or a quote in the same line; else a wrong indentation, which the parser takes for a fault of the line above.
  if (!between.includes("\n")) return true;
  const breaksOff = /[-=+*/@.,<>&|%^~]\s*$/.test(code.slice(0, met));
  return between.trim() === "" && !breaksOff;
}

/** The first place at which the parser had to guess. */
function firstError(tree: Tree): SyntaxNode | undefined {
  const cursor = tree.cursor();
  do {
    // A yield alone gives None.
    if (cursor.type.isError && !/^Yield/.test(cursor.node.parent?.name ?? "")) return cursor.node;
  } while (cursor.next());
  return undefined;
}

function faultAt({ from, parent }: SyntaxNode, source: string, { code, openAt }: Layout): ProgramFault {
  if (/^Format/.test(parent?.name ?? ""))
    return new ProgramFault(
      "what stands between the braces of this f-string can't be read as Python: is a } missing?",
      from,
    );
  const lineStart = code.lastIndexOf("\n", from - 1) + 1;
  const end = code.indexOf("\n", from);
  const line = code.slice(lineStart, end < 0 ? code.length : end);
  const space = /^\s*/.exec(line.slice(from - lineStart))?.[0].length ?? 0;
  const start = from + space;
  const length = /^(?:[\p{L}\p{N}_]+|"+|'+|[^\s])/u.exec(line.slice(start - lineStart))?.[0].length ?? 0;
  const earlier = code.slice(0, from).trimEnd();
  const previous = /(?:[\p{L}\p{N}_.]+|"+|'+|[^\s])$/u.exec(earlier)?.[0] ?? "";
  const open = openAt(from);
  const context: FaultContext = {
    line,
    at: start - lineStart,
    token: source.slice(start, start + length),
    before: source.slice(earlier.length - previous.length, earlier.length),
    isGlued: earlier.length === start,
    isFirstOfLine: code.slice(lineStart, start).trim() === "",
    open: open && { ...open, line: locationAt(source, open.at).line },
  };
  for (const slip of slips) {
    const sentence = slip(context);
    if (sentence) return new ProgramFault(sentence, start);
  }
  return new ProgramFault(
    `this can't be read as Python, from “${source.slice(start).split(/\s/)[0].slice(0, 20)}” on`,
    start,
  );
}
