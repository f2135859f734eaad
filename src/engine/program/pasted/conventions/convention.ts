import type { Expression, Statement } from "../../parse/tree/syntax";

/** Another convention of a library, as a change of the program's text. */
export interface ConventionEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Ends "these are the numbers with …". */
  readonly words: string;
}

/** A program, as conventions look at it. */
export interface ConventionSite {
  readonly source: string;
  readonly statements: readonly Statement[];
  /** All right sides, and all that is in them. */
  readonly parts: readonly Expression[];
  /** The statement that computes the number whose gradients are taken. */
  readonly loss: (Statement & { readonly kind: "assign" }) | undefined;
  text(part: { readonly from: number; readonly to: number }): string;
}

/** One way in which libraries differ: the changes of the program that make it the other's. */
export type Convention = (site: ConventionSite) => Iterable<ConventionEdit>;

/** All calls, with the names that are called. */
export const callsIn = ({ parts, text }: ConventionSite) =>
  parts.flatMap((call) => (call.kind === "call" ? [{ call, name: text(call.callee) }] : []));
