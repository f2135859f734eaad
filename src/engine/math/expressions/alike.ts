import type { Expression, ScalarFunction } from "./expression";
import { partsOf } from "./parts";

/** Whether two expressions are written with the same symbols, whatever the numbers that these stand for. */
export function areAlike(a: Expression, b: Expression): boolean {
  if (a === b) return true;
  if (!isSameHead(a, b)) return false;
  const [parts, others] = [partsOf(a), partsOf(b)];
  return parts.length === others.length && parts.every((part, k) => areAlike(part, others[k]));
}

function isSameHead(a: Expression, b: Expression): boolean {
  switch (a.kind) {
    case "number":
      return b.kind === "number" && Object.is(a.value, b.value);
    case "constant":
      return b.kind === "constant" && a.symbol === b.symbol;
    case "quantity":
      return b.kind === "quantity" && a.name === b.name;
    case "call":
      return b.kind === "call" && isSameFunction(a.function, b.function);
    case "sum":
    case "product":
    case "quotient":
    case "negative":
    case "tuple":
      return a.kind === b.kind;
    // With letters they are made for a page that shows them, not moved.
    case "series":
    case "partial":
      return false;
  }
}

const isSameFunction = (f: ScalarFunction, g: ScalarFunction) =>
  f.id === g.id && f.tex === g.tex && f.place?.join() === g.place?.join();
