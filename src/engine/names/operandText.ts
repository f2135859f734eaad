/**
 * The text of a program as one operand of a formula: `(h ** 2)`, but `np.exp(z)` as it is. What tells where it stands,
 * `h (line 7)`, belongs to it.
 */
export function asOperand(text: string): string {
  let open = text.replace(/ \((?:line|pass) [^()]*\)$/, "");
  for (let before = ""; before !== open; ) {
    before = open;
    open = open.replace(/\([^()[\]]*\)|\[[^()[\]]*\]/g, "");
  }
  return /^[\w.]*$/.test(open) ? text : `(${text})`;
}

/** The same behind a d: only a name, or where one stood, is as it is. */
export const asDenominatorText = (text: string): string =>
  /^[\w.]+( \(.*\))?$/.test(text) ? text : `(${text})`;
