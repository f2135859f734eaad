import { Unreadable } from "../numberArray";

export type PrintedToken = { readonly line: number /** Of the whole text. */; readonly offset: number } & (
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "word" | "text" | "mark"; readonly text: string }
  /** The end of a line, which parts rows in MATLAB. */
  | { readonly kind: "end" }
);

const patterns = {
  blank: /[ \t\r\f\u00a0]+|[#%][^\n]*/y,
  text: /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y,
  word: /\d+(?:\.\d+)*(?:\.(?![eE][-+]?\d)[A-Za-z_]\w*)+|[A-Za-z_]\w*(?:[./]\w+)*/y,
  number: /[-+−]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:\/\d+)?/y,
};
const marks = "[](){}<>,;:=";

/** What Python, NumPy, PyTorch, Keras and MATLAB print, in its parts. */
export function tokensIn(text: string): PrintedToken[] {
  const tokens: PrintedToken[] = [];
  let line = 1;
  let offset = 0;
  const taken = (kind: keyof typeof patterns) => {
    const pattern = patterns[kind];
    pattern.lastIndex = offset;
    return pattern.exec(text)?.[0];
  };
  while (offset < text.length) {
    const sign = text[offset];
    let length = 1;
    if (sign === "\n") tokens.push({ kind: "end", line: line++, offset });
    else if (marks.includes(sign)) tokens.push({ kind: "mark", text: sign, line, offset });
    else if (sign === "…" || text.startsWith("...", offset)) throw incomplete(line);
    else {
      const blank = taken("blank");
      const word = blank === undefined ? (taken("text") ?? taken("word")) : undefined;
      const number = blank ?? word ?? taken("number");
      if (number === undefined) throw unknown(text, offset, line);
      length = number.length;
      const isQuoted = sign === '"' || sign === "'";
      if (isQuoted) tokens.push({ kind: "text", text: number.slice(1, -1), line, offset });
      else if (word !== undefined) tokens.push({ kind: "word", text: word, line, offset });
      else if (blank === undefined) {
        if (/[\w)\]]/.test(text[offset - 1] ?? "")) throw unknown(text, offset - 1, line);
        tokens.push({ kind: "number", value: numberIn(number), line, offset });
      }
    }
    offset += length;
  }
  return tokens;
}

const incomplete = (line: number) =>
  new Unreadable(
    `In line ${line} the printout leaves numbers out (“…”). Print all of them: np.set_printoptions(threshold=sys.maxsize), or torch.set_printoptions(profile="full").`,
  );

/** A number or a fraction. */
function numberIn(text: string): number {
  const plain = Number(text);
  if (!Number.isNaN(plain)) return plain;
  const [above, below = 1] = text.replace("−", "-").split("/").map(Number);
  return above / below;
}

function unknown(text: string, at: number, line: number): Unreadable {
  const near = text.slice(Math.max(0, at - 2), at + 12).split("\n")[0];
  return new Unreadable(`In line ${line}, “${near}” is neither a number nor a bracket.`);
}
