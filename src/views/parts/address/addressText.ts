/** Before a document that the address holds. */
export const documentMark = "d=";

/** Names in an address, each written so that none of its signs means anything there. */
export const namesText = (names: readonly string[]) => names.map(encodeURIComponent).join(",");

/** `W2[1,1],a1[2]`: a comma in brackets belongs to its name. Which names there are is the document's matter. */
export const namesIn = (value: string): string[] =>
  decoded(value)
    .split(/,(?![^[\]]*\])/)
    .filter(Boolean);

/** The address's part as text; a malformed one as it stands. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A part of the address as a sentence has it. */
export const quotedPart = (text: string) => {
  const whole = decoded(text);
  return `“${whole.length > 40 ? `${whole.slice(0, 37)}…` : whole}”`;
};
