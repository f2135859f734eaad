/** Commands of LaTeX around answers, in plain text; every line stays where it is. */
export function withoutLatex(text: string): string {
  if (!/[\\$]/.test(text)) return text;
  return withMatrices(text)
    .replace(/\\(?:begin|end)\s*\{[a-z]+\*?\}(?:\[[^\]\n]*\])?/gi, "")
    .replace(/\\(?:tag|label|eqref|ref)\*?\s*\{[^{}\n]*\}/g, "")
    .replace(/\\(?:nonumber|notag|hline|displaystyle|left|right|quad|qquad|item|big|Big)(?![A-Za-z])/g, " ")
    .replace(/\\(?:approx|simeq|cong|doteq|equiv)(?![A-Za-z])/g, "=")
    .replace(/\\(?:to|rightarrow|longrightarrow|Rightarrow|mapsto)(?![A-Za-z])/g, "->")
    .replace(/\\(?:cdot|times)(?![A-Za-z])/g, "*")
    .replace(/\\sim(?![A-Za-z])/g, "~")
    .replace(/\{,\}/g, ",")
    .replace(/\\([%&#_])/g, "$1")
    .replace(/&\s*=\s*&?/g, "=")
    .replace(/(^|[^\\])&/g, "$1 ")
    .replace(/\\\\(?:\[[^\]\n]*\])?[ \t]*(?=\n|$)/g, "")
    .replace(/\\\\/g, ";")
    .replace(/\\[[\]()]/g, "")
    .replace(/\\[,;!:]|\\(?= )/g, " ")
    .replaceAll("$", "");
}

/** `\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}` as [[1, 2], [3, 4]]. */
const withMatrices = (text: string) =>
  text.replace(
    /\\begin\s*\{([bpvBV]?matrix|array)\}(?:\{[^}\n]*\})?([\s\S]{0,8000}?)\\end\s*\{\1\}/g,
    (_all, _kind, inside: string) =>
      `[${inside
        .split("\\\\")
        .filter((row) => row.trim() !== "")
        .map((row) => `[${row.replaceAll("&", ", ")}]`)
        .join(", ")}]`,
  );

/** `(3)` and `(2.4)` before or behind an equation number it. */
export const withoutEquationNumber = (line: string): string =>
  line
    .replace(/^\s*\(\d{1,3}(?:\.\d{1,3})?[a-z]?\)\s+(?=\S)/, "")
    .replace(/([\d\])%])[\s.,]+\(\d{1,3}(?:\.\d{1,3})?[a-z]?\)\s*$/, "$1");
