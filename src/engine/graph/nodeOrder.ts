import { type Expression, number } from "../math/expressions/expression";
import type { Node } from "./node";
import type {
  AdjointRule,
  BackwardRule,
  GradientRule,
  GradientTotalRule,
  GraphOrder,
  ValueRule,
  Values,
} from "./order";

/** What an order is made from: the operations of any graph, and the number whose gradients are taken. */
interface Computation {
  readonly tensors: readonly { readonly shape: readonly number[]; readonly isConstant?: boolean }[];
  readonly nodes: readonly Node[];
  readonly loss: number;
  readonly lossIndex: number;
  readonly parameters: readonly number[];
}

/**
 * The order of a graph that has none of its own: forward as it is carried out, back in the reverse order. What is used in
 * several places gets each share as it comes back, and their sum with the last of them.
 */
export function nodeOrder({ tensors, nodes, loss, lossIndex, parameters }: Computation): GraphOrder {
  const start = (output: number) =>
    output === loss ? { start: startAt(tensors[loss].shape, lossIndex) } : undefined;
  const rules = nodes.map((node) =>
    node.inputs.flatMap((tensor, input): GradientRule[] =>
      tensors[tensor].isConstant
        ? []
        : [{ find: "gradient", kind: "gradient", node, input, isSum: true, ...start(node.output) }],
    ),
  );
  const uses = new Map<number, GradientRule[]>();
  for (const rule of rules.flat()) {
    const tensor = rule.node.inputs[rule.input];
    const known = uses.get(tensor);
    if (known) known.push(rule);
    else uses.set(tensor, [rule]);
  }
  const waiting = new Map([...uses].map(([tensor, all]) => [tensor, all.length]));
  const backward: BackwardRule[] = [];
  for (let k = nodes.length - 1; k >= 0; k--) {
    const node = nodes[k];
    if (node.op.adjoint && rules[k].length > 0)
      backward.push({ find: "adjoint", node, ...start(node.output) } satisfies AdjointRule);
    for (const rule of rules[k]) {
      const tensor = node.inputs[rule.input];
      const all = uses.get(tensor) ?? [];
      if (all.length === 1) {
        backward.push(rule);
        continue;
      }
      backward.push(shareOf(rule, all));
      const left = (waiting.get(tensor) ?? 0) - 1;
      waiting.set(tensor, left);
      if (left > 0) continue;
      const shares = inOrderOfReturn(all).map((one) => shareOf(one, all));
      backward.push({ find: "total", tensor, shares } satisfies GradientTotalRule);
    }
  }
  return {
    forward: nodes.map(
      (node): ValueRule => ({ phase: "forward", kind: "value", node, isSum: true, saysKinks: true }),
    ),
    totals: [],
    backward,
    parameters: [],
    updates: [...parameters].reverse().map((tensor) => ({ tensor })),
  };
}

/** The gradient of the number itself is 1, of those beside it 0. */
const startAt =
  (shape: readonly number[], lossIndex: number) =>
  (_plan: Values, index: readonly number[]): Expression => {
    const ownIndex = shape.reduce((flat, length, axis) => flat * length + (index[axis] ?? 0), 0);
    return number(ownIndex === lossIndex ? 1 : 0);
  };

/** @param all the uses of the tensor, in their order */
const shareOf = (rule: GradientRule, all: readonly GradientRule[]): GradientRule => ({
  ...rule,
  kind: "gradientShare",
  use: all.indexOf(rule) + 1,
});

/** The last node comes first; the inputs of a node stay in their order. */
function inOrderOfReturn(all: readonly GradientRule[]): GradientRule[] {
  const nodes = [...new Set(all.map(({ node }) => node))].reverse();
  return nodes.flatMap((node) => all.filter((rule) => rule.node === node));
}
