import type { SyntaxNode, Tree } from "@lezer/common";
import { ProgramFault } from "./fault";

/** The first place at which the parser had to guess, as a sentence; nothing where the text is Python. */
export function syntaxFault(tree: Tree, source: string): ProgramFault | undefined {
  const cursor = tree.cursor();
  do {
    // A yield alone gives None.
    if (cursor.type.isError && !/^Yield/.test(cursor.node.parent?.name ?? ""))
      return faultAt(cursor.node, source);
  } while (cursor.next());
  return undefined;
}

function faultAt(node: SyntaxNode, source: string): ProgramFault {
  const from = node.from;
  const open = unclosed(source.slice(0, from));
  const lineStart = Math.max(source.lastIndexOf("\n", from - 1) + 1, 0);
  const lineEnd = source.indexOf("\n", from) < 0 ? source.length : source.indexOf("\n", from);
  const line = source.slice(lineStart, lineEnd).trim();
  if (/^(if|elif|else|for|while|def|class|with|try|except|finally)\b/.test(line) && !/:\s*(#.*)?$/.test(line))
    return new ProgramFault(`a colon is missing at the end of “${line.slice(0, 60)}”`, from);
  if (open && /^\s*$/.test(source.slice(from)))
    return new ProgramFault(`the ${open.bracket} is never closed`, open.at);
  const found = source.slice(from).trimStart().split(/\s/)[0].slice(0, 20);
  if (
    /^(if|elif|else|for|while|def|class|with|try|except|finally)\b.*:\s*(#.*)?$/.test(
      lineBefore(source, lineStart),
    )
  )
    return new ProgramFault("an indented block is expected here", from);
  if (/^\s/.test(source.slice(lineStart, from + 1)) && source.slice(lineStart, from).trim() === "")
    return new ProgramFault("the indentation of this line doesn't fit", from);
  return new ProgramFault(
    found === "" ? "something is missing here" : `this can't be read as Python, from “${found}” on`,
    from,
  );
}

const lineBefore = (source: string, lineStart: number) =>
  source.slice(0, lineStart).trimEnd().split("\n").at(-1)?.trim() ?? "";

/** The innermost bracket that is open at the end of the text; strings and comments are passed over. */
function unclosed(text: string): { bracket: string; at: number } | undefined {
  const open: { bracket: string; at: number }[] = [];
  const tokens = /#[^\n]*|'''[\s\S]*?'''|"""[\s\S]*?"""|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[()[\]{}]/g;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    if ("([{".includes(token)) open.push({ bracket: token, at: index });
    else if (")]}".includes(token)) open.pop();
  }
  return open.at(-1);
}
