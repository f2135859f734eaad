import type { KnownMistake } from "../../mistakes";
import type { Again } from "../../program/run/again";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";
import type { Update } from "../updates/updates";
import type { NearbyPass } from "./recomputed/nearbyPass";

/** What makes a wrong claim right. */
export interface FoundRepair {
  readonly mistake: KnownMistake;
  readonly words: string;
  /** The line that was changed, from 1, and what it gives a value. */
  readonly line: number;
  readonly name: string;
  /** The right side as it should be; a whole line where more of it changes. */
  readonly right?: string;
  /** Later claims that it makes right, or leaves so. */
  readonly mends: readonly Claim[];
  /** Of a line that comes too early: the line below which it belongs. */
  readonly below?: number;
}

export interface WrongLine {
  readonly run: Run;
  readonly again: Again;
  readonly claim: Claim;
  /** The claims that are right before it, and all others of its line. */
  readonly earlier: readonly Claim[];
  readonly alike: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  /** All claims that follow, and those of them that are of parameters. */
  readonly following: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  readonly parameters: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  /** Those that are computed from a claim of what isn't learned: where they are right, it is so in its own convention. */
  readonly undoing: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  /** Those that are wrong and go through a helper of the claim's: where one line is to blame, mending it makes them right. */
  readonly sharing: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  /** Those that are right, and stay so. */
  readonly keeping: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  readonly gradient: Float64Array;
  readonly factor: number | undefined;
  /** The claims whose numbers that gradient is taken from, and by what later lines divide the claim. */
  readonly read: readonly Claim[];
  readonly undone: number;
  /** All claims that are right. */
  readonly right: readonly Claim[];
  /** The pass at slightly other inputs; nothing where values sit on kinks. @throws Unknown where it can't be told */
  readonly nearby: () => NearbyPass | undefined;
  /** How far numbers may be from it, as a share of its largest. */
  readonly tolerance: number;
  /** All that the number was computed from, newest first. */
  readonly order: readonly Recorded[];
  /** Steps with the gradients that came before. */
  readonly updates: readonly Update[];
}
