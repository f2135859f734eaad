/**
 * Words, signs that LaTeX has in mathematics, and single signs of the keyboard. Letters outside ASCII stand in `\text`:
 * in mathematics KaTeX shows some of them wrongly (ç, ő), and it forbids signs like ≠ in text.
 */
const runs =
  /(?<word>(?:(?![\u2100-\u214f\u{1d400}-\u{1d7ff}])[\p{L}\p{N}][\p{M}\u200c\u200d]*)+)|(?<space>\p{Zs})|(?<sign>[!-~])|(?<other>[\u{80}-\u{10ffff}](?:(?![\p{Zs}\p{L}\p{N}])[\u{80}-\u{10ffff}])*)/gsu;

/** Any text as LaTeX. KaTeX has no dotless letters of a typewriter: they go as plain ones. */
export function lettersTex(text: string, font: "it" | "rm"): string {
  const whole = text.normalize("NFC").replaceAll("𝚤", "ı").replaceAll("𝚥", "ȷ");
  return whole.replace(runs, (run, ...match) => {
    const { word, space, sign } = match.at(-1) as Record<"word" | "space" | "sign", string | undefined>;
    if (space) return "\\ ";
    if (sign) return `{${signs.get(sign) ?? sign}}`;
    if (!word) return `{${run}}`;
    if (/^[A-Za-z0-9]+$/.test(word)) return `\\math${font}{${word}}`;
    // Only scripts with capitals have italics of their own.
    return `\\text${font === "it" && /[\p{Lu}\p{Ll}]/u.test(word) ? "it" : ""}{${word}}`;
  });
}

/** Signs that mean something to LaTeX, to Markdown or to HTML, in commands that KaTeX, MathJax and LaTeX know. */
const signs: ReadonlyMap<string, string> = new Map([
  ["\\", "\\backslash "],
  ["{", "\\lbrace "],
  ["}", "\\rbrace "],
  ["$", "\\$"],
  ["&", "\\&"],
  ["#", "\\#"],
  ["%", "\\%"],
  ["_", "\\_"],
  ["^", "\\hat{\\ }"],
  ["`", "\\grave{\\ }"],
  ["~", "\\sim "],
  ["|", "\\vert "],
  ["<", "\\lt "],
  [">", "\\gt "],
  ["*", "\\ast "],
]);
