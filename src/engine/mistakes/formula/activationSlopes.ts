import { activations } from "../../activations";
import { evaluate } from "../../math/expressions/evaluate";
import { type Expression, number, quantity } from "../../math/expressions/expression";
import { texToText } from "../../math/expressions/texToText";
import { isNonpolynomial } from "../../ops/nonpolynomial";

/** The slope of an activation that may be taken for another's. */
export interface ActivationSlope {
  /** The activation's. */
  readonly id: string;
  readonly label: string;
  /** As its formula has it, in z or in the output y. */
  readonly text: string;
  /** The slope at z, where a comes out. */
  expression(z: Expression, a: Expression): Expression;
  /** Its formula with one value in the place of z and of y. */
  at(value: number): number;
  /** The slope at z, where the formula is one in y. */
  readonly atInput?: (z: number) => number;
}

/** Of all activations that bend and have no parameter. */
export const activationSlopes: readonly ActivationSlope[] = activations.flatMap(
  ({ id, label, parameters, create }) => {
    const op = parameters.length === 0 ? create({}) : undefined;
    if (!op || !isNonpolynomial(op)) return [];
    const expression = (z: Expression, a: Expression) =>
      op.gradient(
        [() => z],
        () => a,
        () => number(1),
        0,
        [0],
        [[1]],
      );
    const evaluated = (z: number, y: number) => evaluate(expression(quantity("z", z), quantity("y", y)));
    const outputOf = (z: number) => evaluate(op.expression([() => number(z)], [0], [[1]]));
    const written = expression(number(0), number(0));
    if (written.kind !== "call") return [];
    const { letters, tex } = written.function;
    return [
      {
        id,
        label,
        text: texToText(tex).replaceAll(" - ", " − "),
        expression,
        at: (value) => evaluated(value, value),
        ...(letters.includes("y") && { atInput: (z: number) => evaluated(z, outputOf(z)) }),
      },
    ];
  },
);
