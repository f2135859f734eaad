import { parseQuantity, plainName } from "./canonicalName";
import type { Quantity, RuleQuantity } from "./quantity";
import { parseSymbol, type SymbolParts } from "./symbols/symbol";
import { lowered, raisedText, symbolText } from "./symbols/symbolText";
import { lossName, plain, type RulePlain } from "./tensorRef";

/** How the page calls quantities; `Notation` writes them in formulas too. */
export interface Labels {
  /** One line of text with subscripts: `w₅`, `∂L/∂w₅`. */
  text(quantity: RuleQuantity): string;
  /** The same in what any keyboard types: `w_5`, `dL/dw_5`. */
  ascii(quantity: RuleQuantity): string;
  /** How what is written stands in a formula, where that isn't as it is. */
  operand?(text: string): string;
  /** Reads a canonical name; nothing where it isn't one. */
  parse(name: string): Quantity | undefined;
}

/**
 * @param names display names by canonical name
 * @param examples whether to mark the example that a quantity belongs to, as z⟨3⟩; where all belong to the same one,
 *   the mark only stands in the way
 */
export function createLabels(names: Readonly<Record<string, string>> = {}, examples = true): Labels {
  const text = (of: RulePlain) => symbolText(symbolIn(names, examples)(of));
  const ascii = (of: RulePlain) => plainAscii(of, names);
  const textFraction = derivativeWriter(
    text,
    (above, below) => `∂${above}/∂${below}`,
    (whole, example) => `${whole}|${lowered(String(example))}`,
  );
  const asciiFraction = derivativeWriter(
    ascii,
    (above, below) => `d${above}/d${below}`,
    (whole, example) => `${whole}@${example}`,
  );
  return {
    text(quantity) {
      if (quantity.kind === "updated") return `${text(quantity.of)}′`;
      if (quantity.kind === "slot") return `${quantity.slot}(${text(quantity.of)})`;
      if (quantity.kind === "adjoint") return `λ(${text(quantity.of)})`;
      return textFraction(quantity);
    },
    ascii(quantity) {
      if (quantity.kind === "updated") return `${ascii(quantity.of)}'`;
      if (quantity.kind === "slot") return `${quantity.slot}(${ascii(quantity.of)})`;
      return asciiFraction(quantity);
    },
    parse: parseQuantity,
  };
}

/** The symbol of a quantity. L₃ is the loss of one example, L that of the batch: there the mark is never in the way. */
export const symbolIn = (names: Readonly<Record<string, string>>, examples: boolean) => (of: RulePlain) =>
  symbolOf(examples || of.base === "L" ? of : { ...of, example: undefined }, names);

/** The loss of the whole batch, which a sheet may call E or J. */
const loss = plain(lossName, undefined, []);

/** Writes a number, or its derivative. */
export function derivativeWriter(
  writer: (of: RulePlain) => string,
  fraction: (above: string, below: string) => string,
  share: (whole: string, example: number | string) => string,
): (quantity: RuleQuantity) => string {
  /** An example's share of a parameter's gradient carries the mark as a whole: the parameter is the same for all. */
  const gradient = (from: string, of: RulePlain) =>
    (of.base === "W" || of.base === "b") && of.example !== undefined
      ? share(fraction(from, writer({ ...of, example: undefined })), of.example)
      : fraction(from, writer(of));
  return (quantity: RuleQuantity): string => {
    switch (quantity.kind) {
      case "plain":
        return writer(quantity.of);
      case "gradient":
        return gradient(quantity.from === "L" ? writer(loss) : quantity.from, quantity.of);
      case "slope":
        return fraction(writer(quantity.of), writer(quantity.by));
      default:
        return "";
    }
  };
}

function symbolOf(of: RulePlain, names: Readonly<Record<string, string>>): SymbolParts {
  const example = of.example === undefined ? "" : `⟨${of.example}⟩`;
  const given = names[plainName({ ...of, example: undefined })];
  if (given !== undefined) return { ...parseSymbol(given), above: example };
  const unit = names[plainName({ ...of, base: "a", example: undefined })];
  if (of.base === "z" && unit !== undefined && of.index.length > 0)
    return { base: "z", below: unit, above: example };
  if (of.base === "dataLoss") return { base: "L", below: "data", above: example };
  if (of.base === "penalty") return { base: "P" };
  if (of.base === "L") return { base: "L", ...(of.example !== undefined && { below: String(of.example) }) };
  const matrix = of.base === "W" && of.index.length > 0 ? "w" : of.base;
  const separator = of.index.some((index) => Number(index) > 9) ? "," : "";
  const layer = of.layer === undefined ? "" : `(${of.layer}${of.stage === undefined ? "" : `.${of.stage}`})`;
  return { base: matrix, below: of.index.join(separator), above: layer + example };
}

/** `λ_1^(2)` as `λ₁⁽²⁾`, for text that isn't a quantity's name. */
export function withSubscripts(text: string): string {
  return (
    text
      .replace(/_(\d+)/g, (_all, digits: string) => lowered(digits))
      // There is no lowered ∞.
      .replaceAll("_∞", "∞")
      .replace(/\^\((\d+)\)/g, (_all, digits: string) => raisedText(`(${digits})`))
  );
}

function plainAscii(of: RulePlain, names: Readonly<Record<string, string>>): string {
  const given = names[plainName({ ...of, example: undefined })];
  return given === undefined ? plainName(of) : `${given}${of.example === undefined ? "" : `@${of.example}`}`;
}

/** Names are written with every step, and a large network has thousands. */
const knownNames = new WeakMap<(quantity: RuleQuantity) => string, Map<string, string>>();

/** Writes a canonical name in a notation; what is not a name stays as it is. */
export function writtenName(
  name: string,
  write: (quantity: RuleQuantity) => string,
  parse: Labels["parse"] = parseQuantity,
): string {
  const known = knownNames.get(write) ?? new Map<string, string>();
  knownNames.set(write, known);
  const quantity = known.has(name) ? undefined : parse(name);
  const text = known.get(name) ?? (quantity ? write(quantity) : name);
  known.set(name, text);
  return text;
}
