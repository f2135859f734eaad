import { greek, hatted, parseSymbol, type SymbolParts } from "./symbol";

/** A symbol as LaTeX in which every letter and sign that a reader has put into the name is seen. */
export function symbolTex({ base, below, above }: SymbolParts, prime: string): string {
  const raised = (above ?? "").replace("⟨", "\\langle ").replace("⟩", "\\rangle ");
  const upper = raised || prime ? `^{${raised}${prime}}` : "";
  return `${baseTex(base)}${upper}${below ? `_{${belowTex(below)}}` : ""}`;
}

function baseTex(base: string): string {
  if (hatted.test(base)) return `\\hat{${base[0]}}`;
  if (greek.has(base)) return `\\${base}`;
  if (/^[A-Za-z0-9\u0391-\u03a9\u03b1-\u03c9]$/.test(base)) return base;
  return /^[A-Za-z0-9]+$/.test(base) ? `\\mathit{${base}}` : `{${lettersTex(base, "it")}}`;
}

function belowTex(below: string): string {
  if (below.includes("_")) return symbolTex(parseSymbol(below), "");
  if (/^[A-Za-z]{3,}$/.test(below)) return `\\mathrm{${below}}`;
  return /^(?:[A-Za-z0-9,.+\-()/]+|[\u0391-\u03a9\u03b1-\u03c9])$/.test(below)
    ? below
    : lettersTex(below, "rm");
}

/**
 * Words, signs that LaTeX has in mathematics, and single signs of the keyboard. Letters outside ASCII stand in `\text`:
 * in mathematics KaTeX shows some of them wrongly (ç, ő), and it forbids signs like ≠ in text.
 */
const runs =
  /(?<word>(?:(?![\u2100-\u214f\u{1d400}-\u{1d7ff}])[\p{L}\p{N}][\p{M}\u200c\u200d]*)+)|(?<space>\p{Zs})|(?<sign>[!-~])|(?<other>[\u{80}-\u{10ffff}](?:(?![\p{Zs}\p{L}\p{N}])[\u{80}-\u{10ffff}])*)/gsu;

/** KaTeX has no dotless letters of a typewriter: they go as plain ones. */
function lettersTex(text: string, font: "it" | "rm"): string {
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
