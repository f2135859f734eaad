import { type Notation, operandTex, operandText } from "../../names/notation";
import { gradientOf, type Quantity } from "../../names/quantity";
import type { Step } from "../../steps/trace";
import type { Formula } from "./explanation";
import { asDenominator } from "./leftOf";

type Ruled = Pick<Step, "quantity" | "through">;

/** A gradient's chain rule; nothing for what has none. */
export function chainOf({ quantity, through = [] }: Ruled, notation: Notation): Formula | undefined {
  if (quantity.kind !== "gradient" || through.length === 0) return undefined;
  const { from } = quantity;
  const below = asDenominator(quantity.of);
  const [belowTex, belowText] = [operandTex(notation, below), operandText(notation, below)];
  const texPart = (of: Quantity) => {
    const middle = operandTex(notation, of);
    return `${notation.tex(gradientOf(of.of, from))} \\cdot \\frac{\\partial ${middle}}{\\partial ${belowTex}}`;
  };
  const textPart = (of: Quantity) => {
    const middle = operandText(notation, of);
    return `${notation.text(gradientOf(of.of, from))} · ∂${middle}/∂${belowText}`;
  };
  return {
    tex: addedUp(through.map(texPart), "\\cdots"),
    text: addedUp(through.map(textPart), "…"),
  };
}

/** At most this many products of a chain rule are written out. */
const written = 3;

function addedUp(parts: readonly string[], dots: string): string {
  return (parts.length <= written ? parts : [parts[0], dots, parts[parts.length - 1]]).join(" + ");
}
