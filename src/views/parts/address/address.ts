import type { Presentation, StepSize } from "../../../engine/names/presentation";
import type { PractiseRules } from "../../../store/homework/homeworkState";
import type { Subjects, View } from "../../../store/work/workbenchState";

/** Parts of the page that a link can leave out. */
export const addressParts = ["header", "network", "graph", "what", "quantities", "timeline"] as const;
export type AddressPart = (typeof addressParts)[number];

/** What a frame in another page can show alone; "step" and "train" are all of their views. */
export const embeddable = ["step", "graph", "what", "quantities", "train"] as const;
export type Embeddable = (typeof embeddable)[number];

/** How a teacher wants the page to be. */
export interface Classroom {
  readonly hide: readonly AddressPart[];
  /** Nothing can be changed. */
  readonly lock: boolean;
  /** Large type, and the keyboard alone. */
  readonly present: boolean;
  readonly embed?: Embeddable | undefined;
  /** The number of each step is hidden until it is asked for. */
  readonly predict: boolean;
  /** The numbers are hidden, to be found, from the first moment on. */
  readonly practise?: PractiseRules | undefined;
}

export const ordinary: Classroom = { hide: [], lock: false, present: false, predict: false };

/** What is on the page, as far as a link says it. */
export interface Address {
  /** An exercise as it is, by its id, or a document, packed. */
  readonly of?: { readonly exercise: string } | { readonly packed: string } | undefined;
  /** 0-based. */
  readonly index: number;
  /** Where absent, as the reader has it. */
  readonly size?: StepSize | undefined;
  readonly view: View;
  /** The label of one of Step's looks. */
  readonly look?: string | undefined;
  /** As far as it isn't the usual one. */
  readonly presentation?: Partial<Presentation> | undefined;
  /** The example that is shown, from 1, where the step belongs to none. */
  readonly example?: number | undefined;
  /** Quantities that are pointed at, by their canonical names. */
  readonly selected: readonly string[];
  /** How Compare is arranged, as it writes it. */
  readonly arrangement?: string | undefined;
  /** What looks at a program are about. */
  readonly about?: Subjects | undefined;
  /** Whose numbers the document is to have, where it says which are drawn for each student. */
  readonly student?: string | undefined;
  readonly classroom: Classroom;
}
