import type { NetworkDocument } from "../../engine/document/document";
import type { ProgramDocument } from "../../engine/document/programDocument";
import type { Judgement } from "../../engine/homework/answer/judgement";
import type { AnswersRead } from "../../engine/homework/reading/text/answersRead";
import type { ReadingOptions } from "../../engine/homework/reading/text/conventions";
import type { StepSize } from "../../engine/names/presentation";
import type { TextRead } from "../../engine/program/pasted/compareText";
import type { BatchNumbers } from "../../engine/studies/batchNumbers";
import type { Check, DifferenceMethod } from "../../engine/studies/check";
import type { ContourMap, MapOptions } from "../../engine/studies/contourMap";
import type { Jacobian } from "../../engine/studies/jacobian";
import type { LossCurve, LossCurveOptions } from "../../engine/studies/lossCurve";
import type { Paths } from "../../engine/studies/paths";
import type { ProgramCurves, ProgramCurvesOptions } from "../../engine/studies/programCurves";
import type { Sweep } from "../../engine/studies/sweep";
import type { GraphUpdateRun, Until, UpdateRun } from "../../engine/studies/updateRun";
import type { ShownClaim } from "./shownClaim";

/** A bug to choose. */
export interface BugChoice {
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

/** What can be asked about the pass that is open, by kind, and what is answered. Quantities go by their canonical names. */
interface Asked {
  /** A weight's gradient, taken apart into its paths to the loss. */
  readonly paths: { readonly question: { readonly weight: string }; readonly answer: Paths };
  /** Where the first mistake of a program's own gradients was made, and what the line should be, in its own names; without a line where no repair is known. */
  readonly rightLine: {
    readonly question: object;
    readonly answer: {
      /** The program that was looked at, and its claims with the line of the mistake among them. */
      readonly program: string;
      readonly of?: string;
      readonly claims: readonly ShownClaim[];
      readonly line?: number;
      readonly right?: string;
      readonly words?: string;
      /** The line below which that belongs, where it comes too early. */
      readonly below?: number;
    };
  };
  /** What a real run of a program gave, pasted, beside the program's own numbers. */
  readonly pasted: { readonly question: { readonly text: string }; readonly answer: TextRead };
  /** Quantities of a program as functions of one number of its text. */
  readonly curves: {
    readonly question: ProgramCurvesOptions & { readonly along: string; readonly draw: readonly string[] };
    readonly answer: ProgramCurves;
  };
  /** How the numbers of one array of a program change with those of another. */
  readonly jacobian: {
    readonly question: { readonly rows: string; readonly columns: string };
    readonly answer: { readonly rows: string; readonly columns: string } & (
      | { readonly jacobian: Jacobian }
      | { readonly fault: { readonly message: string } }
    );
  };
  /** Updates of a program's parameters in a row. The answer says which document it goes on from. */
  readonly programUpdates: {
    readonly question: { readonly until: Until };
    readonly answer: GraphUpdateRun & { readonly document: ProgramDocument };
  };
  /** What belongs to one example each, of all of them; for steps that do all at once. */
  readonly batch: { readonly question: { readonly size: StepSize }; readonly answer: BatchNumbers };
  /** The loss as a function of one parameter. */
  readonly along: {
    readonly question: LossCurveOptions & { readonly parameter: string };
    readonly answer: LossCurve;
  };
  /** The loss as a function of two parameters. */
  readonly contours: {
    readonly question: MapOptions & { readonly parameters: readonly [string, string] };
    readonly answer: ContourMap;
  };
  /** All gradients against finite differences; with a bug, those that it gives. */
  readonly check: {
    readonly question: {
      readonly method: DifferenceMethod;
      readonly step: number;
      readonly bug?: string | undefined;
    };
    readonly answer: Check & {
      /** Those that can make a difference in this network. */
      readonly bugs: readonly BugChoice[];
      /** How many updated parameters the bug changes. */
      readonly updatesChanged: number;
    };
  };
  /** The error of the differences at every size of step, of one entry or of all. */
  readonly sweep: {
    readonly question: { readonly entry?: string | undefined; readonly bug?: string | undefined };
    readonly answer: Sweep;
  };
  /** Updates in a row. The answer says which document it goes on from. */
  readonly updates: {
    readonly question: { readonly until: Until };
    readonly answer: UpdateRun & { readonly document: NetworkDocument };
  };
  /** The same of the update that the pass ends with. */
  readonly forwardAgain: {
    readonly question: Readonly<Record<never, never>>;
    readonly answer: UpdateRun & { readonly document: NetworkDocument };
  };
  /** Someone's own numbers, judged. */
  readonly answers: {
    readonly question: {
      /** As it was pasted, line by line. */
      readonly pasted: string;
      readonly reading: ReadingOptions;
      /** What was typed in for single quantities; it counts before what was pasted. */
      readonly typed: Readonly<Record<string, string>>;
    };
    readonly answer: Judgement &
      Pick<AnswersRead, "faults" | "questions" | "notes"> & {
        /** What of `typed` can't be read, and why. */
        readonly unread: Readonly<Record<string, string>>;
        /** The quantities that were pasted, as they were written. */
        readonly pastedNumbers: Readonly<Record<string, string>>;
      };
  };
}

export type About = keyof Asked;

/** What only programs are asked. */
export type OfPrograms = "rightLine" | "pasted" | "curves" | "jacobian" | "programUpdates";

export type Question<Kind extends About = About> = {
  [Each in Kind]: { readonly about: Each } & Asked[Each]["question"];
}[Kind];

export type Answer<Kind extends About = About> = Asked[Kind]["answer"];
