import type { KeptDocument, KeptRun, KeptWork } from "./kept";
import type { Shelf } from "./shelf";

/** Everything that is kept. */
export interface Cabinet {
  /** What each tab works on in Step, by the tab's id. */
  readonly works: Shelf<KeptWork>;
  /** What each tab trains, by the tab's id. */
  readonly runs: Shelf<KeptRun>;
  /** The reader's own documents. */
  readonly documents: Shelf<KeptDocument>;
}
