import { call, quotient, square, squareRoot, sum } from "../../math/expression";
import { axesWords } from "../factories/axes";
import { overAxes } from "../factories/overAxes";
import { sumOf } from "../factories/pairwise";
import { reduce } from "../factories/reduce";

export default overAxes("norm", ["norm"], (along) =>
  reduce(along, {
    id: "norm",
    f: (values, areTogether) =>
      Math.sqrt(
        sumOf(
          values.map((value) => value * value),
          areTogether,
        ),
      ),
    slope: (values, k, y) => (y === 0 ? 0 : values[k] / y),
    write: (values) => call(squareRoot, sum(values.map((value) => call(square, value)))),
    writeSlope: (values, k, y) => quotient(values[k], y),
    tex: { forward: "\\sqrt{\\sum A^2}", gradients: ["G \\odot A / Y"] },
    words: `The length, the root of the sum of squares, over ${axesWords(along)}; its gradient points along the vector and has length 1.`,
    example: [3, 2],
  }),
);
