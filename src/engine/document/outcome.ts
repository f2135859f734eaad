import type { StepSize } from "../names/presentation";
import type { Edit } from "./document";

/** Something that a reader may do next, with a press. */
export interface Choice {
  readonly label: string;
  readonly edit?: Edit;
  /** How much a step is to do. */
  readonly size?: StepSize;
}

/** What becomes of something that a reader has brought, or has done: a sentence, and what may be done next. */
export interface Outcome {
  readonly words: string;
  /** What is done at once; nothing where it is refused or asked about. */
  readonly edit?: Edit | undefined;
  readonly choices: readonly Choice[];
}

/** A refusal: the document stays as it is. */
export const refused = (words: string): Outcome => ({ words, choices: [] });
