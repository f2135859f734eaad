import type { Draws } from "./draws";

/**
 * NumPy's legacy generator, number for number.
 * @see Matsumoto & Nishimura 1998, MT19937
 */
export class RandomState implements Draws {
  private readonly state = new Uint32Array(624);
  private position = 624;
  private spare: number | undefined;

  /** @param seed a whole number from 0 to 2^32 − 1 */
  constructor(seed: number) {
    this.state[0] = seed >>> 0;
    for (let k = 1; k < 624; k++) {
      const before = this.state[k - 1] ^ (this.state[k - 1] >>> 30);
      this.state[k] = (Math.imul(1_812_433_253, before) + k) >>> 0;
    }
  }

  /** The generator that Python's `random` seeds with a list of words of 32 bits. */
  static fromKey(key: readonly number[]): RandomState {
    const random = new RandomState(19_650_218);
    const { state } = random;
    let [i, j] = [1, 0];
    const advance = () => {
      i += 1;
      if (i < 624) return;
      state[0] = state[623];
      i = 1;
    };
    const mixed = (factor: number) => state[i] ^ Math.imul(state[i - 1] ^ (state[i - 1] >>> 30), factor);
    for (let k = Math.max(624, key.length); k > 0; k--) {
      state[i] = (mixed(1_664_525) + key[j] + j) >>> 0;
      advance();
      j = (j + 1) % key.length;
    }
    for (let k = 623; k > 0; k--) {
      state[i] = (mixed(1_566_083_941) - i) >>> 0;
      advance();
    }
    state[0] = 0x80000000;
    return random;
  }

  /** A whole number from 0 to 2^32 − 1. */
  next(): number {
    if (this.position >= 624) this.twist();
    let y = this.state[this.position++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  private twist(): void {
    const { state } = this;
    for (let k = 0; k < 624; k++) {
      const y = (state[k] & 0x80000000) | (state[(k + 1) % 624] & 0x7fffffff);
      state[k] = state[(k + 397) % 624] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }

  /** Uniform in [0, 1), with 53 bits. */
  double(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 67_108_864 + low) / 9_007_199_254_740_992;
  }

  /** Standard normal, by the polar method; they come in pairs, and the second waits. */
  gauss(): number {
    if (this.spare !== undefined) {
      const value = this.spare;
      this.spare = undefined;
      return value;
    }
    let x1: number;
    let x2: number;
    let r2: number;
    do {
      x1 = 2 * this.double() - 1;
      x2 = 2 * this.double() - 1;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1 || r2 === 0);
    const f = Math.sqrt((-2 * Math.log(r2)) / r2);
    this.spare = f * x1;
    return f * x2;
  }

  /** A whole number from 0 to `most`, both included, by masks and rejection, as `shuffle` takes them. */
  interval(most: number): number {
    if (most === 0) return 0;
    let mask = most;
    for (const by of [1, 2, 4, 8, 16]) mask |= mask >>> by;
    mask >>>= 0;
    for (;;) {
      const value = (this.next() & mask) >>> 0;
      if (value <= most) return value;
    }
  }

  /** A copy in another order: Fisher and Yates, from the end. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    const order = [...items];
    for (let k = order.length - 1; k > 0; k--) {
      const other = this.interval(k);
      [order[k], order[other]] = [order[other], order[k]];
    }
    return order;
  }
}
