import { expect, it } from "vitest";
import { nodeOrder } from "../../../src/engine/graph/nodeOrder";
import type { GradientRule } from "../../../src/engine/graph/order";
import { number } from "../../../src/engine/math/expressions/expression";
import type { Op } from "../../../src/engine/ops/op";

const op = (id: string, adjoint = false) => ({ id, ...(adjoint && { adjoint: {} }) }) as unknown as Op;
const node = (id: string, inputs: readonly number[], output: number, adjoint = false) => ({
  op: op(id, adjoint),
  inputs,
  output,
});

/** `a = x * x`, `b = a + 1`, `f = b * x`: x is used three times, twice by the first. The tensors: x, 1, a, b, f. */
const product = node("product", [0, 0], 2);
const sum = node("sum", [2, 1], 3);
const last = node("last", [3, 0], 4);
const used = {
  tensors: [{ shape: [2] }, { shape: [], isConstant: true }, { shape: [2] }, { shape: [2] }, { shape: [2] }],
  nodes: [product, sum, last],
  loss: 4,
  lossIndex: 1,
  parameters: [0],
};

/** The rules of the way back in short: of which node and input, and which use of how many. */
const inShort = (computation: Parameters<typeof nodeOrder>[0]) =>
  nodeOrder(computation).backward.map((rule) => {
    if (rule.find === "total") return `total of ${rule.tensor}: ${rule.shares.map(oneInShort).join(", ")}`;
    if (rule.find === "adjoint") return `adjoint of ${rule.node.op.id}`;
    return rule.find === "gradient" ? oneInShort(rule) : rule.find;
  });
const oneInShort = ({ node, input, use }: GradientRule) =>
  `${node.op.id}[${input}]${use === undefined ? "" : ` use ${use}`}`;

it("goes there as it is carried out", () => {
  expect(nodeOrder(used).forward.map((rule) => rule.node)).toEqual([product, sum, last]);
});

it("goes back in the reverse order, each use of a number by itself, and their sum after the last of them", () => {
  expect(inShort(used)).toEqual([
    "last[0]",
    "last[1] use 3",
    "sum[0]",
    "product[0] use 1",
    "product[1] use 2",
    "total of 0: last[1] use 3, product[0] use 1, product[1] use 2",
  ]);
});

it("asks for no gradient of what is constant, nor for an adjoint that nobody reads", () => {
  const tensors = used.tensors.map((tensor) => ({ ...tensor, isConstant: true }));
  expect(inShort({ ...used, tensors, nodes: [node("solve", [0, 1], 2, true)] })).toEqual([]);
});

it("solves for the adjoint before what depends on it", () => {
  const nodes = [node("solve", [0, 2], 3, true), node("sum", [3], 4)];
  expect(inShort({ ...used, nodes })).toEqual(["sum[0]", "adjoint of solve", "solve[0]", "solve[1]"]);
});

it("starts with 1 at the number whose gradients are taken and 0 beside it, and nowhere else", () => {
  const { backward } = nodeOrder(used);
  const starts = backward.flatMap((rule) => (rule.find === "gradient" ? [rule.start] : []));
  expect(starts.map((start) => start !== undefined)).toEqual([true, true, false, false, false]);
  const at = (index: number) => starts[0]?.({ batch: 1, values: [] }, [index]);
  expect([at(0), at(1)]).toEqual([number(0), number(1)]);
});

it("updates what was made last first", () => {
  expect(nodeOrder({ ...used, parameters: [0, 2] }).updates).toEqual([{ tensor: 2 }, { tensor: 0 }]);
});
