import type { Notation } from "../../engine/names/notation";

/** A piece of a sentence: words, or a quantity as LaTeX. */
export type Piece = { readonly text: string } | { readonly tex: string };

const [open, close] = ["\uE000", "\uE001"];

/**
 * The notation in which a sentence carries its quantities as LaTeX: the explanations write text, and `piecesOf` takes
 * it apart again.
 */
export function carryingTex(notation: Notation): Notation {
  return { ...notation, text: (quantity) => `${open}${notation.tex(quantity)}${close}` };
}

/** A sentence written in such a notation, in pieces. */
export function piecesOf(sentence: string): Piece[] {
  return sentence
    .split(/\uE000([^\uE001]*)\uE001/)
    .map((part, k): Piece => (k % 2 === 1 ? { tex: part } : { text: part.replaceAll(open, "") }))
    .filter((piece) => "tex" in piece || piece.text !== "");
}
