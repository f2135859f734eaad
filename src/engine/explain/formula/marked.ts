import type { Notation } from "../../names/notation";

/**
 * A part of a formula, so that the page that shows it finds it again.
 * @param index which of the formula's marks, or else of the explanation's `reads`, it is
 * @param tex its LaTeX; it stays in braces, since what follows may be an exponent
 */
export const marked = ({ isForPaper }: Pick<Notation, "isForPaper">, index: number, tex: string): string =>
  isForPaper ? `{${tex}}` : `\\htmlData{q=${index}}{${tex}}`;
