import { cosineAndSine, floatLogarithm, productPlus } from "./floatFunctions";
import { RandomState } from "./mersenne";

/** The floats that are drawn: a number of each is rounded to what PyTorch's holds. */
export type DrawnFloat = "float32" | "float64";

/**
 * PyTorch's generator on a processor, number for number: MT19937, of whose 32 bits a float32 takes the lower 24, and of two
 * of them a float64 the lower 53.
 * @see Matsumoto & Nishimura 1998, MT19937; PyTorch's ATen, CPUGeneratorImpl.h, DistributionsHelper.h and
 * DistributionTemplates.h; float32 is as its build for processors with AVX2 has it
 */
export class TorchGenerator {
  /** From 0 to 2^64 − 1. */
  readonly seed: bigint;
  private readonly source: RandomState;
  /** The second of a pair of normal numbers, which waits. */
  private spare: number | undefined;

  /** @param seed a whole number, of which the lower 64 bits are its seed, and the lower 32 decide the numbers */
  constructor(seed: bigint) {
    this.seed = BigInt.asUintN(64, seed);
    this.source = new RandomState(Number(BigInt.asUintN(32, seed)));
  }

  /** A whole number from 0 to n − 1, by the remainder; n is at most 2^53. */
  below(n: number): number {
    if (n < 2 ** 32) return this.source.next() % n;
    const high = BigInt(this.source.next()) << 32n;
    return Number((high | BigInt(this.source.next())) % BigInt(n));
  }

  /** From `from` up to `to`. */
  uniform(dtype: DrawnFloat, from = 0, to = 1): number {
    const { source } = this;
    if (dtype === "float32") {
      const [low, high] = [Math.fround(from), Math.fround(to)];
      return productPlus((source.next() & 0xffffff) / 2 ** 24, Math.fround(high - low), low);
    }
    const high = source.next() & 0x1fffff;
    return ((high * 2 ** 32 + source.next()) / 2 ** 53) * (to - from) + from;
  }

  /** One normal number. They are worked in float64, and come in pairs. */
  normal(mean: number, deviation: number): number {
    let standard = this.spare;
    this.spare = undefined;
    if (standard === undefined) {
      const angle = 2 * Math.PI * this.uniform("float64");
      const radius = Math.sqrt(-2 * Math.log1p(-this.uniform("float64")));
      this.spare = radius * Math.sin(angle);
      standard = radius * Math.cos(angle);
    }
    return standard * deviation + mean;
  }

  /**
   * Many normal numbers. From 16 on they are made in blocks of 16 out of as many uniform ones; the last block begins 16
   * before the end, and is drawn again where it covers a part of another.
   * @param isContiguous whether their tensor's numbers lie one after another; where they don't, each is drawn by itself
   */
  normals(count: number, dtype: DrawnFloat, mean = 0, deviation = 1, isContiguous = true): Float64Array {
    const rounded = dtype === "float32" ? Math.fround : (value: number) => value;
    if (count < 16 || !isContiguous)
      return Float64Array.from({ length: count }, () => rounded(this.normal(mean, deviation)));
    const numbers = Float64Array.from({ length: count }, () => this.uniform(dtype));
    const fill = dtype === "float32" ? float32Block : float64Block;
    for (let from = 0; from + 16 <= count; from += 16) fill(numbers.subarray(from), mean, deviation);
    if (count % 16 === 0) return numbers;
    const last = numbers.subarray(count - 16);
    for (let k = 0; k < 16; k++) last[k] = this.uniform(dtype);
    fill(last, mean, deviation);
    return numbers;
  }

  /** The numbers from 0 to `count` − 1 in a random order. */
  permutation(count: number): Float64Array {
    const order = Float64Array.from({ length: count }, (_, k) => k);
    for (let k = 0; k < count - 1; k++) {
      const other = k + this.below(count - k);
      [order[k], order[other]] = [order[other], order[k]];
    }
    return order;
  }
}

/** 16 uniform numbers become normal: of the first eight the radius, of the others the angle. @see Box & Muller 1958 */
function float64Block(numbers: Float64Array, mean: number, deviation: number): void {
  for (let k = 0; k < 8; k++) {
    const radius = Math.sqrt(-2 * Math.log(1 - numbers[k]));
    const angle = 2 * Math.PI * numbers[k + 8];
    numbers[k] = radius * Math.cos(angle) * deviation + mean;
    numbers[k + 8] = radius * Math.sin(angle) * deviation + mean;
  }
}

/** The same in float32. */
function float32Block(numbers: Float64Array, mean: number, deviation: number): void {
  const [centre, scale, turn] = [mean, deviation, 2 * Math.PI].map(Math.fround);
  for (let k = 0; k < 8; k++) {
    const radius = Math.fround(Math.sqrt(Math.fround(-2 * floatLogarithm(Math.fround(1 - numbers[k])))));
    const [cosine, sine] = cosineAndSine(Math.fround(turn * numbers[k + 8]));
    numbers[k] = productPlus(Math.fround(radius * cosine), scale, centre);
    numbers[k + 8] = productPlus(Math.fround(radius * sine), scale, centre);
  }
}
