/** A source of numbers in [0, 1). Passed in as an argument: nothing in the engine draws from a hidden source. */
export type Random = () => number;

/** A generator whose state can be kept: `createRandom(random.state())` goes on where `random` stands. */
export interface SeededRandom extends Random {
  state(): number;
}

/**
 * A seeded generator with 32 bits of state; the same seed gives the same sequence everywhere.
 * @param seed any integer; only its low 32 bits count
 * @see splitmix32, the 32-bit relative of Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators"
 */
export function createRandom(seed: number): SeededRandom {
  let state = seed | 0;
  const random = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296;
  };
  return Object.assign(random, { state: () => state });
}

/** One draw from the standard normal distribution (Box & Muller 1958). */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** Puts `items` into a random order, in place (Fisher–Yates). */
export function shuffle(items: Int32Array | number[], random: Random): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = items[last];
    items[last] = items[other];
    items[other] = kept;
  }
}
