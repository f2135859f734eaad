import type { Shape } from "../../shape";
import { sizeOf } from "../../shape";
import { arrangement } from "../factories/arrangement";
import type { OperationCode } from "../operationCode";
import { made } from "./made";

/**
 * An array in which some numbers were replaced. Inputs: what was there, then for each change its new numbers.
 * @param places for each change where its numbers went, counted from 0; later changes win
 */
const create = (places: readonly Int32Array[], example: readonly Shape[] = []) =>
  arrangement({
    leavesGaps: true,
    id: "put",
    label: "item assignment",
    inputs: ["A", ...places.map((_, k) => `B_{${k + 1}}`)],
    shape: ([A]) => A,
    origins([A]) {
      const count = sizeOf(A);
      const input = new Int32Array(count);
      const place = Int32Array.from({ length: count }, (_, k) => k);
      places.forEach((changed, change) => {
        changed.forEach((at, k) => {
          input[at] = change + 1;
          place[at] = k;
        });
      });
      return { input, place };
    },
    tex: {
      forward: "A \\text{ with new numbers}",
      gradients: ["G \\text{ where nothing was put}", ...places.map(() => "G \\text{ where it was put}")],
    },
    made: { places },
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
        made.places as readonly Int32Array[],
        (places, k) => `result.reshape(-1)[${places}] = np.ravel(B_${k})`,
      ),
    backward:
      (input) =>
      ({ made }) => {
        const places = made.places as readonly Int32Array[];
        // What a later change has put in the same place gets the gradient instead.
        const later = listText(places.slice(input).flatMap((changes) => [...changes]));
        const taken =
          later === "[]"
            ? ["shares = np.array(G, order='C')"]
            : ["shares = np.array(G, order='C')", `shares.reshape(-1)[${later}] = 0`];
        const own =
          input === 0 ? "shares" : `np.ravel(shares)[${listText(places[input - 1])}].reshape(SHAPE)`;
        return [...taken, own].join("\n");
      },
  },
  pytorch: ({ made }) =>
    changed(
      "A.contiguous().clone()",
      made.places as readonly Int32Array[],
      (places, k) => `result.view(-1)[torch.tensor(${places}, dtype=torch.long)] = B_${k}.reshape(-1)`,
    ),
};

const listText = (places: Iterable<number>) => `[${[...places].join(", ")}]`;

function changed(
  copy: string,
  places: readonly Int32Array[],
  change: (places: string, k: number) => string,
): string {
  return [`result = ${copy}`, ...places.map((changes, k) => change(listText(changes), k + 1)), "result"].join(
    "\n",
  );
}
