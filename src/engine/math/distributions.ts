/**
 * The probability that a draw from the standard normal distribution is below `z`, within 1e-7.
 * @see Abramowitz & Stegun 1964, 26.2.17
 */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const above = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return z >= 0 ? 1 - above : above;
}

/**
 * e^−x I₀(x), the modified Bessel function without its exponential growth, for x ≥ 0, within 2e-7.
 * @see Abramowitz & Stegun 1964, 9.8.1 and 9.8.2
 */
export function scaledBessel0(x: number): number {
  if (x < 3.75) {
    const t = (x / 3.75) ** 2;
    const series =
      1 +
      t * (3.5156229 + t * (3.0899424 + t * (1.2067492 + t * (0.2659732 + t * (0.0360768 + t * 0.0045813)))));
    return series * Math.exp(-x);
  }
  const t = 3.75 / x;
  const last = -0.02057706 + t * (0.02635537 + t * (-0.01647633 + t * 0.00392377));
  const series =
    0.39894228 + t * (0.01328592 + t * (0.00225319 + t * (-0.00157565 + t * (0.00916281 + t * last))));
  return series / Math.sqrt(x);
}
