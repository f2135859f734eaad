import {
  call,
  constant,
  difference,
  type Expression,
  product,
  quotient,
  sum,
} from "../../math/expressions/expression";
import { square, squareRoot } from "../../math/expressions/scalarFunctions";
import { sumOf } from "../factories/pairwise";

/** Sum of the squared distances from the mean over n − ddof. */
export function varianceOf(values: Float64Array, areTogether: boolean, ddof: number): number {
  const mean = sumOf(values, areTogether) / values.length;
  return (
    sumOf(
      values.map((value) => (value - mean) * (value - mean)),
      areTogether,
    ) /
    (values.length - ddof)
  );
}

const part = (count: number): Expression => constant(`\\tfrac{1}{${count}}`, 1 / count);
const writtenMean = (values: readonly Expression[]) => product(part(values.length), sum(values));

/** `varianceOf` written out. */
export function writtenVariance(values: readonly Expression[], ddof: number): Expression {
  const mean = writtenMean(values);
  return product(
    part(values.length - ddof),
    sum(values.map((value) => call(square, difference(value, mean)))),
  );
}

export const writtenDeviation = (values: readonly Expression[], ddof: number) =>
  call(squareRoot, writtenVariance(values, ddof));

/** Twice the distance from the mean over n − ddof. */
export function varianceSlope(values: readonly Expression[], k: number, ddof: number): Expression {
  const count = values.length - ddof;
  return product(constant(`\\tfrac{2}{${count}}`, 2 / count), difference(values[k], writtenMean(values)));
}

/** The distance from the mean over (n − ddof) times the deviation. */
export function deviationSlope(
  values: readonly Expression[],
  k: number,
  ddof: number,
  y: Expression,
): Expression {
  return product(part(values.length - ddof), quotient(difference(values[k], writtenMean(values)), y));
}

/** How rules call what the sum is divided by. */
export const countLess = (ddof: number) => (ddof === 0 ? "n" : `n - ${ddof}`);

export const mean = (values: Float64Array) =>
  values.reduce((total, value) => total + value, 0) / values.length;
