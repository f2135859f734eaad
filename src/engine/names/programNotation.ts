import { nameOf, numberName } from "./canonicalName";
import type { Notation } from "./notation";
import { asDenominatorText, asOperand } from "./operandText";
import type { Quantity } from "./quantity";
import { parseSymbol } from "./symbols/symbol";
import { symbolTex } from "./symbols/symbolTex";
import { symbolText } from "./symbols/symbolText";
import type { Plain } from "./tensorRef";

/**
 * How the numbers of a program are written: as in its text, `W[1,0]`, or by the document's names.
 * @param names display names by canonical name
 * @param parse reads canonical names of the program's graph
 * @param first what the first place of an array is called: 0 as in code, 1 as on a sheet
 */
export function createProgramNotation(
  names: Readonly<Record<string, string>>,
  parse: (name: string) => Quantity | undefined,
  first = 0,
): Notation {
  const counted = (of: Plain): Plain => ({ ...of, index: of.index.map((k) => k + first), use: undefined });
  // A document may name a number as it was called before.
  const displayed = new Map(
    Object.entries(names).map(([name, display]) => {
      const quantity = parse(name);
      return [quantity ? nameOf(quantity) : name, display];
    }),
  );
  const own = (of: Plain) => displayed.get(nameOf({ kind: "plain", of: { ...of, use: undefined } }));
  const share = (of: Plain) => (of.use === undefined ? "" : `@${of.use}`);
  const code = (of: Plain) => nameOf({ kind: "plain", of: counted(of) });
  const ascii = (of: Plain) => own(of) ?? code(of);
  const text = (of: Plain) => {
    const given = own(of);
    return given === undefined ? code(of) : symbolText(parseSymbol(given));
  };
  const tex = (of: Plain, prime = "") => {
    const given = own(of);
    if (given !== undefined) return symbolTex(parseSymbol(given), prime);
    const below = counted(of).index.join(",");
    return symbolTex(below ? { base: asOperand(of.base), below } : { base: of.base }, prime);
  };
  /** `(y - t)`: what follows applies to all of it. */
  const operandTex = (of: Plain, prime = "") =>
    own(of) === undefined && of.index.length === 0
      ? symbolTex({ base: asOperand(of.base) }, prime)
      : tex(of, prime);
  const below = (of: Plain, write: (of: Plain) => string) => {
    if (own(of) !== undefined || of.index.length === 0) return asDenominatorText(write(of));
    return numberName(counted(of), asDenominatorText);
  };
  const from = (name: string, write: (of: Plain) => string) => {
    const quantity = parse(name);
    return quantity?.kind === "plain" ? write(quantity.of) : name;
  };
  const written =
    (write: (of: Plain) => string, d: string, prime: string, lambda: string) =>
    (quantity: Quantity): string => {
      switch (quantity.kind) {
        case "plain":
          return write(quantity.of);
        case "gradient":
          return `${d}${from(quantity.from, write)}/${d}${below(quantity.of, write)}${share(quantity.of)}`;
        case "slope":
          return `${d}${write(quantity.of)}/${d}${write(quantity.by)}`;
        case "updated":
          return `${write(quantity.of)}${prime}`;
        case "slot":
          return `${quantity.slot}(${write(quantity.of)})`;
        case "adjoint":
          return `${lambda}(${write(quantity.of)})`;
      }
    };
  const texQuantity = (quantity: Quantity): string => {
    const fraction = (above: string, below: string) => `\\frac{\\partial ${above}}{\\partial ${below}}`;
    switch (quantity.kind) {
      case "plain":
        return tex(quantity.of);
      case "gradient": {
        const whole = fraction(from(quantity.from, operandTex), operandTex(quantity.of));
        return quantity.of.use === undefined ? whole : `\\left.${whole}\\right|_{${quantity.of.use}}`;
      }
      case "slope":
        return fraction(operandTex(quantity.of), operandTex(quantity.by));
      case "updated":
        return operandTex(quantity.of, "\\prime");
      case "slot":
        return `${quantity.slot}_{${tex(quantity.of)}}`;
      case "adjoint":
        return `\\lambda_{${tex(quantity.of)}}`;
    }
  };
  return {
    ascii: written(ascii, "d", "'", "lambda"),
    text: written(text, "∂", "′", "λ"),
    tex: texQuantity,
    operandTex: (quantity: Quantity) =>
      quantity.kind === "plain" ? operandTex(quantity.of) : texQuantity(quantity),
    parse,
    first,
    operand: asOperand,
  };
}
