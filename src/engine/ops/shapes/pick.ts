import type { Shape } from "../../shape";
import { arrangement } from "../factories/arrangement";
import { made } from "./made";

/**
 * What an index picks.
 * @param places where each number that comes out stands in the input, counted from 0
 */
const create = (
  shape: Shape,
  places: Int32Array,
  words = "Picks numbers by their index; only those get the gradient.",
  example: Shape = [3, 2],
) =>
  arrangement({
    leavesGaps: true,
    id: "pick",
    label: "index",
    inputs: ["A"],
    shape: () => shape,
    origins: () => ({ place: places }),
    tex: { forward: "A_{i}", gradients: ["G \\text{ in the places } i"] },
    words,
    example: [example],
  });

export default made(["take", "getitem", "flip", "roll", "diagonal", "tril_indices"], create, [
  create([2], Int32Array.of(1, 4)),
  create([2, 2], Int32Array.of(0, 0, 3, 5)),
]);
