import type { Parameter } from "../math/parameter";
import type { Edit } from "./document";

/** A setting that capacity at a glance varies. */
export interface Sweep {
  readonly id: string;
  readonly label: string;
  /** The range of its values; `integer` where only whole numbers make sense. */
  readonly parameter: Parameter;
  /** Values to begin with, at most nine. */
  readonly values: readonly number[];
  apply(value: number): Edit;
}

export declare const sweeps: readonly Sweep[];
