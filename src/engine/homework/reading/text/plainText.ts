/** Letters and signs that mean what another, plain one means. */
const replacements: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "‐": "-",
  "‑": "-",
  "﹣": "-",
  "－": "-",
  "＋": "+",
  "＝": "=",
  "≈": "=",
  "≃": "=",
  "≅": "=",
  "≐": "=",
  "≡": "=",
  "∼": "~",
  "～": "~",
  "％": "%",
  "│": "|",
  "…": "...",
  "∶": ":",
  "：": ":",
  "；": ";",
  "，": ",",
  "′": "'",
  "’": "'",
  "‘": "'",
  "`": "'",
  "´": "'",
  "×": "*",
  "·": "*",
  "⋅": "*",
  "∂": "d",
  "𝜕": "d",
  "∇": "grad ",
  Δ: "delta",
  "←": "=",
  "→": "->",
  "⟶": "->",
  "⇒": "->",
  "⟹": "->",
  "⟨": "<",
  "⟩": ">",
  "⁺": "^+",
  "⁻": "^-",
  ᵀ: "^T",
  "∞": "inf",
  "\u0302": "hat",
  ŷ: "yhat",
  ô: "ohat",
  "\u00a0": " ",
  "\u2009": ",",
  "\u202f": " ",
  "\ufeff": "",
};

const greekNames: Readonly<Record<string, string>> = Object.fromEntries(
  [..."αβγδεηθλμξπρσςτφχψω"].map((letter, index) => [
    letter,
    ["alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "lambda", "mu", "xi", "pi", "rho"].concat([
      ...["sigma", "sigma", "tau", "phi", "chi", "psi", "omega"],
    ])[index],
  ]),
);

const lowered = new Map(
  [..."₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ"].map((letter, k) => [
    letter,
    [..."0123456789+-()aehijklmnoprstuvx"][k],
  ]),
);
const raised = new Map([..."⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"].map((letter, k) => [letter, [..."0123456789()"][k]]));

/**
 * The text in characters that any keyboard types, line by line the same, with single spaces: `∂L/∂w₅ = 1,2·10⁻³` is `dL/dw_5 = 1,2*10^-3`.
 */
export function plainText(text: string): string {
  let plain = "";
  let level: "below" | "above" | undefined;
  for (const letter of text.replaceAll("\r\n", "\n").replaceAll("\r", "\n")) {
    const below = lowered.get(letter);
    const above = raised.get(letter);
    // The thin space between two subscripts is a comma that has no subscript of its own.
    if (level === "below" && letter === "\u2009") {
      plain += ",";
      continue;
    }
    if (below !== undefined) plain += level === "below" ? below : `_${below}`;
    else if (above !== undefined) plain += level === "above" || plain.endsWith("^-") ? above : `^${above}`;
    else if (letter === "\u2009") plain += " ";
    else plain += greekNames[letter] ?? replacements[letter] ?? letter;
    level = below !== undefined ? "below" : above !== undefined ? "above" : undefined;
  }
  return plain.replace(/[^\S\n\t]+/g, " ");
}
