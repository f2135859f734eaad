import { type Shape, sizeOf } from "../../shape";
import { arrangement, placesOnly } from "../factories/arrangement";
import { flatAt, indexAt } from "../factories/indices";
import { made } from "./made";

/** Repeats so that the result has that shape: axes are aligned at the last, and numbers come again and again. */
const create = (shape: Shape, example: Shape = [2, 1]) =>
  arrangement({
    id: "repeated",
    label: "broadcast",
    inputs: ["A"],
    shape: () => shape,
    origins: ([A]) =>
      placesOnly(sizeOf(shape), (k) => {
        const index = indexAt(k, shape).slice(shape.length - A.length);
        return flatAt(
          index.map((value, axis) => value % A[axis]),
          A,
        );
      }),
    tex: { forward: "A", gradients: ["\\sum G"] },
    words: "Repeats numbers; the gradients of all copies add up.",
    example: [example],
  });

export default made(["tile", "broadcast_to", "expand"], create, [create([2, 3]), create([4, 2], [2])]);
