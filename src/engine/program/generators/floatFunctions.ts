/**
 * Functions in float32 as processors work them that take eight numbers at once: polynomials, with products and sums rounded
 * together. Their last digits differ from those of the rounded function.
 * @see Moshier, Cephes mathematical library, single precision: logf, sinf, cosf
 */

const { fround } = Math;

/** a b + c for three float32, rounded once. */
export const productPlus = (a: number, b: number, c: number): number => fround(a * b + c);

/** A polynomial, from its highest coefficient down. */
const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => productPlus(sum, x, coefficient));

const floats = (...numbers: number[]): readonly number[] => numbers.map(fround);

const ofLogarithm = floats(
  7.0376836292e-2,
  -1.151461031e-1,
  1.167699874e-1,
  -1.2420140846e-1,
  1.4249322787e-1,
  -1.6668057665e-1,
  2.0000714765e-1,
  -2.4999993993e-1,
  3.3333331174e-1,
);
/** ln 2 in two parts, the first of few digits. */
const [ln2, ln2Rest] = floats(0.693359375, -2.1219444e-4);

/** @param value a normal float32 above 0 */
export function floatLogarithm(value: number): number {
  // value = 2^exponent · fraction, with the fraction from √½ to √2.
  let exponent = Math.floor(Math.log2(value)) + 1;
  let fraction = value / 2 ** exponent;
  if (fraction < fround(Math.SQRT1_2)) {
    exponent -= 1;
    fraction *= 2;
  }
  const x = fraction - 1;
  const square = fround(x * x);
  let y = fround(fround(polynomial(ofLogarithm, x) * x) * square);
  y = productPlus(exponent, ln2Rest, y);
  y = productPlus(-square, 0.5, y);
  return productPlus(exponent, ln2, fround(x + y));
}

const ofCosine = floats(2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2);
const ofSine = floats(-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1);
/** π / 4 in three parts. */
const parts = floats(-0.78515625, -2.4187564849853516e-4, -3.774894977445941e-8);

/** @param angle a float32 from 0 to 2 π */
export function cosineAndSine(angle: number): readonly [number, number] {
  // Within an eighth of a turn from a multiple of a quarter.
  const octant = (Math.trunc(fround(angle * fround(4 / Math.PI))) + 1) & ~1;
  const x = parts.reduce((reduced, part) => productPlus(octant, part, reduced), angle);
  const square = fround(x * x);
  const even = fround(polynomial(ofCosine, square) * square);
  const cosine = fround(productPlus(even, square, -square / 2) + 1);
  const sine = productPlus(fround(polynomial(ofSine, square) * square), x, x);
  switch ((octant / 2) % 4) {
    case 0:
      return [cosine, sine];
    case 1:
      return [-sine, cosine];
    case 2:
      return [-cosine, -sine];
    default:
      return [sine, -cosine];
  }
}
