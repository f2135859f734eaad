import { locationAt, ProgramFault } from "../tree/fault";
import { createIndentation } from "./indentation";

/** A bracket, and its offset. */
export interface Bracket {
  readonly bracket: string;
  readonly at: number;
}

/** What a text's brackets, quotes and indentation say, before any grammar. */
export interface Layout {
  /** The text with comments left blank and quotes in place of what stands in strings; offsets stay. */
  readonly code: string;
  /** The first thing that no Python can be: a bracket or string that isn't closed, an indentation that fits nowhere. */
  readonly fault: ProgramFault | undefined;
  /** The innermost bracket that is open at an offset. */
  openAt(offset: number): Bracket | undefined;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

const tokens = /#[^\n]*|"""|'''|"|'|[()[\]{}]|\\\n|\n|[^ \t\f\n"'#()[\]{}\\]+|\\/g;

/** Goes through a text once, up to where it can't be told what belongs together, as Python's tokenizer does. @see https://docs.python.org/3/reference/lexical_analysis.html */
export function layoutOf(source: string): Layout {
  const faults: ProgramFault[] = [];
  const refuse = (message: string, from: number) => void faults.push(new ProgramFault(message, from));
  const lineOf = (offset: number) => locationAt(source, offset).line;
  const indentation = createIndentation(refuse, lineOf);
  const open: Bracket[] = [];
  const opened: { readonly from: number; readonly innermost: Bracket | undefined }[] = [];
  const noteOpen = (from: number) => opened.push({ from, innermost: open.at(-1) });
  let code = "";
  /** Where the statement begins that is being read, and where its last token ends. */
  let statement: { readonly from: number; to: number } | undefined;
  const endStatement = () => {
    if (statement) indentation.end({ ...statement, text: code.slice(statement.from, statement.to) });
    statement = undefined;
  };
  tokens.lastIndex = 0;
  for (let match = tokens.exec(source); match; match = tokens.exec(source)) {
    const [token] = match;
    const { index } = match;
    code += source.slice(code.length, index);
    if (token === "\n" || token === "\\\n") {
      if (token === "\n" && open.length === 0) endStatement();
      code += token === "\n" ? "\n" : " \n";
      continue;
    }
    if (token.startsWith("#")) {
      code += " ".repeat(token.length);
      continue;
    }
    if (!statement) {
      statement = { from: index, to: index };
      indentation.begin(source.slice(source.lastIndexOf("\n", index - 1) + 1, index), index);
    }
    if (/^["']/.test(token)) {
      const end = endOfString(source, index, token);
      if (end === undefined) {
        refuse(unclosedText(source, index, token), index);
        return finished();
      }
      code += source.slice(index, end).replace(/[^\n]/g, token[0]);
      tokens.lastIndex = end;
    } else {
      code += token;
      if (token in closing) open.push({ bracket: token, at: index });
      else if (/^[)\]}]$/.test(token)) {
        const last = open.pop();
        if (!last || closing[last.bracket] !== token) {
          refuse(wrongBracket(token, last, index, lineOf), index);
          return finished();
        }
      } else checkLetters(token, index, refuse);
      if (/^[()[\]{}]$/.test(token)) noteOpen(index + 1);
    }
    statement.to = tokens.lastIndex;
  }
  const last = open.at(-1);
  if (last) refuse(`this ${last.bracket} is never closed: its ${closing[last.bracket]} is missing`, last.at);
  else {
    endStatement();
    indentation.close();
  }
  return finished();

  function finished(): Layout {
    faults.sort((a, b) => (a.from as number) - (b.from as number));
    return {
      code: code + source.slice(code.length),
      fault: faults[0],
      openAt: (offset) => opened.findLast(({ from }) => from <= offset)?.innermost,
    };
  }
}

function wrongBracket(
  token: string,
  open: Bracket | undefined,
  at: number,
  lineOf: (offset: number) => number,
): string {
  if (!open) return `this ${token} closes nothing: no bracket is open here`;
  const where = lineOf(open.at) === lineOf(at) ? "" : ` of line ${lineOf(open.at)}`;
  return `this ${token} can't close the ${open.bracket}${where}: a ${closing[open.bracket]} is missing before it, or it is one too many`;
}

/** Where a string ends, behind its quotes; nothing where it doesn't. */
function endOfString(source: string, at: number, quotes: string): number | undefined {
  for (let k = at + quotes.length; k < source.length; k++) {
    if (source[k] === "\\") k += 1;
    else if (source.startsWith(quotes, k)) return k + quotes.length;
    else if (source[k] === "\n" && quotes.length === 1) return undefined;
  }
  return undefined;
}

function unclosedText(source: string, at: number, quotes: string): string {
  if (quotes === "'" && /[\w)\]]/.test(source[at - 1] ?? "") && !/^[rbuf]$/i.test(source[at - 1]))
    return "this ' begins a text that is never closed; the transpose of A is written A.T, and a ' within a text '…' is written \\'";
  return `this text is never closed: its last ${quotes.length === 3 ? `${quotes} is` : "quote is"} missing`;
}

/** Characters that word processors and web pages put in place of Python's, and what is to be written. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»″]/, '"'],
  [/[‘’‚‛′`´]/, "'"],
  [/[–—−‐‑]/, "-"],
  [/[×·∙⋅∗]/, "*"],
  [/÷/, "/"],
  [/≤/, "<="],
  [/≥/, ">="],
  [/≠/, "!="],
  [/²/, "**2"],
  [/³/, "**3"],
  [/[，、]/, ","],
  [/：/, ":"],
  [/（/, "("],
  [/）/, ")"],
];

/** What names may have beside digits and letters. */
const foreign = /[^\p{L}\p{Nd}\p{Nl}\p{Mn}\p{Mc}\p{Pc}!-~]|[·`´]/u;

function checkLetters(token: string, at: number, refuse: (message: string, from: number) => void): void {
  const found = foreign.exec(token);
  if (!found) return;
  const [character] = found;
  const instead = lookalikes.find(([pattern]) => pattern.test(character))?.[1];
  const code = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`;
  refuse(
    instead === undefined
      ? `“${character}” (${code}) isn't a character of Python: take it out`
      : `“${character}” isn't a character of Python: write ${instead}`,
    at + found.index,
  );
}
