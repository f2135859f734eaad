/** Words for a LaTeX file that compiles with any engine and no package: nothing but ASCII comes out. */
export function texText(text: string): string {
  return (text.normalize("NFC").match(/\P{M}\p{M}*|\p{M}/gsu) ?? [])
    .map((letter) => commands[letter] ?? accented(letter) ?? [...letter].map(outsideAscii).join(""))
    .join("");
}

/** A formula as ASCII: people may put any letter into a name. What stands in `\text` there holds no command. */
export function texFormula(tex: string): string {
  return tex
    .normalize("NFC")
    .split(/(\\text(?:it)?\{[^{}]*\})/)
    .map((part, k) =>
      k % 2 === 0
        ? mathematics(part)
        : part.replace(/\{.*\}/s, (inner) => `{${texText(inner.slice(1, -1))}}`),
    )
    .join("");
}

function mathematics(tex: string): string {
  return [...tex.replace(/\\lt(?![A-Za-z]) ?/g, "<").replace(/\\gt(?![A-Za-z]) ?/g, ">")]
    .map((letter) => (letter <= "\x7f" ? letter : (symbols[letter] ?? `\\text{${outsideAscii(letter)}}`)))
    .join("");
}

/** A letter of ASCII under accents; nothing where it is none. */
function accented(letter: string): string | undefined {
  const [base, ...marks] = letter.normalize("NFD");
  if (marks.length === 0 || base > "\x7f" || !marks.every((mark) => mark in accents)) return undefined;
  return marks.reduce((inner, mark) => `\\${accents[mark]}{${inner}}`, commands[base] ?? base);
}

/** Whether a file holds letters that plain LaTeX could only name. */
export const hasNamedLetters = (latex: string) => /\[U\+[0-9A-F]{4,6}\]/.test(latex);

function outsideAscii(letter: string): string {
  if (letter <= "\x7f") return letter < " " ? " " : letter;
  if (letter in symbols) return `$${symbols[letter]}$`;
  if (letter in lowered) return `\\textsubscript{${lowered[letter]}}`;
  if (letter in raised) return `\\textsuperscript{${raised[letter]}}`;
  if (letter in signs) return signs[letter];
  const withAccents = accented(letter);
  if (withAccents !== undefined) return withAccents;
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
    [..."αβγδεζηθικλμνξπρστυφχψωςϑϕϵΓΔΘΛΞΠΣΥΦΨΩ"].map((letter, place) => [
      letter,
      `\\${"alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon varphi chi psi omega varsigma vartheta phi epsilon Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" ")[place]} `,
    ]),
  ),
  "−": "-",
  "·": "\\cdot ",
  "×": "\\times ",
  "÷": "\\div ",
  "∑": "\\Sigma ",
  ℓ: "\\ell ",
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
  "°": "{}^{\\circ}",
  "½": "\\tfrac{1}{2}",
  "¼": "\\tfrac{1}{4}",
  "¾": "\\tfrac{3}{4}",
  "′": "{}'",
  "⟨": "\\langle ",
  "⟩": "\\rangle ",
  "∘": "\\circ ",
  ᵀ: "{}^{\\top}",
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
