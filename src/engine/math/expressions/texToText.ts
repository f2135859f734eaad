const words: Readonly<Record<string, string>> = {
  "\\cdot": "·",
  "\\le": "≤",
  "\\ge": "≥",
  "\\ln": "ln",
  "\\max": "max",
  "\\min": "min",
  "\\tanh": "tanh",
  "\\sigma": "σ",
  "\\alpha": "α",
  "\\beta": "β",
  "\\eta": "η",
  "\\lambda": "λ",
  "\\varepsilon": "ε",
  "\\rho": "ρ",
  "\\partial": "∂",
  "\\odot": "⊙",
  "\\top": "T",
  "\\sum": "Σ",
  "\\hat": "",
  "\\,": " ",
  "\\left": "",
  "\\right": "",
  "\\theta": "θ",
  "\\delta": "δ",
  "\\gamma": "γ",
  "\\mu": "μ",
  "\\pi": "π",
  "\\omega": "ω",
  "\\lfloor": "⌊",
  "\\rfloor": "⌋",
  "\\ne": "≠",
  "\\infty": "∞",
  "\\prod": "Π",
  "\\ldots": "…",
  "\\cdots": "⋯",
  "\\lceil": "⌈",
  "\\rceil": "⌉",
  "\\Lambda": "Λ",
  "\\Phi": "Φ",
  "\\varphi": "φ",
};

/** The plain text of the small part of LaTeX that templates use: `\frac{a}{b}` is `a/b`, `x^2` is `x²`. */
export function texToText(tex: string): string {
  const flat = tex
    .replace(/\\begin\{cases\}(.*?)\\end\{cases\}/g, (_all, rows: string) => `(${casesText(rows)})`)
    .replace(
      /\\begin\{bmatrix\} (.*?) \\end\{bmatrix\}/g,
      (_all, of: string) => `[${of.replaceAll(" \\\\ ", ", ")}]`,
    )
    .replace(/\\(?:operatorname|mathrm|text)\{([^{}]*)\}/g, "$1");
  return withoutRoots(flat)
    .replace(/\^2(?!\d)/g, "²")
    .replace(/\^\{\\top\}/g, "ᵀ")
    .replace(/\\mathbf\{1\}/g, "1")
    .replace(/\^\{(\([^{}]*\)|\w+)\}/g, "^$1")
    .replace(/\^\{([^{}]*)\}/g, "^($1)")
    .replace(/_\{([^{}]*)\}/g, "_$1")
    .replace(/\\[A-Za-z]+|\\,/g, (command) => words[command] ?? command.slice(1))
    .replace(/[{}]/g, "");
}

/** Fractions and roots on one line, those within others too. */
function withoutRoots(tex: string): string {
  const found = /\\(?:sqrt|t?frac)(?=\{)/.exec(tex);
  if (!found) return tex;
  const before = tex.slice(0, found.index);
  const [first, after] = braced(tex, found.index + found[0].length);
  if (found[0] === "\\sqrt") return `${before}√(${first})${withoutRoots(tex.slice(after))}`;
  const [below, end] = braced(tex, after);
  return `${before}${group(first)}/${group(below)}${withoutRoots(tex.slice(end))}`;
}

/** What stands in the braces that open there, without fractions and roots, and where they end. */
function braced(tex: string, from: number): readonly [string, number] {
  let depth = 0;
  let end = from;
  do {
    if (tex[end] === "{") depth += 1;
    if (tex[end] === "}") depth -= 1;
    end += 1;
  } while (depth > 0 && end < tex.length);
  return [withoutRoots(tex.slice(from + 1, end - 1)), end];
}

const group = (text: string) => (/^[\w.\\]+(?:_\{\w+\})?$/.test(text) ? text : `(${text})`);

/** `1 if z > 0, else 0`: of the last case it needn't be said when. */
function casesText(rows: string): string {
  const cases = rows.split("\\\\").map((row) => row.split("&").map((part) => part.trim()));
  return cases
    .map(([value, when], k) => (k === cases.length - 1 ? `else ${value}` : `${value} if ${when}`))
    .join(", ");
}
