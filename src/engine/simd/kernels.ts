import type { Growing, KernelMemory } from "./memory";

/** What the compiled module offers; `assembly/index.ts` describes it. Places are in bytes, `size` is 8 or 4 bytes a number. */
export interface Compiled extends Growing {
  train(plan: number, size: number, count: number): number;
  evaluate(plan: number, size: number, count: number): void;
  forwardPass(plan: number, size: number): void;
  bothPasses(plan: number, size: number): void;
  fillMap(plan: number, size: number, map: number, first: number): void;
  /** One of `functionNames` of every number, for the tests. */
  apply(which: number, from: number, to: number, bytes: number): void;
}

/** The kernels with the memory that they work in. */
export interface Kernels {
  readonly compiled: Compiled;
  readonly memory: KernelMemory;
}

/** What does the work, and how precisely. */
export interface OnKernels {
  readonly kernels: Kernels;
  readonly precision: Precision;
}

/** The functions that `apply` knows, in its order. */
export const functionNames = ["exp", "expm1OfNegative", "sigmoid", "tanh", "log", "log1pOfPart"] as const;

/** Double precision, or single. */
export type Precision = "float64" | "float32";

export const bytesOfPrecision = (precision: Precision): 8 | 4 => (precision === "float64" ? 8 : 4);
