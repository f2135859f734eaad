import { dotProduct } from "../../../math/dotProduct";
import type { Shape } from "../../../shape";
import type { TorchGenerator } from "../../generators/torchGenerator";
import { ProgramFault } from "../../parse/tree/fault";
import { normalDraw, type TorchDraw } from "./draws";

/**
 * Normal numbers whose columns, or rows where these are fewer, are made orthogonal and of length `gain`, one after the other.
 * @see Saxe, McClelland & Ganguli 2013, Exact solutions to the nonlinear dynamics of learning in deep linear networks
 */
export function orthogonal(source: TorchGenerator, shape: Shape, gain: number): TorchDraw {
  if (shape.length < 2) throw new ProgramFault("orthogonal_ takes a tensor of two axes or more");
  return (count, dtype, isContiguous) => {
    const numbers = normalDraw(source)(count, dtype, true);
    if (!isContiguous) throw new ProgramFault("orthogonal_ takes no transposed tensor here");
    const [rows, columns] = [shape[0], count / Math.max(1, shape[0])];
    const isTall = rows >= columns;
    const step = isTall ? columns : 1;
    const vectors = Array.from({ length: Math.min(rows, columns) }, (_, k) =>
      Float64Array.from(
        { length: Math.max(rows, columns) },
        (_each, j) => numbers[isTall ? j * columns + k : k * columns + j],
      ),
    );
    vectors.forEach((vector, k) => {
      // Twice, so that rounding leaves them orthogonal.
      for (const other of [...vectors.slice(0, k), ...vectors.slice(0, k)]) {
        const along = dotProduct(vector, other);
        vector.forEach((value, j) => {
          vector[j] = value - along * other[j];
        });
      }
      const length = Math.sqrt(dotProduct(vector, vector));
      vector.forEach((value, j) => {
        vector[j] = value / length;
        const index = isTall ? j * step + k : k * columns + j;
        const scaled = vector[j] * gain;
        numbers[index] = dtype === "float32" ? Math.fround(scaled) : scaled;
      });
    });
    return numbers;
  };
}
