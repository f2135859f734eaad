import { createRandom, shuffle } from "../src/engine/random";

/** Returns a function that walks through all examples in a random order, and then again in another. */
export function createOrder(count: number): () => number {
  const random = createRandom(1);
  const order = Int32Array.from({ length: count }, (_, n) => n);
  let next = count;
  return () => {
    if (next === count) {
      shuffle(order, random);
      next = 0;
    }
    return order[next++];
  };
}

/** Coordinates of a grid's points between -1 and 1, [points × 2]. */
export function gridPoints(columns: number, rows: number): Float32Array {
  const points = new Float32Array(2 * columns * rows);
  for (let n = 0; n < columns * rows; n++) {
    points[2 * n] = (2 * ((n % columns) + 0.5)) / columns - 1;
    points[2 * n + 1] = 1 - (2 * (Math.floor(n / columns) + 0.5)) / rows;
  }
  return points;
}
