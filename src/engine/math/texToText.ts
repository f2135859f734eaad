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

/** Fractions and roots on one line, those within others first. */
function withoutRoots(tex: string): string {
  const next = tex
    .replace(/\\sqrt\{([^{}]*)\}/g, "√($1)")
    .replace(
      /\\t?frac\{([^{}]*)\}\{([^{}]*)\}/g,
      (_all, above: string, below: string) => `${group(above)}/${group(below)}`,
    );
  return next === tex ? tex : withoutRoots(next);
}

const group = (text: string) => (/^[\w.\\]+$/.test(text) ? text : `(${text})`);

/** `1 if z > 0, else 0`: of the last case it needn't be said when. */
function casesText(rows: string): string {
  const cases = rows.split("\\\\").map((row) => row.split("&").map((part) => part.trim()));
  return cases
    .map(([value, when], k) => (k === cases.length - 1 ? `else ${value}` : `${value} if ${when}`))
    .join(", ");
}
