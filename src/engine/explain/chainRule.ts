import type { Notation } from "../names/notation";
import type { Quantity } from "../names/quantity";
import type { Step } from "../steps/trace";

type Ruled = Pick<Step, "quantity" | "through">;

/** The step's left side and, for a gradient, its chain rule, in LaTeX. */
export function ruleTex({ quantity, through = [] }: Ruled, notation: Notation): string {
  const left = notation.tex(quantity);
  if (quantity.kind !== "gradient" || through.length === 0) return left;
  const part = (of: Quantity) =>
    `\\frac{\\partial L}{\\partial ${notation.tex(of)}} \\cdot \\frac{\\partial ${notation.tex(of)}}{\\partial ${notation.tex({ kind: "plain", of: quantity.of })}}`;
  return `${left} = ${chain(through.map(part), "\\cdots")}`;
}

/** The same as a line of text. */
export function ruleText({ quantity, through = [] }: Ruled, notation: Notation): string {
  const left = notation.text(quantity);
  if (quantity.kind !== "gradient" || through.length === 0) return left;
  const below = notation.text({ kind: "plain", of: quantity.of });
  return `${left} = ${chain(
    through.map((of) => `∂L/∂${notation.text(of)} · ∂${notation.text(of)}/∂${below}`),
    "…",
  )}`;
}

/** At most this many products of a chain rule are written out. */
const written = 3;

function chain(parts: readonly string[], dots: string): string {
  return (parts.length <= written ? parts : [parts[0], dots, parts[parts.length - 1]]).join(" + ");
}
