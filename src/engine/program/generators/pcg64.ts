import type { Draws } from "./draws";

const mask64 = (1n << 64n) - 1n;
const mask128 = (1n << 128n) - 1n;
const multiplier = (2549297995355413924n << 64n) + 4865540595714422341n;

/**
 * The generator of `np.random.default_rng`, number for number: PCG64 (XSL RR 128/64), seeded by way of a SeedSequence.
 * @see O'Neill 2014, PCG: a family of simple fast space-efficient statistically good algorithms for random number generation
 */
export class Pcg64 implements Draws {
  private state = 0n;
  private readonly increment: bigint;
  /** The upper half of a number of which the lower has been used. */
  private half: number | undefined;

  /** @param seed a whole number from 0 to 2^32 − 1 */
  constructor(seed: number) {
    const words = seedWords(seed, 8);
    const at = (k: number) => (BigInt(words[2 * k + 1]) << 32n) | BigInt(words[2 * k]);
    this.increment = ((((at(2) << 64n) | at(3)) << 1n) | 1n) & mask128;
    this.step();
    this.state = (this.state + ((at(0) << 64n) | at(1))) & mask128;
    this.step();
  }

  private step(): void {
    this.state = (this.state * multiplier + this.increment) & mask128;
  }

  private next64(): bigint {
    this.step();
    const folded = ((this.state >> 64n) ^ this.state) & mask64;
    const turn = this.state >> 122n;
    return ((folded >> turn) | (folded << ((64n - turn) & 63n))) & mask64;
  }

  private next32(): number {
    if (this.half !== undefined) {
      const kept = this.half;
      this.half = undefined;
      return kept;
    }
    const next = this.next64();
    this.half = Number(next >> 32n);
    return Number(next & 0xffffffffn);
  }

  double(): number {
    return Number(this.next64() >> 11n) / 2 ** 53;
  }

  /** @see Marsaglia & Tsang 2000, The Ziggurat Method, with 256 layers */
  gauss(): number {
    for (;;) {
      const bits = this.next64();
      const layer = Number(bits & 0xffn);
      const sign = ((bits >> 8n) & 1n) === 1n ? -1 : 1;
      const size = Number((bits >> 9n) & 0xfffffffffffffn);
      const x = sign * size * ziggurat.widths[layer];
      if (size < ziggurat.inside[layer]) return x;
      if (layer === 0) {
        for (;;) {
          const beyond = -Math.log1p(-this.double()) / tail;
          const height = -Math.log1p(-this.double());
          if (height + height > beyond * beyond)
            return Math.floor(size / 256) % 2 === 1 ? -(tail + beyond) : tail + beyond;
        }
      }
      const { heights } = ziggurat;
      if ((heights[layer - 1] - heights[layer]) * this.double() + heights[layer] < Math.exp(-0.5 * x * x))
        return x;
    }
  }

  /** @see Lemire 2019, Fast random integer generation in an interval */
  interval(most: number): number {
    if (most === 0) return 0;
    const count = BigInt(most + 1);
    let product = BigInt(this.next32()) * count;
    if ((product & 0xffffffffn) < count) {
      const threshold = (0x100000000n - count) % count;
      while ((product & 0xffffffffn) < threshold) product = BigInt(this.next32()) * count;
    }
    return Number(product >> 32n);
  }

  /** The same by masks and rejection, as `shuffle` takes them. */
  private masked(most: number): number {
    let mask = most;
    for (const by of [1, 2, 4, 8, 16]) mask |= mask >>> by;
    for (;;) {
      const value = (this.next32() & mask) >>> 0;
      if (value <= most) return value;
    }
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const all = [...items];
    for (let k = all.length - 1; k > 0; k--) {
      const other = this.masked(k);
      [all[k], all[other]] = [all[other], all[k]];
    }
    return all;
  }
}

/** Where the tail of the normal distribution begins, and the area of each layer. */
const tail = 3.6541528853610088;
const area = 0.004928673233974658;

const ziggurat = layers();

function layers() {
  const scale = 2 ** 52;
  const [inside, widths, heights] = [0, 1, 2].map(() => new Float64Array(256));
  const density = (x: number) => Math.exp(-0.5 * x * x);
  const bottom = area / density(tail);
  inside[0] = Math.floor((tail / bottom) * scale);
  widths[0] = bottom / scale;
  widths[255] = tail / scale;
  heights[0] = 1;
  heights[255] = density(tail);
  let [x, before] = [tail, tail];
  for (let k = 254; k >= 1; k--) {
    x = Math.sqrt(-2 * Math.log(area / x + density(x)));
    inside[k + 1] = Math.floor((x / before) * scale);
    before = x;
    heights[k] = density(x);
    widths[k] = x / scale;
  }
  return { inside, widths, heights };
}

/** NumPy's SeedSequence: a seed spread over 32-bit words. */
function seedWords(seed: number, count: number): Uint32Array {
  const pool = new Uint32Array(4);
  let factor = 0x43b0d7e5;
  const hashed = (value: number) => {
    const mixed = value ^ factor;
    factor = Math.imul(factor, 0x931e8875);
    const product = Math.imul(mixed, factor);
    return (product ^ (product >>> 16)) >>> 0;
  };
  for (let k = 0; k < 4; k++) pool[k] = hashed(k === 0 ? seed >>> 0 : 0);
  for (let from = 0; from < 4; from++)
    for (let to = 0; to < 4; to++) {
      if (from === to) continue;
      const mixed = (Math.imul(0xca01f9dd, pool[to]) - Math.imul(0x4973f715, hashed(pool[from]))) | 0;
      pool[to] = mixed ^ (mixed >>> 16);
    }
  let out = 0x8b51f9dd;
  return Uint32Array.from({ length: count }, (_, k) => {
    const mixed = pool[k % 4] ^ out;
    out = Math.imul(out, 0x58f38ded);
    const product = Math.imul(mixed, out);
    return product ^ (product >>> 16);
  });
}
