import { lowered, raisedText } from "../../names/symbols/symbolText";

/**
 * The features that are offered, one click each: squares, products, sines, absolute values of the columns that are drawn.
 * @param axes of the columns, from 1
 */
export function usualFeatures(columns: readonly string[], axes: readonly number[]): readonly string[] {
  const names = axes.map((axis) => {
    const name = columns[axis - 1];
    return /^[A-Za-z_]\w*$/.test(name) ? name : `x${axis}`;
  });
  const each = (write: (name: string) => string) => names.map(write);
  return [
    ...each((name) => `${name}**2`),
    ...(names.length > 1 ? [names.join("*")] : []),
    ...each((name) => `sin(${name})`),
    ...each((name) => `abs(${name})`),
  ];
}

/** A formula as it is read: `x1**2` as x₁², `abs(x1)` as |x₁|. */
export function featureText(formula: string): string {
  return formula
    .replace(/\b(?:np|numpy|math|torch)\./g, "")
    .replace(/\s*\*\*\s*(\d+)(?![\w.])/g, (_all, digits: string) => raisedText(digits))
    .replace(/\babs\(([\w.]+)\)/g, "|$1|")
    .replace(/\b(sin|cos|tan|tanh|exp|log)\((\w+)\)/g, "$1 $2")
    .replace(/\bx(\d+)\b/g, (_all, digits: string) => `x${lowered(digits)}`)
    .replace(/\bpi\b/g, "π")
    .replace(/(x[₀-₉]+)\s*\*\s*(?=x[₀-₉])/g, "$1")
    .replace(/\s*(?<!\*)\*(?!\*)\s*/g, "·");
}
