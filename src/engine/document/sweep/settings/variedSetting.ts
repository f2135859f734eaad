import type { NumberRange } from "../../../math/parameter";
import type { Edit, NetworkDocument } from "../../document";
import type { VariedValue } from "../../parts/sweepDocument";

/** A setting of training in which the runs of a sweep can differ. */
export interface VariedSetting {
  readonly id: string;
  readonly label: string;
  /** The range of its numbers; absent where it is a choice alone. */
  readonly parameter?: NumberRange;
  /** What can be chosen, beside numbers where there is a range. */
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  /** Values to begin with, at most nine. */
  readonly values: readonly VariedValue[];
  /** Whether steps of its numbers are factors, as those of a learning rate are. */
  readonly logarithmic?: boolean;
  /** Whether runs that differ in it have other examples. */
  readonly makesData?: true;
  /** Whether a document has this setting; without it, every one has. */
  fits?(document: NetworkDocument): boolean;
  /** The document's own value. */
  of(document: NetworkDocument): VariedValue | undefined;
  /** The document with a value of the setting; what follows from it, such as newly drawn weights, is left to `restarted`. */
  apply(value: VariedValue): Edit;
}

interface Numeric extends Omit<VariedSetting, "apply"> {
  readonly values: readonly number[];
  edit(value: number): Edit;
}

/** A setting whose values are numbers alone. */
export function numeric({ edit, ...setting }: Numeric): VariedSetting {
  return { ...setting, apply: (value) => edit(Number(value)) };
}
