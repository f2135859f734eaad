import { expect } from "vitest";
import * as affine from "../../../../src/engine/math/kernels/affine";
import * as relu from "../../../../src/engine/math/kernels/relu";
import * as scalars from "../../../../src/engine/math/kernels/scalars";
import * as sigmoid from "../../../../src/engine/math/kernels/sigmoid";
import * as softmax from "../../../../src/engine/math/kernels/softmax";
import * as tanh from "../../../../src/engine/math/kernels/tanh";
import * as plain from "../../../../src/engine/math/plainKernels";
import { createRandom, normal } from "../../../../src/engine/random";

const tuned = { ...affine, ...relu, ...scalars, ...sigmoid, ...softmax, ...tanh };
type Kernels = typeof plain;
type Buffers = Readonly<Record<string, Float64Array>>;

/** One call of a kernel, to be made with the tuned and with the plain kernels. */
export interface Call {
  readonly buffers: Buffers;
  /** The name of the buffer that the kernel writes; all others must stay as they are. */
  readonly written: string;
  run(kernels: Kernels, buffers: Buffers): void;
  /** Σ|terms| for each number written. Without it: what the plain kernel makes of the buffers' magnitudes. */
  readonly terms?: (k: number) => number;
}

/** Expects the same NaN and infinities, and finite numbers that differ by no more than 1e-12 · Σ|terms|. */
export function expectAgreement(call: Call): void {
  const { buffers, written, run } = call;
  const [got, want] = [copyOf(buffers), copyOf(buffers)];
  run(tuned, got);
  run(plain, want);
  const terms = call.terms ?? termsOf(call);
  for (const name of Object.keys(buffers)) {
    const [a, b] = [got[name], want[name]];
    const agrees = (k: number) =>
      Object.is(a[k], b[k]) ||
      (name === written && Number.isFinite(b[k]) && Math.abs(a[k] - b[k]) <= 1e-12 * terms(k));
    const wrong = a.findIndex((_, k) => !agrees(k));
    if (wrong >= 0) expect.fail(`${name}[${wrong}] is ${a[wrong]}, plainly ${b[wrong]}`);
  }
}

function termsOf({ buffers, written, run }: Call) {
  const magnitudes = copyOf(buffers, magnitude);
  run(plain, magnitudes);
  return (k: number) => magnitudes[written][k];
}

const copyOf = (buffers: Buffers, change = (value: number) => value): Buffers =>
  Object.fromEntries(Object.entries(buffers).map(([name, values]) => [name, values.map(change)]));

/** |value|; a term that isn't finite shows in the result and needs no tolerance. */
export const magnitude = (value: number) => (Number.isFinite(value) ? Math.abs(value) : 0);

/** Numbers that a buffer has behind those of its shape; a kernel may not touch them. */
export const behind = 3;

/** Numbers for a buffer; with `special`, one in ten is NaN, infinite or a zero. */
export function numbers(seed: number, count: number, special = false): Float64Array {
  const random = createRandom(seed);
  const specials = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0];
  return Float64Array.from({ length: count }, () =>
    special && random() < 0.1 ? specials[Math.floor(random() * specials.length)] : 3 * normal(random),
  );
}
