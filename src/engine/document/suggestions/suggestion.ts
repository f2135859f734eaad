import type { StepSize } from "../../names/presentation";
import type { NetworkDocument } from "../document";
import type { Outcome } from "../outcome";

/** What mostly goes together with a change: offered after it, and never done without a press. */
export interface Suggestion {
  readonly id: string;
  /**
   * A sentence with what may be done next; nothing where the change gives no reason for it, or it is so already.
   * @param size how much a step does
   */
  offer(before: NetworkDocument, after: NetworkDocument, size: StepSize): Outcome | undefined;
}
