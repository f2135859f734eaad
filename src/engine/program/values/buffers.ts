/** Numbers of a small array are windows on a larger stretch of memory: making each its own costs ten times as much. */
const stretch = 8192;
/** Up to so many, the engine of the language keeps them beside the object, which is as cheap. */
const ownUpTo = 8;
const ownAbove = 512;

// What is left of the stretch. It is like the language's own heap: no run can tell whether another has taken from it.
let memory = new ArrayBuffer(0);
let used = 0;

/** So many zeros. Whoever sends them elsewhere sends a copy: they may share their memory with others. */
export function newNumbers(count: number): Float64Array {
  if (count <= ownUpTo || count > ownAbove) return new Float64Array(count);
  if (used + 8 * count > memory.byteLength) {
    memory = new ArrayBuffer(8 * stretch);
    used = 0;
  }
  const numbers = new Float64Array(memory, used, count);
  used += 8 * count;
  return numbers;
}

/** A copy with memory of its own. */
export function copyOf(numbers: Float64Array): Float64Array {
  const copy = newNumbers(numbers.length);
  copy.set(numbers);
  return copy;
}

/** Whether two windows show some of the same numbers. */
export const windowsOverlap = (a: Float64Array, b: Float64Array): boolean =>
  a.buffer === b.buffer &&
  a.byteOffset < b.byteOffset + b.byteLength &&
  b.byteOffset < a.byteOffset + a.byteLength;
