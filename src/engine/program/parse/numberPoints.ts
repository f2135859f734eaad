const tokens =
  /#[^\n]*|[a-zA-Z]{0,2}('''|""")(?:\\[\s\S]|(?!\1)[\s\S])*(?:\1|$)|[a-zA-Z]{0,2}'(?:\\[\s\S]|[^'\\\n])*'?|[a-zA-Z]{0,2}"(?:\\[\s\S]|[^"\\\n])*"?|[\p{L}_][\p{L}\p{N}_]*|\d[\d_]*\.\d[\d_]*(?:[eE][+-]?\d+)?|(\d[\d_]*)\.(?!\.)/gu;

/**
 * The text with `1.` written as `1_`, which is as long: the parser takes a number that ends in a point for two things.
 * In f-strings only what stands in braces counts.
 */
export function withoutBarePoints(source: string): string {
  return source.replace(tokens, (token, _quotes, digits: string | undefined) => {
    if (digits !== undefined) return `${digits}_`;
    if (/^([fF][rR]?|[rR][fF])["']/.test(token)) return token.replace(/\{[^{}:]*/g, withoutPoints);
    return token;
  });
}

const withoutPoints = (text: string) => text.replace(/(?<![\w.])(\d[\d_]*)\.(?![\d.\p{L}_])/gu, "$1_");
