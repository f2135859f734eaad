import { shortNumber } from "../../math/format";

/** A loss, an error: enough digits to compare. */
export const figure = (value: number) =>
  Number.isFinite(value) ? shortNumber(value, 3) : "not a number any more";

export const percent = (part: number) => `${shortNumber(100 * part, 3)} %`;
