import { createNotation, type Notation } from "../../engine/names/notation";
import { firstIndex, type Presentation } from "../../engine/names/presentation";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import type { Step } from "../../engine/steps/trace";

/** Display names by canonical name. */
type DisplayNames = Readonly<Record<string, string>>;

/** How the quantities of the pass that is open are written. */
export class Notations {
  private usual: Notation = createNotation();
  /** For steps that stay within one example. */
  private within: Notation = createNotation();
  /** Of a program, by the first index of an array. */
  private from: ((first: number) => Notation) | undefined;

  ofNetwork(names: DisplayNames | undefined): void {
    this.from = undefined;
    this.usual = createNotation(names);
    this.within = createNotation(names, false);
  }

  ofProgram(
    { graph }: ProgramPass,
    names: DisplayNames = {},
    create: typeof import("../programs").createProgramNotation,
  ): void {
    const known = new Map<number, Notation>();
    // The same one each time: what is kept of an explanation is kept with its notation.
    this.from = (first) => {
      const notation = known.get(first) ?? create(names, graph.parse, first);
      known.set(first, notation);
      return notation;
    };
  }

  of({ example, phase }: Step, { counting }: Presentation): Notation {
    const isWithin = example !== undefined && phase !== "accumulate";
    return this.from?.(firstIndex(counting)) ?? (isWithin ? this.within : this.usual);
  }
}
