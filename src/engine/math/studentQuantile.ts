/**
 * Quantiles of Student's t distribution, by bisection of its distribution function.
 * @see Abramowitz & Stegun 1964, 26.7.1 and 26.5.8 (the incomplete beta function as a continued fraction)
 */

/**
 * The two-sided quantile: t lies within ± this with the given probability.
 * @param freedom degrees of freedom, at least 1
 * @param probability in (0, 1), 0.95 for a 95 % interval
 * @throws RangeError outside these ranges
 */
export function studentQuantile(freedom: number, probability = 0.95): number {
  if (!(freedom >= 1) || !(probability > 0 && probability < 1))
    throw new RangeError(`studentQuantile: ${freedom} degrees of freedom, probability ${probability}`);
  let [low, high] = [0, 1];
  while (within(high, freedom) < probability) high *= 2;
  for (let k = 0; k < 80; k++) {
    const middle = (low + high) / 2;
    if (within(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The probability of −t to t. */
const within = (t: number, freedom: number) =>
  1 - incompleteBeta(freedom / (freedom + t * t), freedom / 2, 1 / 2);

/** The regularized incomplete beta function I_x(a, b). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return (front * fraction(x, a, b)) / a;
}

/** The continued fraction, from the top (Lentz). */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m < 1000; m++) {
    for (const term of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / guarded(1 + term * d);
      c = guarded(1 + term / c);
      result *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return result;
  function guarded(value: number): number {
    return Math.abs(value) < tiny ? tiny : value;
  }
}

/** ln Γ(x) for x > 0 (Lanczos's approximation with g = 7, to about 1e-15). */
function logGamma(x: number): number {
  const coefficients = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const t = z + 7.5;
  const sum = coefficients.slice(1).reduce((all, value, k) => all + value / (z + k + 1), coefficients[0]);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
