import { ProgramFault } from "../tree/fault";
import type { ExpressionOf } from "../tree/syntax";

/** A number as it is written. @throws ProgramFault where it isn't one here */
export function literalNumber(
  text: string,
  from: number,
): Pick<ExpressionOf<"number">, "kind" | "value" | "isInteger"> {
  const digits = text.replaceAll("_", "");
  if (/[jJ]$/.test(digits)) throw new ProgramFault(`${text} is complex; numbers here are real`, from);
  const isInteger = /^\d+$|^0[xob]/i.test(digits);
  const value = Number(digits);
  if (/^0\d*[1-9]/.test(digits) && isInteger && !/^0[xob]/i.test(digits))
    throw new ProgramFault(`${text} begins with a zero: write ${value}`, from);
  if (isInteger && !Number.isSafeInteger(value))
    throw new ProgramFault(
      `${text} is too large: integers are exact up to 2^53 here; write it with a point`,
      from,
    );
  return { kind: "number", value, isInteger };
}
