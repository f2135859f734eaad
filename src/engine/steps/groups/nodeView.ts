import type { Graph, Node } from "../../graph/graph";
import type { Values } from "../../graph/order";
import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { adjointOf } from "../../names/quantity";
import type { Op, Source } from "../../ops/op";
import type { Reason } from "../../ops/reason";
import type { Operand, Operands } from "./group";
import { indexOf, type NamedNumbers, type PassView, sourceOf } from "./passView";

/** An operation of the graph with its numbers as a view of the pass has them. */
export interface NodeView {
  readonly op: Op;
  /** By the letters of the op's rules for whole buffers: its inputs, `Y` the output, `G` its gradient. */
  readonly operands: Operands;
  /** Number k of the output, written out. */
  expression(k: number): Expression;
  /** Number k of the gradient of one of the inputs, written out. */
  gradient(input: number, k: number): Expression;
  /** Number k of what the way back solves for, written out; of an operation that is defined by an equation. */
  adjoint(k: number): Expression;
  /** Why number k of the first input's gradient is 0 or tiny, or on a kink. */
  reason(k: number): Reason | undefined;
}

/**
 * An operation of a pass, its numbers and their formulas with the names that they have there.
 * @param start what stands for the gradient of the output, where formulas don't have it by its name
 * @throws Error, by `adjoint`, of an operation that isn't defined by an equation
 */
export function viewNode(
  view: PassView,
  { op, inputs, output, location }: Node,
  start?: (plan: Values, index: readonly number[]) => Expression,
): NodeView {
  const { batch, values } = view.pass.plan;
  const written: Source | undefined = start && ((index) => start(view.pass.plan, index));
  const X = inputs.map(view.values);
  const Y = view.values(output);
  const G = view.gradients(output);
  const sources = X.map(sourceOf);
  const shapes = X.map(({ shape }) => shape);
  const adjoint: Source | undefined =
    op.adjoint && location && sourceOf(adjointsOf(view, { op, inputs, output }));
  const rows = op.rowVectors?.(shapes);
  const lying = <Buffer>(buffer: Buffer, isRowVector = false) =>
    isRowVector ? { ...buffer, isRowVector } : buffer;
  const letters: Record<string, Operand> = Object.fromEntries(
    op.inputs.map((letter, k) => [letter, lying(X[k], rows?.inputs[k])]),
  );
  return {
    op,
    // A loss calls its first input Y.
    operands: {
      ...letters,
      Y: letters.Y ?? lying(Y, rows?.output),
      ...((!written || location) && {
        G: written
          ? { ...G, value: (k: number) => evaluate(written(indexOf(Y, k))), isLiteral: true }
          : lying(G, rows?.output),
      }),
      ...(adjoint && { "\\Lambda": adjointsOf(view, { op, inputs, output }) }),
    },
    expression: (k) => op.expression(sources, indexOf(Y, k), shapes),
    gradient: (input, k) =>
      op.gradient(sources, sourceOf(Y), written ?? sourceOf(G), input, indexOf(X[input], k), shapes, adjoint),
    adjoint: (k) => {
      if (!op.adjoint) throw new Error(`trace: ${op.id} has no equation of its own on the way back`);
      const index = indexOf(adjointsOf(view, { op, inputs, output }), k);
      return op.adjoint.expression(sources, sourceOf(Y), written ?? sourceOf(G), index, shapes);
    },
    reason: (k) =>
      op.reason?.(
        inputs.map((id) => values[id]),
        values[output],
        view.n === undefined ? k : k * batch + view.n,
      ),
  };
}

/** What the way back of an operation that is defined by an equation solves for: as its output in shape, kept as it went. */
export function adjointsOf(view: PassView, { output }: Pick<Node, "output" | "op" | "inputs">): NamedNumbers {
  const { plan } = view.pass;
  const stage = plan.forward.find(({ node }) => node.output === output);
  const Y = view.values(output);
  return {
    ...Y,
    quantity: adjointOf(Y.quantity.of),
    quantityAt: (k) => adjointOf(Y.quantityAt(k).of),
    value: (k) => stage?.scratch[k] ?? Number.NaN,
  };
}

/**
 * The operation that computes a tensor.
 * @throws Error where it is one that the graph begins with
 */
export function producerOf({ nodes, shown }: Graph, tensor: number): Node {
  const node = [...nodes, ...shown].find(({ output }) => output === tensor);
  if (!node) throw new Error(`trace: no operation computes tensor ${tensor}`);
  return node;
}
