import type { Plan } from "../../pass/plans/plan";
import type { ByteScale, StoredExamples } from "../../simd/examples";

/** Examples to train on: inputs [stored × features], targets [stored × outputs], row by row. */
export type Examples = StoredExamples;

/** Loads examples into a plan, as many as it takes, each by its number among `examples`. */
export function loadExamples({ graph, values, batch }: Plan, examples: Examples, which: Int32Array): void {
  const { inputs, targets, scale, rows } = examples;
  const order = rows ? which.map((n) => rows[n]) : which;
  const [X, T] = [values[graph.input], values[graph.target]];
  if (inputs instanceof Uint8Array) gatherBytes(inputs, scale, order, 0, X, batch);
  else gatherColumns(inputs, X.length / batch, order, 0, X, batch);
  gatherColumns(targets, T.length / batch, order, 0, T, batch);
}

/**
 * Copies the rows `order[first]`, `order[first + 1]`, … of `from`, [rows × width], into the columns of `into`,
 * [width, batch]. Takes four at a time, since what is written for them lies together.
 */
export function gatherColumns(
  from: Float64Array | Float32Array,
  width: number,
  order: Int32Array,
  first: number,
  into: Float64Array,
  batch: number,
): void {
  const length = width * batch;
  let n = 0;
  for (; n + 4 <= batch; n += 4) {
    let a = order[first + n] * width;
    let b = order[first + n + 1] * width;
    let c = order[first + n + 2] * width;
    let d = order[first + n + 3] * width;
    for (let k = n; k < length; k += batch) {
      into[k] = from[a++];
      into[k + 1] = from[b++];
      into[k + 2] = from[c++];
      into[k + 3] = from[d++];
    }
  }
  for (; n < batch; n++) {
    let a = order[first + n] * width;
    for (let k = n; k < length; k += batch) into[k] = from[a++];
  }
}

/**
 * The same of bytes, which stand for b · scale + shift of their column.
 * @throws Error without a scale
 */
export function gatherBytes(
  from: Uint8Array,
  scale: ByteScale | undefined,
  order: Int32Array,
  first: number,
  into: Float64Array,
  batch: number,
): void {
  if (!scale) throw new Error("examples: bytes need a scale");
  const { factors, shifts } = scale;
  const width = factors.length;
  for (let n = 0; n < batch; n++) {
    const row = order[first + n] * width;
    for (let i = 0; i < width; i++) into[i * batch + n] = from[row + i] * factors[i] + shifts[i];
  }
}
