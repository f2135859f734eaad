import { indexAt, sizeOf } from "../../shape";
import { arrangement } from "../factories/arrangement";
import { flatAt } from "../factories/indices";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/** Zeros around an array. @param widths how many before and behind, along each axis */
const create = (widths: readonly (readonly [number, number])[]) =>
  arrangement({
    id: "pad",
    inputs: ["A"],
    shape: ([A]) => A.map((length, axis) => widths[axis][0] + length + widths[axis][1]),
    origins([A]) {
      const shape = A.map((length, axis) => widths[axis][0] + length + widths[axis][1]);
      const size = sizeOf(shape);
      const input = new Int32Array(size).fill(-1);
      const flat = new Int32Array(size);
      for (let k = 0; k < size; k++) {
        const index = indexAt(k, shape).map((at, axis) => at - widths[axis][0]);
        if (index.some((at, axis) => at < 0 || at >= A[axis])) continue;
        input[k] = 0;
        flat[k] = flatAt(index, A);
      }
      return { input, flat };
    },
    tex: { forward: "\\operatorname{pad}(A)", gradients: ["\\operatorname{inside}(G)"] },
    made: { widths },
    words: "Puts zeros around; only what was inside gets a gradient.",
    example: [widths.map(() => 2)],
  });

export default made(["pad"], create, [
  create([[1, 2]]),
  create([
    [1, 0],
    [0, 2],
  ]),
]);

export const code: OperationCode = {
  numpy: {
    forward: ({ made }) =>
      `np.pad(A, [${widthsOf(made)
        .map(([before, behind]) => `(${before}, ${behind})`)
        .join(", ")}])`,
    backward: [
      ({ made, shapes: [A] }) =>
        `G[${widthsOf(made)
          .map(([before], axis) => `${before}:${before + A[axis]}`)
          .join(", ")}]`,
    ],
  },
  // PyTorch counts from the last axis.
  pytorch: ({ made }) => `F.pad(A, [${widthsOf(made).toReversed().flat().join(", ")}])`,
};

const widthsOf = (made: Readonly<Record<string, unknown>>) =>
  made.widths as readonly (readonly [number, number])[];
