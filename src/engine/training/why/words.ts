import { counted } from "../../math/counted";
import { shortNumber } from "../../math/format";

/** A loss, an error: enough digits to compare. */
export const figure = (value: number) =>
  Number.isFinite(value) ? shortNumber(value, 3) : "not a finite number any more";

export const percent = (part: number) => `${shortNumber(100 * part, 3)} %`;

/** `40 epochs bring`, `1 epoch brings` */
export const epochsBring = (count: number) =>
  `${counted(count, "epoch")} ${count === 1 ? "brings" : "bring"}`;
