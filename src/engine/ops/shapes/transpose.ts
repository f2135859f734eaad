import { indexAt, sizeOf } from "../../shape";
import { arrangement, fromOneInput } from "../factories/arrangement";
import { flatAt } from "../factories/indices";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/** @param order axis k of the result is axis order[k] of the input */
const create = (order: readonly number[]) =>
  arrangement({
    id: "transpose",
    inputs: ["A"],
    shape: ([A]) => order.map((axis) => A[axis]),
    origins([A]) {
      const shape = order.map((axis) => A[axis]);
      return fromOneInput(sizeOf(shape), (k) => {
        const index = indexAt(k, shape);
        const from = new Array<number>(A.length);
        order.forEach((axis, to) => {
          from[axis] = index[to];
        });
        return flatAt(from, A);
      });
    },
    tex: { forward: turnedTex("A", order), gradients: [turnedTex("G", backwards(order))] },
    made: { order },
    words:
      order.length === 1
        ? "One axis has nothing to be exchanged with: the array stays as it is, and so does the gradient."
        : order.length === 2
          ? "Transposes the matrix: rows become columns. The gradient is transposed back."
          : `Puts the axes in the order ${order.join(", ")}; the gradient is put back.`,
    example: [order.map((_, axis) => axis + 2)],
  });

export default made(["transpose", "T", "t", "swapaxes", "moveaxis", "permute"], create, [
  create([1, 0]),
  create([2, 0, 1]),
  create([0]),
]);

/** As NumPy has it, one axis alone stays as it is. */
function turnedTex(array: string, order: readonly number[]): string {
  if (order.every((axis, k) => axis === k)) return array;
  return order.length === 2 ? `${array}^{\\top}` : `\\operatorname{transpose}(${array}, ${orderText(order)})`;
}

/** The order that puts the axes back. */
function backwards(order: readonly number[]): readonly number[] {
  return order.map((_, axis) => order.indexOf(axis));
}

function orderText(order: readonly number[]): string {
  return `(${order.join(", ")})`;
}

export const code: OperationCode = {
  numpy: {
    forward: ({ made }) => turned("A", made.order as readonly number[]),
    backward: [
      ({ made }) => {
        const order = made.order as readonly number[];
        return turned("G", backwards(order));
      },
    ],
  },
  pytorch: ({ made }) => {
    const order = made.order as readonly number[];
    return order.length === 2 && order[0] === 1 ? "A.T" : `torch.permute(A, ${orderText(order)})`;
  },
};

const turned = (array: string, order: readonly number[]) =>
  order.length === 2 && order[0] === 1 ? `${array}.T` : `np.transpose(${array}, ${orderText(order)})`;
