/** A statement's text without comments, and where it stands. */
interface SourceLine {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The words with which a line begins that has a block below it. */
export const header = /^\s*(if|elif|else|for|while|def|class|with|try|except|finally)\b/;

/**
 * Follows how far statements are indented, each within another, as Python's tokenizer does.
 * @param refuse is told what is wrong, and where
 */
export function createIndentation(
  refuse: (message: string, from: number) => void,
  lineOf: (offset: number) => number,
) {
  const levels = [{ column: 0, alternative: 0 }];
  let above: SourceLine | undefined;
  const quoted = ({ text, from }: SourceLine) => {
    const line = text.split("\n").at(-1) ?? "";
    return `“${line.length > 60 ? `${line.slice(0, 59)}…` : line.trim()}” in line ${lineOf(from)}`;
  };
  return {
    /** A statement begins. @param indent what stands before it in its line */
    begin(indent: string, at: number) {
      const now = { column: widthOf(indent, 8), alternative: widthOf(indent, 1) };
      const top = levels[levels.length - 1];
      const isDeeper = now.column > top.column;
      const isTabbed =
        isDeeper !== now.alternative > top.alternative ||
        (now.column === top.column && now.alternative !== top.alternative);
      if (isTabbed) refuse("tabs and spaces are mixed before this line: indent all lines with spaces", at);
      else if (above && asksForBlock(above) && !isDeeper)
        refuse(`an indented block is expected here: ${quoted(above)} needs one below it`, at);
      else if (isDeeper && !(above && (asksForBlock(above) || lacksColon(above))))
        refuse(
          `this line is indented, but no line above it asks for a block: begin it in column ${top.column + 1}`,
          at,
        );
      else if (!isDeeper && levels.every(({ column }) => column !== now.column))
        refuse(
          `this line is indented by ${now.column}, but the blocks around it by ${levels.map(({ column }) => column).join(" or ")}`,
          at,
        );
      while (levels.length > 1 && now.column < levels[levels.length - 1].column) levels.pop();
      if (now.column > levels[levels.length - 1].column) levels.push(now);
    },
    end(statement: SourceLine) {
      above = statement;
    },
    /** The text ends. */
    close() {
      if (above && asksForBlock(above))
        refuse(
          `${quoted(above)} needs an indented block below it: write pass where there is nothing to do`,
          above.to,
        );
    },
  };
}

const asksForBlock = ({ text }: SourceLine) =>
  text.endsWith(":") && (header.test(text) || /^(match|case|async)\b/.test(text));

/** Whether a line forgets to ask for its block: the parser tells where. */
const lacksColon = ({ text }: SourceLine) =>
  header.test(text) && !text.replace(/[([{].*[)\]}]/s, "").includes(":");

/** How wide white space is where a tab goes to the next multiple of `tab`. */
function widthOf(indent: string, tab: number): number {
  let width = 0;
  for (const letter of indent) width = letter === "\t" ? (Math.floor(width / tab) + 1) * tab : width + 1;
  return width;
}
