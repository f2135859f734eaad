/** Lines and columns of a source, both counted from 1, and the comments of its lines. */
export interface SourceLines {
  locationAt(offset: number): { readonly line: number; readonly column: number };
  /** The comment behind a line, or the one that has the line above to itself; nothing where there is none. */
  commentOf(line: number): string | undefined;
}

export function sourceLines(source: string): SourceLines {
  const starts = [0];
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) starts.push(at + 1);
  const lineAt = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  let comments: ReadonlyMap<number, { text: string; isAlone: boolean }> | undefined;
  return {
    locationAt(offset) {
      const line = lineAt(offset);
      return { line: line + 1, column: [...source.slice(starts[line], offset)].length + 1 };
    },
    commentOf(line) {
      comments ??= new Map(
        commentsIn(source).map(({ from, text }) => {
          const at = lineAt(from);
          return [at + 1, { text, isAlone: source.slice(starts[at], from).trim() === "" }];
        }),
      );
      const own = comments.get(line);
      if (own) return own.text;
      const above = comments.get(line - 1);
      return above?.isAlone ? above.text : undefined;
    },
  };
}

/** Strings, which may hold a #, and comments. */
const tokens = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g;

function commentsIn(source: string): { from: number; text: string }[] {
  return [...source.matchAll(tokens)]
    .filter(([token]) => token.startsWith("#"))
    .map(({ 0: token, index }) => ({ from: index, text: token.replace(/^#+\s*/, "").trim() }))
    .filter(({ text }) => text !== "");
}
