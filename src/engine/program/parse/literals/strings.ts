const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
  "0": "\0",
  "\n": "",
};

/** Whether a literal ends with the quotes that it begins with. */
export const isClosed = (literal: string): boolean =>
  /^[a-zA-Z]*('''|"""|'|")[\s\S]*\1$/.test(literal) && !/^[a-zA-Z]*['"]$/.test(literal);

/** A string literal without its quotes, with its escapes turned into what they stand for. */
export function stringValue(literal: string): string {
  const prefix = /^[a-zA-Z]*/.exec(literal)?.[0] ?? "";
  const quoted = literal.slice(prefix.length);
  const quotes = /^('''|""")/.test(quoted) ? 3 : 1;
  const text = quoted.slice(quotes, quoted.length - quotes);
  return /r/i.test(prefix) ? text : unescaped(text);
}

/** @param text what stands between the quotes */
export function unescaped(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|\r\n|([\s\S]))/g,
    (whole, two, four, eight, one) => {
      const code = two ?? four ?? eight;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      }
      return one === undefined ? "" : (escapes[one] ?? whole);
    },
  );
}
