import type { Plain } from "../../../names/tensorRef";
import type { ReadingConventions } from "../text/conventions";
import type { LabelMeanings } from "./labelMeanings";
import { nearestLabel } from "./nearest";

/** What a label means. */
export type Meaning =
  | {
      readonly kind: "quantities";
      /** Canonical name, where the label can mean a single number. */
      readonly single?: string | undefined;
      /** The numbers of the buffer that it can mean; a single one's alone where there is no buffer. */
      readonly rows: readonly (readonly Plain[])[];
      /** Whether the label leaves open which example the numbers are of. */
      readonly perExample: boolean;
      /** The canonical name of a number, wrapped as the label says. */
      readonly name: (of: Plain) => string;
      /** What a row of a weight matrix stands for, where the label's library has it so. */
      readonly matrixRows?: ReadingConventions["rows"] | undefined;
    }
  | { readonly kind: "fault"; readonly message: string }
  /** A bracket that may count from 0 or from 1. */
  | { readonly kind: "counting"; readonly readings: readonly [zero: string, one: string] };

export type Reader = (label: string) => Meaning;

export const fault = (message: string): Meaning => ({ kind: "fault", message });

export function unknown(label: string, meanings: LabelMeanings): string {
  const near = nearestLabel(label.replace(/^.*\/\s*d\s*|'$/g, ""), meanings.names());
  return `this pass has no quantity called “${label.trim()}”${near === undefined ? "" : `; the nearest is ${near}`}`;
}
