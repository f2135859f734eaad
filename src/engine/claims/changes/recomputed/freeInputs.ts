import type { ValueWriting } from "../../../program/run/passes/writings";
import type { Recorded } from "../../../program/values/recorded";
import { isTarget } from "../../finding/candidates";

/** The values that a pass starts from which may have any numbers: named, and no target, mask, size, or shares that add up to 1. */
export function freeInputs(
  order: readonly Recorded[],
  writings: readonly ValueWriting[],
): ReadonlySet<Recorded> {
  // Beside arrays an integer may be a length.
  const isNumber = order.some(({ data }) => data.length > 1) ? isDecimalLine : isNumberLine;
  return new Set(
    order.filter((value) => {
      const names = writings.filter(({ recorded }) => recorded === value);
      if (value.node || value.isConstant || names.length === 0 || names.some(isTarget)) return false;
      return value.data.length === 1 ? names.some(isNumber) : !isMask(value) && !areShares(value);
    }),
  );
}

const isMask = ({ data }: Recorded) => data.every((number) => number === 0 || number === 1);

const areShares = ({ data }: Recorded) => Math.abs(data.reduce((sum, number) => sum + number, 0) - 1) < 1e-9;

/** The number that a line gives a name. */
function numberIn({ statement }: ValueWriting) {
  const value = statement?.kind === "assign" ? statement.value : undefined;
  const positive = value?.kind === "unary" ? value.of : value;
  return positive?.kind === "number" ? positive : undefined;
}

const isNumberLine = (writing: ValueWriting) => numberIn(writing) !== undefined;
const isDecimalLine = (writing: ValueWriting) => numberIn(writing)?.isInteger === false;
