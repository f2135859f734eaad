import { dots } from "./dots";
import { multiply } from "./multiply";
import { Stage } from "./plan";
import { totals } from "./vector";

const zero: usize = memory.data<f64>([0]);

/** Z = W X + b. W is [units, inputs] without gaps; b has a number for each unit, one for all, or none. */
export function affine<T>(s: Stage): void {
  const wRow = s.inputs * sizeof<T>();
  const bias = s.biases == 0 ? zero : s.bias;
  const biasRow: usize = s.biases > 1 ? sizeof<T>() : 0;
  if (s.rowsAreExamples)
    dots<T>(s.weights, wRow, s.x, s.xRow, s.y, s.row, bias, biasRow, s.units, wRow, s.batch);
  else
    multiply<T>(
      s.weights,
      wRow,
      sizeof<T>(),
      s.x,
      s.xRow,
      s.y,
      s.row,
      bias,
      biasRow,
      s.units,
      s.inputs,
      s.row,
    );
}

/** dW = G Xᵀ, db = G 1, and dX = Wᵀ G where it is wanted. */
export function affineBack<T>(s: Stage): void {
  const wRow = s.inputs * sizeof<T>();
  if (s.biases > 0) biasBack<T>(s);
  if (s.rowsAreExamples) {
    multiply<T>(s.dy, s.row, sizeof<T>(), s.x, s.xRow, s.dWeights, wRow, zero, 0, s.units, s.batch, wRow);
    if (s.dx)
      multiply<T>(s.dy, sizeof<T>(), s.row, s.weights, wRow, s.dx, s.xRow, zero, 0, s.batch, s.units, wRow);
  } else {
    dots<T>(s.dy, s.row, s.x, s.xRow, s.dWeights, wRow, zero, 0, s.units, s.row, s.inputs);
    if (s.dx)
      multiply<T>(s.weights, sizeof<T>(), wRow, s.dy, s.row, s.dx, s.xRow, zero, 0, s.inputs, s.units, s.row);
  }
}

/** The sum over the examples for each unit; over the units too where they share a bias. */
function biasBack<T>(s: Stage): void {
  let shared: T = 0;
  for (let unit: usize = 0; unit < s.units; unit++) {
    const g = s.dy + unit * s.row;
    let sum: T = 0;
    if (s.row < 16) sum = load<T>(g);
    else {
      let sums = f64x2.splat(0);
      for (let n: usize = 0; n < s.row; n += 16) sums = v128.add<T>(sums, v128.load(g + n));
      sums = totals<T>(sums, sums);
      sum = sizeof<T>() == 8 ? <T>f64x2.extract_lane(sums, 0) : <T>f32x4.extract_lane(sums, 0);
    }
    if (s.biases > 1) store<T>(s.dBias + unit * sizeof<T>(), sum);
    else shared += sum;
  }
  if (s.biases == 1) store<T>(s.dBias, shared);
}
