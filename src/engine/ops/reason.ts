/**
 * Why a gradient is what it is, where that is worth saying: nothing passes an activation (`off`) or little does
 * (`small`), double precision can't tell it from 0 (`rounded`), the loss asks nothing of an output (`met`), there is
 * no slope but an agreed one (`kink`), or two slopes have become one (`fused`).
 */
export interface Reason {
  readonly kind: "off" | "small" | "rounded" | "met" | "kink" | "fused";
  /** The cause itself, `the output meets its target`; of a kink and of fused slopes all that is to be said. */
  readonly text: string;
}

/** What a kind says of the number, before its cause. */
const beginnings: Readonly<Record<Reason["kind"], string>> = {
  off: "0 because ",
  met: "0 because ",
  rounded: "0 only by rounding: ",
  small: "small because ",
  kink: "",
  fused: "",
};

/** `0 because the output meets its target` */
export const reasonText = ({ kind, text }: Reason): string => beginnings[kind] + text;

/** Whether it says that the number is 0. */
export const saysZero = ({ kind }: Reason): boolean => kind === "off" || kind === "met" || kind === "rounded";
