import type { Graph, Node } from "../graph/graph";
import type { Expression } from "../math/expression";
import type { Op, Reason, Source } from "../ops/op";
import type { Operand, Operands } from "./group";
import { indexOf, type PassView, sourceOf } from "./passView";

/** An operation of the graph with its numbers as a view of the pass has them. */
export interface NodeView {
  readonly op: Op;
  /** By the letters of the op's rules for whole buffers: its inputs, `Y` the output, `G` its gradient. */
  readonly operands: Operands;
  /** Number k of the output, written out. */
  expression(k: number): Expression;
  /** Number k of the gradient of one of the inputs, written out. */
  gradient(input: number, k: number): Expression;
  /** Why number k of the first input's gradient is 0 or tiny, or on a kink. */
  reason(k: number): Reason | undefined;
}

/** @param written the gradient of the output, where formulas don't have it by its name */
export function viewNode(view: PassView, { op, inputs, output }: Node, written?: Source): NodeView {
  const { batch, values } = view.pass.plan;
  const X = inputs.map(view.values);
  const Y = view.values(output);
  const G = view.gradients(output);
  const sources = X.map(sourceOf);
  const shapes = X.map(({ shape }) => shape);
  const letters: Record<string, Operand> = Object.fromEntries(op.inputs.map((letter, k) => [letter, X[k]]));
  return {
    op,
    // A loss calls its first input Y.
    operands: { ...letters, Y: letters.Y ?? Y, ...(!written && { G }) },
    expression: (k) => op.expression(sources, indexOf(Y, k), shapes),
    gradient: (input, k) =>
      op.gradient(sources, sourceOf(Y), written ?? sourceOf(G), input, indexOf(X[input], k), shapes),
    reason: (k) =>
      op.reason?.(
        inputs.map((id) => values[id]),
        values[output],
        view.n === undefined ? k : k * batch + view.n,
      ),
  };
}

/** The operation that computes a tensor. */
export function producerOf({ nodes, shown }: Graph, tensor: number): Node {
  const node = [...nodes, ...shown].find(({ output }) => output === tensor);
  if (!node) throw new Error(`trace: no operation computes tensor ${tensor}`);
  return node;
}
