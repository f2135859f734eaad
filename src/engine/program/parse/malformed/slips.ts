import { header } from "./indentation";
import type { Bracket } from "./layout";

/** Where the grammar ends, and what stands around it. */
export interface FaultContext {
  /** Its line, with comments blank and quotes for texts. */
  readonly line: string;
  /** Offset in the line. */
  readonly at: number;
  /** The token that doesn't fit, as it is written; empty at the end of a line. */
  readonly token: string;
  /** The token before it, which may be in a line before. */
  readonly before: string;
  /** Whether no space stands between the two. */
  readonly isGlued: boolean;
  readonly isFirstOfLine: boolean;
  /** The bracket that it stands in, and its line. */
  readonly open: (Bracket & { readonly line: number }) | undefined;
}

/** A slip that beginners make, told by its look. */
type SyntaxSlip = (context: FaultContext) => string | undefined;

/** What doesn't belong to Python where the fault is or just before it, and what does. */
const foreignWords: readonly (readonly [RegExp, string])[] = [
  [/&&/, "Python writes “and” for &&"],
  [/\|\|/, "Python writes “or” for ||"],
  [/===/, "Python compares with =="],
  [/!==/, "Python compares with !="],
  [/!(?!=)/, "Python writes “not” for !"],
  [/\+\+/, "Python has no ++: write += 1"],
  [/--$/, "Python has no --: write -= 1"],
  [/=>/, "at least is written >=, and a function lambda x: …"],
  [/=</, "at most is written <="],
  [/\.[*/^]/, "Python has no .* or .^: *, / and ** work number by number as they are"],
  [/:=/, ":= stands only within parentheses: write ="],
  [/\?/, "Python writes “a if test else b” for test ? a : b"],
  [/= *=/, "two = follow each other: = gives a name a value, == compares"],
];

const keywords =
  "lambda|class|def|del|from|global|nonlocal|import|pass|raise|return|try|while|with|yield|assert|break|continue|except|finally|for|if|elif|else|as|in|is|or|and|not|async|await";

const isKeyword = new RegExp(`^(${keywords})$`);

/** Ends and begins an expression: a name, a number, a text, a bracket. */
const endsExpression = (token: string) => /^[\p{L}\p{N}_."')\]}]/u.test(token) && !isKeyword.test(token);
const beginsExpression = (token: string) => /^[\p{L}\p{N}_"'([{]/u.test(token) && !isKeyword.test(token);

/** In the order in which they are tried. */
export const slips: readonly SyntaxSlip[] = [
  ({ line }) =>
    /^\s*(>>>|\.\.\.)/.test(line)
      ? `“${line.trim().slice(0, 3)}” is Python's prompt, and no part of the program: leave it out`
      : undefined,
  ({ line }) =>
    /^\s*[%!]/.test(line)
      ? "a line that begins with % or ! belongs to a notebook, not to Python: leave it out"
      : undefined,
  ({ line }) => (/^\s*\/[/*]/.test(line) ? "a comment begins with # in Python" : undefined),
  ({ line }) => {
    const [, word] = /^\s*(else\s+if|elseif|elsif)\b/.exec(line) ?? [];
    return word && `Python writes elif for ${word}`;
  },
  ({ line }) =>
    header.test(line) && /\{\s*$/.test(line)
      ? "Python has no braces around blocks: end this line with a colon, and indent the lines of the block"
      : undefined,
  ({ line }) => {
    const [, word] = (header.test(line) && /\b(then|do)\s*:?\s*$/.exec(line)) || [];
    return word && `Python has no “${word}”: end the line with a colon alone`;
  },
  ({ line }) => {
    const [, word] = /^\s*(var|let|const|int|float|double)\s+[\p{L}_]\w*\s*=/u.exec(line) ?? [];
    return word && `Python's variables aren't declared: leave out ${word}`;
  },
  ({ line }) =>
    /^\s*(function|func|fn)\s+\w+\s*\(/.test(line) ? "a function begins with def in Python" : undefined,
  ({ line, token, before }) => {
    const [, word] = new RegExp(`(?:^|[^\\w.])(${keywords})\\s*=(?!=)`).exec(line) ?? [];
    return word && (token === "=" || token === word || before === word)
      ? `“${word}” is a word of Python's own and can't be a name: call it ${word}_`
      : undefined;
  },
  ({ before, token }) =>
    before === "lambda" && !beginsExpression(token) && token !== ":"
      ? "“lambda” is a word of Python's own and can't be a name: call it lambda_"
      : undefined,
  ({ line, token, open }) =>
    token === "=" && !open && /^\s*(if|elif|while)\b/.test(line)
      ? "= gives a name a value; to compare, write =="
      : undefined,
  ({ line }) =>
    /^\s*for\b(?!.*\bin\b)/.test(line) ? "for needs in: write it as for k in range(3):" : undefined,
  ({ line, token }) =>
    token === "" && /\bif\b(?!.*\belse\b)/.test(line) && !header.test(line)
      ? "else is missing: a choice is written a if test else b"
      : undefined,
  ({ line, at }) => {
    for (const [pattern, sentence] of foreignWords) {
      const found = pattern.exec(line);
      if (found && found.index <= at && at <= found.index + found[0].length) return sentence;
    }
    return undefined;
  },
  ({ line, token }) =>
    header.test(line) && !/:\s*$/.test(line) && (token === "" || isFirstColonMissing(line))
      ? `a colon is missing at the end of “${line.trim().slice(0, 60)}”`
      : undefined,
  ({ line, isFirstOfLine }) => {
    const [, word] = (isFirstOfLine && /^\s*(else|elif|except|finally)\b/.exec(line)) || [];
    const begin = word && (/^el/.test(word) ? "if" : "try");
    return begin && `this ${word} has no ${begin} above it that begins in the same column`;
  },
  ({ line }) =>
    /^\s*(def\s+)?\d+[\p{L}_]\w*\s*[=(]/u.test(line) ? "a name can't begin with a digit" : undefined,
  ({ before, token, isGlued }) =>
    isGlued && /^\d[\d.]*$/.test(before) && /^[\p{L}_]/u.test(token)
      ? `between ${before} and ${token} the * is missing`
      : undefined,
  ({ before, token, isGlued }) =>
    isGlued && /^(['"]).*\1$/s.test(before) && /^\w/.test(token)
      ? `the text ends before ${token}: put it between the other quotes, or write ${before[0]} within it as \\${before[0]}`
      : undefined,
  ({ before, token, open, isFirstOfLine }) => {
    if (!endsExpression(before) || !beginsExpression(token)) return undefined;
    if (open && isFirstOfLine)
      return `a comma is missing at the end of the line above, or the ${open.bracket} of line ${open.line} is never closed`;
    return open
      ? `between “${before}” and “${token}” a comma is missing, or an operator such as *`
      : `between “${before}” and “${token}” something is missing, such as * or =`;
  },
  ({ before, token }) =>
    /^[-+*/@%<>=,.([{:]$/.test(before) && /^[*/@%<>=,.)\]}:]$/.test(token)
      ? `between “${before}” and “${token}” something is missing`
      : undefined,
  ({ token }) =>
    isKeyword.test(token) ? `“${token}” is a word of Python's own and can't stand here` : undefined,
  ({ token, before }) =>
    token === ""
      ? `this line breaks off${before === "" ? "" : ` behind “${before}”`}: something is missing`
      : undefined,
];

/** Whether all is closed in the line, so that only its end can lack the colon. */
const isFirstColonMissing = (line: string) => !/[:=]/.test(line.replace(/\([^()]*\)|\[[^[\]]*\]/g, ""));
