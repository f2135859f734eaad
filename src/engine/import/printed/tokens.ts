import { Unreadable } from "../numberArray";

export type Token = { readonly line: number /** Of the whole text. */; readonly offset: number } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "word" | "text" | "mark"; readonly text: string }
  /** The end of a line, which parts rows in MATLAB. */
  | { readonly kind: "end" }
);

const pattern =
  /(?<space>[ \t\r\f\u00a0]+|#[^\n]*|%[^\n]*)|(?<end>\n)|(?<dots>\.\.\.|…)|(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(?<word>\d+(?:\.\d+)*(?:\.(?![eE][-+]?\d)[A-Za-z_]\w*)+|[A-Za-z_]\w*(?:[./]\w+)*)|(?<number>[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:\/\d+)?)|(?<mark>[[\](){}<>,;:=])/gu;

/** What Python, NumPy, PyTorch, Keras and MATLAB print, in its parts. */
export function tokensIn(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index !== at) throw unknown(text, at, line);
    at += match[0].length;
    const place = { line, offset: match.index };
    const {
      end,
      dots,
      text: quoted,
      word,
      number,
      mark,
    } = match.groups as Record<string, string | undefined>;
    if (dots)
      throw new Unreadable(
        `In line ${line} the printout leaves numbers out (“…”). Print all of them: np.set_printoptions(threshold=sys.maxsize), or torch.set_printoptions(profile="full").`,
      );
    if (end) {
      tokens.push({ kind: "end", ...place });
      line += 1;
    } else if (quoted) tokens.push({ kind: "text", text: quoted.slice(1, -1), ...place });
    else if (word) tokens.push({ kind: "word", text: word, ...place });
    else if (mark) tokens.push({ kind: "mark", text: mark, ...place });
    else if (number) {
      if (/[\w)\]]/.test(text[match.index - 1] ?? "")) throw unknown(text, match.index - 1, line);
      tokens.push({ kind: "number", value: numberIn(number), ...place });
    }
  }
  if (at !== text.length) throw unknown(text, at, line);
  return tokens;
}

/** A number or a fraction. */
function numberIn(text: string): number {
  const [above, below] = text.replace("−", "-").split("/").map(Number);
  return below === undefined ? above : above / below;
}

function unknown(text: string, at: number, line: number): Unreadable {
  const near = text.slice(Math.max(0, at - 2), at + 12).split("\n")[0];
  return new Unreadable(`In line ${line}, “${near}” is neither a number nor a bracket.`);
}
