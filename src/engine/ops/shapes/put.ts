import type { Shape } from "../../shape";
import { sizeOf } from "../../shape";
import { arrangement } from "../factories/arrangement";
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
    words: "Some numbers are replaced: those that were there get no gradient, and the new ones get it.",
    example,
  });

export default made(["setitem", "fill_diagonal"], create, [
  create([Int32Array.of(1, 4), Int32Array.of(4)], [[3, 2], [2], [1]]),
]);
