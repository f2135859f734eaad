import { dots } from "./dots";
import { multiply } from "./multiply";
import { Stage } from "./plan";
import { storeAlone, totals } from "./vector";

const zero: usize = memory.data<f64>([0]);

/** A single example's products with no more weights than this are computed number by number: blocks take longer to begin. */
const fewWeights: usize = 16;

/** Z = W X + b. W is [units, inputs] without gaps; b has a number for each unit, one for all, or none. */
export function affine<T>(s: Stage): void {
  const wRow = s.inputs * sizeof<T>();
  const bias = s.biases == 0 ? zero : s.bias;
  const biasRow: usize = s.biases > 1 ? sizeof<T>() : 0;
  if (s.batch == 1 && s.units * s.inputs <= fewWeights) {
    affineOfOne<T>(s, bias, biasRow);
    return;
  }
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
  if (s.batch == 1 && s.units * s.inputs <= fewWeights) {
    affineBackOfOne<T>(s);
    return;
  }
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

/** From one input of a single example to the next. */
// @ts-ignore: decorator
@inline
function inputStep<T>(s: Stage): usize {
  return s.rowsAreExamples ? sizeof<T>() : s.xRow;
}

/** Writes a number where others follow at once; else with the zeros that fill up its row. */
// @ts-ignore: decorator
@inline
function storeNumber<T>(address: usize, step: usize, value: T): void {
  if (step == sizeof<T>()) store<T>(address, value);
  else storeAlone<T>(address, value);
}

function affineOfOne<T>(s: Stage, bias: usize, biasRow: usize): void {
  const step = inputStep<T>(s);
  const end = s.x + s.inputs * step;
  let w = s.weights;
  let y = s.y;
  for (let unit: usize = 0; unit < s.units; unit++, y += s.row, bias += biasRow) {
    let sum = load<T>(bias);
    for (let x = s.x; x < end; x += step, w += sizeof<T>()) sum += load<T>(w) * load<T>(x);
    storeNumber<T>(y, s.row, sum);
  }
}

function affineBackOfOne<T>(s: Stage): void {
  const step = inputStep<T>(s);
  const end = s.x + s.inputs * step;
  let dw = s.dWeights;
  let dy = s.dy;
  for (let unit: usize = 0; unit < s.units; unit++, dy += s.row) {
    const g = load<T>(dy);
    for (let x = s.x; x < end; x += step, dw += sizeof<T>()) store<T>(dw, g * load<T>(x));
  }
  if (!s.dx) return;
  const wRow = s.inputs * sizeof<T>();
  let dx = s.dx;
  for (let w = s.weights; w < s.weights + wRow; w += sizeof<T>(), dx += step) {
    let sum: T = 0;
    let g = s.dy;
    for (let each = w; each < w + s.units * wRow; each += wRow, g += s.row) sum += load<T>(each) * load<T>(g);
    storeNumber<T>(dx, step, sum);
  }
}
