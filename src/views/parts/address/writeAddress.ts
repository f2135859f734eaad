import type { Address } from "./address";
import { documentMark } from "./addressText";
import { writeOptions } from "./options";

/** `#D-P1/19/unit?hide=network,what&lock`, or `#d=…/19/unit`; without a document `#/19/unit`, or nothing. */
export function writeAddress(address: Address): string {
  const { of, index, size } = address;
  const what =
    of === undefined ? "" : "packed" in of ? documentMark + of.packed : encodeURIComponent(of.exercise);
  const options = writeOptions(address);
  return `#${what}/${index + 1}${size === undefined ? "" : `/${size}`}${options && `?${options}`}`;
}
