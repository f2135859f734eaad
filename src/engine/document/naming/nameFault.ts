/**
 * Why a name can't be shown, as the end of a sentence; nothing where it can. A name stands in formulas, tables and
 * files: what is invisible there, turns the text around it or has no shape would make two names look alike, or break
 * the formula.
 */
export function nameFault(name: string): string | undefined {
  for (const { pattern, words } of unshowable) {
    const found = pattern.exec(name.normalize("NFC"))?.[0];
    if (found) return `holds ${codesOf(found)}, ${words}; take it out`;
  }
  return undefined;
}

/**
 * Accents that KaTeX sets on any letter: grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, ring, double
 * acute, caron and cedilla. Others are shown on the letters that have one of their own with it (ạ).
 */
const accents = "\\u0300-\\u0304\\u0306-\\u0308\\u030a-\\u030c\\u0327";

/** ℂ, 𝒘 and the like: mathematics has them as letters in a style, which takes no accent from text. */
const styled = "\\u2100-\\u214f\\u{1d400}-\\u{1d7ff}";

const unshowable: readonly { readonly pattern: RegExp; readonly words: string }[] = [
  { pattern: /[\p{Cc}\p{Zl}\p{Zp}]/u, words: "a control character" },
  { pattern: /\p{Cs}/u, words: "half of a character" },
  { pattern: /[\p{Co}\p{Noncharacter_Code_Point}]/u, words: "to which no letter belongs" },
  { pattern: /\p{Bidi_Control}/u, words: "which turns the direction of the text" },
  {
    // Joiners are letters' business in Persian and Hindi, and hold emoji together; a selector chooses an emoji's style.
    pattern:
      /(?<![\p{L}\p{M}\p{Emoji}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}\p{Emoji}])|(?<!\p{Emoji})[\ufe0e\ufe0f]|(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Default_Ignorable_Code_Point}\u2800]/u,
    words: "which is invisible",
  },
  { pattern: /(?<![\p{L}\p{M}\p{N}\p{Emoji}])\p{M}/u, words: "an accent without a letter" },
  {
    pattern: new RegExp(
      `(?![${accents}])[\\u0300-\\u036f]|(?<![\\p{L}\\p{N}${accents}])[${accents}]|(?<=[${styled}])[${accents}]`,
      "u",
    ),
    words: "an accent that formulas can't set on what stands before it",
  },
];

const codesOf = (letters: string) =>
  [...letters]
    .map((letter) => `U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0")}`)
    .join(" ");

/**
 * JSON of a document without the names that can't be shown, and which these were: what was kept before names were read
 * with a rule still opens. Its quantities then go by layer and unit.
 */
export function withShowableNames(json: unknown): { json: unknown; left: readonly string[] } {
  const names = isObject(json) && isObject(json.names) ? json.names : {};
  const left = Object.entries(names)
    .filter(([, name]) => typeof name === "string" && nameFault(name.trim()) !== undefined)
    .map(([quantity]) => quantity);
  if (left.length === 0) return { json, left };
  const kept = Object.entries(names).filter(([quantity]) => !left.includes(quantity));
  return { json: { ...(json as object), names: Object.fromEntries(kept) }, left };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
