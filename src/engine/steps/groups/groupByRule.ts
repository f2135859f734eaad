import type { StepKind } from "../../graph/order";
import type { Expression } from "../../math/expressions/expression";
import type { MatrixProduct } from "../../ops/op";
import type { Operands, StepGroup } from "./group";
import type { NamedNumbers } from "./passView";

/** How a group comes by its numbers. */
interface GroupRule extends Pick<StepGroup, "phase" | "op" | "expression" | "through" | "reason"> {
  readonly kind: StepKind;
  /** 1 where it is left out. */
  readonly terms?: number;
  /** The rule for the whole buffer, in the letters of `operands` and `settings`. */
  readonly tex: string;
  readonly rowsTex?: string | undefined;
  /** Where that rule is the product of two matrices. */
  readonly product?: MatrixProduct | undefined;
  readonly operands: Operands;
  /** Whether the buffer, which has one axis, is a row in the rule. */
  readonly isRowVector?: boolean | undefined;
  readonly settings?: Readonly<Record<string, number>>;
}

/** The group whose steps find these numbers, all by the same rule. */
export function groupByRule(
  numbers: NamedNumbers,
  { kind, tex, rowsTex, product, operands, isRowVector, settings, ...rule }: GroupRule,
): StepGroup {
  const { layer, example, size, quantity, shape, quantityAt, value, parse } = numbers;
  return {
    ...(example !== undefined && { example }),
    ...(layer !== undefined && { layer }),
    kind: () => kind,
    size,
    numbersPerUnit: 1,
    terms: 1,
    parse,
    quantity: quantityAt,
    value,
    wholes: [
      {
        quantity,
        shape,
        tex,
        ...(isRowVector && { isRowVector }),
        ...(rowsTex && { rowsTex }),
        ...(product && { product }),
        operands,
        settings: settings ?? rule.op?.settings ?? {},
      },
    ],
    ...rule,
  };
}

/** How many terms the expression adds up; 1 where it isn't a sum. */
export const termCount = (expression: Expression) =>
  expression.kind === "sum" ? expression.terms.length : 1;

/** A rule for the loss's gradient in whole buffers, with what an example weighs in the batch written before it. */
export function weightedRule(
  weight: Expression,
  tex: string,
): { tex: string; settings: Record<string, number> } {
  if (weight.kind !== "constant") return { tex, settings: {} };
  return { tex: `${weight.symbol} (${tex})`, settings: { [weight.symbol]: weight.value } };
}
