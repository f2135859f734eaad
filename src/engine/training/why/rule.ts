import type { Change } from "../../document/changes";
import type { Evidence } from "./evidence";

/** A known reason why training does what it does. */
export interface WhyRule {
  readonly id: string;
  /**
   * The reason in measured words, with what can be done; nothing where the evidence doesn't show it. What would help is
   * tried out before it is said to help.
   */
  look(evidence: Evidence): WhyReason | undefined;
}

export interface WhyReason {
  /** True of this run as it stands, with its numbers. */
  readonly sentence: string;
  /** The first is what helps most. */
  readonly remedies: readonly Remedy[];
}

/** A reason with the rule that found it. */
export interface WhyFinding extends WhyReason {
  readonly rule: string;
}

/** What one press does about it. */
export type Remedy = { readonly label: string } & (
  | {
      /** Changes the document, whose sizes follow; settings of the run take effect at once, all else at a new start. */
      readonly kind: "change";
      readonly changes: readonly Change[];
      /** Whether the run has to begin again for it. */
      readonly again?: true;
    }
  /** Brings an epoch back. */
  | { readonly kind: "goTo"; readonly epoch: number }
  /** New parameters, from the next seed. */
  | { readonly kind: "newStart" }
  /** Opens an example in Step, at a quantity. */
  | { readonly kind: "step"; readonly example: number; readonly quantity: string }
);
