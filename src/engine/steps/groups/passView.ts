import type { Graph } from "../../graph/graph";
import { constant, type Expression, negative, quantity } from "../../math/expressions/expression";
import { texNumber } from "../../math/format";
import { nameOf } from "../../names/canonicalName";
import { gradientOf, numberOf, type Quantity } from "../../names/quantity";
import { elementIn, type Plain } from "../../names/tensorRef";
import type { Source } from "../../ops/op";
import type { GraphPass } from "../../pass/pass";
import { elementOf } from "../../pass/plans/elementOf";
import type { Plan } from "../../pass/plans/plan";
import { indexAt, type Shape, sizeOf } from "../../shape";
import type { Operand } from "./group";

/**
 * A pass as one example of its batch sees it: every tensor has a batch of one. Without an example it is the whole
 * batch's view, in which tensors are as they lie in the plan.
 */
export interface PassView {
  readonly pass: GraphPass;
  /** 0-based; absent in the whole batch's view. */
  readonly n?: number;
  /** 1-based, where the batch has several; absent in the whole batch's view. */
  readonly example?: number;
  values(tensor: number): NamedNumbers;
  gradients(tensor: number): NamedNumbers;
}

/** A buffer laid out as a tensor is, its numbers named. `k` is the flat index into the view's `shape`. */
export interface NamedNumbers extends Operand {
  /** 0-based; absent for data and losses. */
  readonly layer?: number;
  /** 1-based, where the numbers belong to one example of several. */
  readonly example?: number;
  readonly size: number;
  /** Reads the names of the graph. */
  parse(name: string): Quantity | undefined;
}

/** @param n 0-based example; none for the whole batch */
export function viewPass(pass: GraphPass, n?: number): PassView {
  const { plan, graph } = pass;
  const gradientFrom = (of: Plain) => gradientOf(of, graph.lossName);
  return {
    pass,
    n,
    example: exampleOf(plan, n),
    values: (tensor) => namedNumbers(plan, tensor, plan.values[tensor], numberOf, n),
    gradients: (tensor) => namedNumbers(plan, tensor, plan.gradients[tensor], gradientFrom, n),
  };
}

/**
 * A buffer laid out as a tensor of the plan is: the tensor's values, its gradients, an optimizer's slot for it.
 * @param quantityOf what a number of the buffer is, given the number of the tensor in its place
 * @param n 0-based example; none for the whole batch
 */
export function namedNumbers(
  plan: Plan<Graph>,
  id: number,
  buffer: Float64Array,
  quantityOf: (of: Plain) => Quantity,
  n?: number,
): NamedNumbers {
  const { batch, graph } = plan;
  const tensor = graph.tensors[id];
  const { layer, perExample, saysExample } = tensor;
  const shape: Shape = perExample ? [...tensor.shape, n === undefined ? batch : 1] : tensor.shape;
  const example = perExample ? exampleOf(plan, n, saysExample) : undefined;
  const inBuffer = (k: number) => (perExample && n !== undefined ? k * batch + n : k);
  return {
    ...(layer !== undefined && { layer }),
    ...(example !== undefined && { example }),
    ...(tensor.ref.role === "literal" && { isLiteral: true }),
    quantity: quantityOf(elementIn(tensor.ref, [], example)),
    shape,
    size: sizeOf(shape),
    parse: graph.parse,
    quantityAt: (k) => quantityOf(elementOf(plan, id, inBuffer(k))),
    value: (k) => buffer[inBuffer(k)],
  };
}

const exampleOf = ({ batch }: Plan<Graph>, n: number | undefined, always = false) =>
  (batch > 1 || always) && n !== undefined ? n + 1 : undefined;

/** Number k as formulas have it: by its name, or as it is written in a formula. */
export function numberAsNamed(
  { quantityAt, value, isLiteral }: Pick<NamedNumbers, "quantityAt" | "value" | "isLiteral">,
  k: number,
): Expression {
  return isLiteral ? literal(value(k)) : quantity(nameOf(quantityAt(k)), value(k));
}

/** A number as it is written in a program: a formula keeps it, also where it is 0 or 1. */
function literal(value: number): Expression {
  if (value < 0) return negative(literal(-value));
  const isPlain = value === 0 || (value >= 1e-4 && value < 1e15);
  return constant(isPlain ? String(value) : texNumber(value), value);
}

/** The numbers as the formulas of ops read them: by their index, which may have more places than the numbers need. */
export function sourceOf(numbers: NamedNumbers): Source {
  const { shape } = numbers;
  return (index) =>
    numberAsNamed(
      numbers,
      shape.reduce((flat, length, axis) => flat * length + (index[axis] ?? 0), 0),
    );
}

/** Number k's index as ops take it. */
export const indexOf = ({ shape }: NamedNumbers, k: number): number[] => indexAt(k, shape);
