/**
 * Words for a LaTeX file. What every engine can write comes out as ASCII, the rest as `\\letters`, which `lettersPreamble`
 * defines: it shows the letters where the engine has a font for them, and else their numbers in Unicode.
 */
export function texText(text: string): string {
  const letters = text.normalize("NFC").match(/\P{M}\p{M}*|\p{M}/gsu) ?? [];
  let written = "";
  for (let k = 0; k < letters.length; ) {
    const foreign: string[] = [];
    while (k + foreign.length < letters.length && ascii(letters[k + foreign.length]) === undefined)
      foreign.push(letters[k + foreign.length]);
    written += foreign.length > 0 ? lettersCommand(foreign) : ascii(letters[k]);
    k += foreign.length || 1;
  }
  return written;
}

/** A formula: people may put any letter into a name. What stands in `\text` there holds no command. */
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
  return tex
    .replace(/\\lt(?![A-Za-z]) ?/g, "<")
    .replace(/\\gt(?![A-Za-z]) ?/g, ">")
    .replace(/[^\0-\x7f]/gu, (letter) => symbols[letter] ?? `\\text{${texText(letter)}}`);
}

/** A letter with its accents as ASCII; undefined where plain LaTeX has no command for it. */
function ascii(letter: string): string | undefined {
  if (letter in commands) return commands[letter];
  if (/^[\0-\x7f]$/.test(letter)) return letter < " " ? " " : letter;
  if (letter in symbols) return `$${symbols[letter]}$`;
  if (letter in lowered) return `\\textsubscript{${lowered[letter]}}`;
  if (letter in raised) return `\\textsuperscript{${raised[letter]}}`;
  return signs[letter] ?? accented(letter);
}

/** A letter of ASCII under accents; nothing where it isn't one. */
function accented(letter: string): string | undefined {
  const [base, ...marks] = letter.normalize("NFD");
  if (marks.length === 0 || base > "\x7f" || !marks.every((mark) => mark in accents)) return undefined;
  return marks.reduce((inner, mark) => `\\${accents[mark]}{${inner}}`, commands[base] ?? base);
}

function lettersCommand(letters: readonly string[]): string {
  const each = (foreign: (letter: string) => string) =>
    [...letters.join("")]
      .map((letter) => (letter <= "\x7f" ? (commands[letter] ?? letter) : foreign(letter)))
      .join("");
  const hex = (letter: string) =>
    (letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
  const numbers = [...letters.join("")].filter((letter) => letter > "\x7f").map(hex);
  return `\\letters{${each((letter) => letter)}}{${numbers.join(",")}}{${each((letter) => `[U+${hex(letter)}]`)}}`;
}

/** Whether LaTeX written by these functions holds letters that need `lettersPreamble`. */
export const needsLetters = (latex: string) => latex.includes("\\letters{");

/** Widespread fonts that have many letters, or those of one script. */
const fonts = [
  ...["CMU Serif", "Noto Serif", "DejaVu Serif", "FreeSerif", "Times New Roman"],
  ...["Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "Songti SC", "SimSun"],
  ...["Hiragino Mincho ProN", "MS Mincho", "Malgun Gothic", "Noto Naskh Arabic", "Noto Serif Hebrew"],
  ...["Noto Serif Devanagari", "Noto Serif Thai", "Nirmala UI", "Leelawadee UI", "Noto Sans Symbols2"],
  ...["Noto Sans Math", "Segoe UI Symbol", "Symbola", "Arial Unicode MS"],
];

/** Defines `\letters{what is shown}{the letters' numbers}{what is shown where no font has them all}`. */
export const lettersPreamble = `% Letters that plain LaTeX fonts don't have are shown by XeLaTeX and LuaLaTeX, in the first of these fonts that has them all;
% where none does, and with pdfLaTeX, their numbers in Unicode stand there, as [U+6C34].
\\usepackage{iftex}
\\iftutex
\\usepackage{fontspec}
\\makeatletter
\\newcount\\fontcount
\\@for\\family:=${fonts.join(",")}\\do{%
  \\IfFontExistsTF{\\family}{\\advance\\fontcount by 1
    \\expandafter\\newfontfamily\\csname letters\\the\\fontcount\\expandafter\\endcsname\\expandafter{\\family}}{}}
\\protected\\def\\letters#1#2#3{\\begingroup
  \\gdef\\chosen{-1}\\@tempcnta=\\fontcount
  \\loop\\ifnum\\@tempcnta>-1
    {\\ifnum\\@tempcnta>0 \\csname letters\\the\\@tempcnta\\endcsname\\fi
     \\@tempswatrue
     \\@for\\number@:=#2\\do{\\iffontchar\\font"\\number@ \\else\\@tempswafalse\\fi}%
     \\if@tempswa \\xdef\\chosen{\\the\\@tempcnta}\\fi}%
    \\advance\\@tempcnta by -1
  \\repeat
  \\ifnum\\chosen<0 \\wlog{letters: no font for #2}#3\\else\\ifnum\\chosen>0 \\csname letters\\chosen\\endcsname\\fi #1\\fi
  \\endgroup}
\\makeatother
\\else
\\newcommand{\\letters}[3]{#3}
\\fi`;

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
    [..."αβγδεζηθικλμνξπρστυφχψωςϑϕϵΓΔΘΛΞΠΣΥΦΨΩ"].map((letter, index) => [
      letter,
      `\\${"alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon varphi chi psi omega varsigma vartheta phi epsilon Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(" ")[index]} `,
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
  [...below].map((letter, index) => [letter, [..."0123456789+-()aehijklmnoprstuvx"][index]]),
);

const above = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ";
const raised: Readonly<Record<string, string>> = Object.fromEntries(
  [...above].map((letter, index) => [letter, [..."0123456789+-()n"][index]]),
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
