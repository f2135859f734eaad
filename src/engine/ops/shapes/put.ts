import type { Shape } from "../../shape";
import { sizeOf } from "../../shape";
import { arrangement } from "../factories/arrangement";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/**
 * An array in which some numbers were replaced. Inputs: what was there, then for each change its new numbers.
 * @param indices for each change where its numbers went, counted from 0; later changes win
 */
const create = (indices: readonly Int32Array[], example: readonly Shape[] = []) =>
  arrangement({
    leavesGaps: true,
    id: "put",
    label: "item assignment",
    inputs: ["A", ...indices.map((_, k) => `B_{${k + 1}}`)],
    shape: ([A]) => A,
    origins([A]) {
      const count = sizeOf(A);
      const input = new Int32Array(count);
      const flat = Int32Array.from({ length: count }, (_, k) => k);
      indices.forEach((changed, change) => {
        changed.forEach((at, k) => {
          input[at] = change + 1;
          flat[at] = k;
        });
      });
      return { input, flat };
    },
    tex: {
      forward: "A \\text{ with new numbers}",
      gradients: ["G \\text{ where nothing was put}", ...indices.map(() => "G \\text{ where it was put}")],
    },
    made: { indices },
    words: "Some numbers are replaced: those that were there get no gradient, and the new ones get it.",
    example,
  });

export default made(["setitem", "fill_diagonal"], create, [
  create([Int32Array.of(1, 4), Int32Array.of(4)], [[3, 2], [2], [1]]),
]);

export const code: OperationCode = {
  numpy: {
    forward: ({ made }) =>
      changed(
        "np.array(A, order='C')",
        made.indices as readonly Int32Array[],
        (indices, k) => `result.reshape(-1)[${indices}] = np.ravel(B_${k})`,
      ),
    backward:
      (input) =>
      ({ made }) => {
        const indices = made.indices as readonly Int32Array[];
        // What a later change has put in the same place gets the gradient instead.
        const later = listText(indices.slice(input).flatMap((changes) => [...changes]));
        const taken =
          later === "[]"
            ? ["shares = np.array(G, order='C')"]
            : ["shares = np.array(G, order='C')", `shares.reshape(-1)[${later}] = 0`];
        const own =
          input === 0 ? "shares" : `np.ravel(shares)[${listText(indices[input - 1])}].reshape(SHAPE)`;
        return [...taken, own].join("\n");
      },
  },
  pytorch: ({ made }) =>
    changed(
      "A.contiguous().clone()",
      made.indices as readonly Int32Array[],
      (indices, k) => `result.view(-1)[torch.tensor(${indices}, dtype=torch.long)] = B_${k}.reshape(-1)`,
    ),
};

const listText = (indices: Iterable<number>) => `[${[...indices].join(", ")}]`;

function changed(
  copy: string,
  indices: readonly Int32Array[],
  change: (indices: string, k: number) => string,
): string {
  return [
    `result = ${copy}`,
    ...indices.map((changes, k) => change(listText(changes), k + 1)),
    "result",
  ].join("\n");
}
