export interface Token {
  readonly kind: "number" | "name" | "sign";
  readonly text: string;
}

/** The modules whose names may stand before a function, as in Code. */
const modules = /^(?:np|numpy|math|torch)\./;

const pattern =
  /\s*(?:(?<number>(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(?<sign>\*\*|[-+*/(),])|(?<other>\S))/gy;

/** What else people write, and what to write instead. */
const instead: Readonly<Record<string, string>> = {
  "^": "a power is written **, as in x1**2",
  "|": "the absolute value is written abs(x1)",
  "=": "only what stands to the right of the = is needed",
  "²": "a power is written **, as in x1**2",
  "[": "a column goes by its name or its place alone, as in x1",
};

/** @throws SyntaxError with a sentence without its beginning */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const groups = pattern.exec(text)?.groups;
    if (!groups) break;
    const { number, name, sign, other } = groups;
    if (other !== undefined)
      throw new SyntaxError(
        `has ${other}, which can't be read${instead[other] ? `: ${instead[other]}` : ""}`,
      );
    if (number !== undefined) tokens.push({ kind: "number", text: number });
    else if (name !== undefined) tokens.push({ kind: "name", text: name.replace(modules, "") });
    else tokens.push({ kind: "sign", text: sign });
  }
  return tokens;
}
