/** Words for a LaTeX file that compiles with any engine and no package: nothing but ASCII comes out. */
export function texText(text: string): string {
  return [...text.normalize("NFC")].map((letter) => commands[letter] ?? outsideAscii(letter)).join("");
}

/** A formula as ASCII: people may put any letter into a name. */
export function texFormula(tex: string): string {
  return [...tex.normalize("NFC")]
    .map((letter) => (letter <= "\x7f" ? letter : (symbols[letter] ?? `\\text{${outsideAscii(letter)}}`)))
    .join("");
}

function outsideAscii(letter: string): string {
  if (letter <= "\x7f") return letter < " " ? " " : letter;
  if (letter in symbols) return `$${symbols[letter]}$`;
  if (letter in lowered) return `\\textsubscript{${lowered[letter]}}`;
  if (letter in raised) return `\\textsuperscript{${raised[letter]}}`;
  if (letter in signs) return signs[letter];
  const [base, mark, ...more] = letter.normalize("NFD");
  if (mark in accents && more.length === 0 && base <= "\x7f") return `\\${accents[mark]}{${base}}`;
  // What no plain LaTeX font has is named instead of left out.
  return `[U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}]`;
}

const commands: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  "%": "\\%",
  _: "\\_",
  "^": "\\^{}",
  "~": "\\~{}",
  "<": "$<$",
  ">": "$>$",
  "|": "$|$",
  '"': "''",
};

const accents: Readonly<Record<string, string>> = {
  "\u0300": "`",
  "\u0301": "'",
  "\u0302": "^",
  "\u0303": "~",
  "\u0304": "=",
  "\u0306": "u",
  "\u0307": ".",
  "\u0308": '"',
  "\u030a": "r",
  "\u030b": "H",
  "\u030c": "v",
  "\u0327": "c",
};

/** Mathematics, as it is written between dollars. */
const symbols: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [..."αβγδεηθλμξπρστφχψωΓΔΘΛΞΠΣΦΨΩ"].map((letter, place) => [
      letter,
      `\\${"alpha beta gamma delta varepsilon eta theta lambda mu xi pi rho sigma tau varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega".split(" ")[place]} `,
    ]),
  ),
  "−": "-",
  "·": "\\cdot ",
  "×": "\\times ",
  "±": "\\pm ",
  "≤": "\\le ",
  "≥": "\\ge ",
  "≠": "\\ne ",
  "≈": "\\approx ",
  "→": "\\to ",
  "∞": "\\infty ",
  "∂": "\\partial ",
  "∇": "\\nabla ",
  "√": "\\surd ",
  "⊙": "\\odot ",
  "∈": "\\in ",
  "°": "^{\\circ}",
  "½": "\\tfrac{1}{2}",
  "¼": "\\tfrac{1}{4}",
  "¾": "\\tfrac{3}{4}",
  "′": "{}'",
  "⟨": "\\langle ",
  "⟩": "\\rangle ",
  "∘": "\\circ ",
  ᵀ: "^{\\top}",
};

const below = "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";
const lowered: Readonly<Record<string, string>> = Object.fromEntries(
  [...below].map((letter, place) => [letter, [..."0123456789+-()aehijklmnoprstuvx"][place]]),
);

const above = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ";
const raised: Readonly<Record<string, string>> = Object.fromEntries(
  [...above].map((letter, place) => [letter, [..."0123456789+-()n"][place]]),
);

const signs: Readonly<Record<string, string>> = {
  "\u00a0": "~",
  "\u2009": "\\,",
  "–": "--",
  "—": "---",
  "’": "'",
  "‘": "`",
  "“": "``",
  "”": "''",
  "…": "\\ldots{}",
  ß: "\\ss{}",
  æ: "\\ae{}",
  ø: "\\o{}",
  å: "\\aa{}",
  œ: "\\oe{}",
  ł: "\\l{}",
  Æ: "\\AE{}",
  Ø: "\\O{}",
  Å: "\\AA{}",
  Œ: "\\OE{}",
  Ł: "\\L{}",
};
