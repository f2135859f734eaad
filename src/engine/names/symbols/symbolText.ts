import { greek, hatted, parseSymbol, type SymbolParts } from "./symbol";

/** A symbol as one line of text, with subscripts where Unicode has them. */
export function symbolText({ base, below, above }: SymbolParts): string {
  const raised = raisedText(above ?? "");
  // z of the unit y_2: a name below a name has no letters of its own.
  if (hatted.test(base)) return symbolText({ base: `${base[0]}\u0302`, below, above });
  if (below?.includes("_")) return `${base}${raised}(${symbolText(parseSymbol(below))})`;
  return `${greek.get(base) ?? base}${raised}${below ? lowered(below) : ""}`;
}

const subscripts = letters("0123456789+-()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ");
const superscripts = letters("0123456789().⟨⟩", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾·⟨⟩");

function letters(plain: string, moved: string): ReadonlyMap<string, string> {
  const all = [...moved];
  return new Map([...plain].map((letter, index) => [letter, all[index]]));
}

export const raisedText = (above: string) =>
  [...above].map((letter) => superscripts.get(letter) ?? letter).join("");

/** As subscript letters where all of them have one. */
export function lowered(below: string): string {
  const plainBelow = /^\d(,\d)*$/.test(below) ? below.replaceAll(",", "") : below;
  // There is no subscript comma; a thin space keeps two places apart.
  const spaced = plainBelow.replace(/(?<=[0-9a-z]),(?=[0-9a-z])/g, "\u2009");
  const signs = [...spaced].map((letter) => (letter === "\u2009" ? letter : subscripts.get(letter)));
  return signs.every((letter) => letter !== undefined) ? signs.join("") : `_${plainBelow}`;
}
