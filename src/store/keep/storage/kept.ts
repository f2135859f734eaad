import type { Presentation, StepSize } from "../../../engine/names/presentation";
import type { Stop } from "../../../engine/training/run/stop";
import type { GivenAnswers } from "../../homework/homeworkState";
import type { Pace } from "../../training/training";
import type { ProgramFaultShown, Subjects, View } from "../../work/workbenchState";
import type { EntryVersion } from "./shelf";

/** What a tab works on in Step, and where one looks. Documents are JSON, as in a file. */
export interface KeptWork {
  /** The page's fragment, which may be that of an exercise that has been changed since. */
  readonly address: string;
  readonly view: View;
  readonly index: number;
  readonly size: StepSize;
  readonly manner: Partial<Presentation>;
  readonly selected: readonly string[];
  /** What follows was kept by no page before this one; absent where it is the usual one. */
  readonly look?: string | undefined;
  readonly about?: Subjects;
  readonly example?: number;
  readonly answers?: GivenAnswers;
  readonly key: string;
  /** The id of the exercise that it is, or comes from. */
  readonly exercise?: string;
  /** Absent where it is the exercise itself. */
  readonly document?: string;
  /** Absent where it is the exercise, or the document itself. */
  readonly openedAs?: string;
  /** What is known of it among the reader's own documents. */
  readonly mark?: EntryVersion;
  /** The text in the editor, where it isn't the program's. */
  readonly draft?: string;
  /** Why that doesn't run, where it was tried. */
  readonly fault?: ProgramFaultShown;
  /** What a real run of a program gave, as it was pasted. */
  readonly realRun?: string;
}

/** What a tab trains. */
export interface KeptRun {
  /** With the run's state. */
  readonly document: string;
  readonly log: Float64Array;
  /** The epochs that the scrubber can bring back, as `packMoments` gives them; older entries have none. */
  readonly recorded?: Float64Array;
  /** What was measured of the layers. */
  readonly measured?: Float64Array;
  readonly stopped?: Stop;
  /** Whether it was training when this was kept. */
  readonly running: boolean;
  readonly pace: Pace;
}

/** A document of the reader's own. */
export interface KeptDocument {
  readonly title: string;
  /** Inputs and units of each layer: 2-2-2. */
  readonly sizes: string;
  readonly document: string;
  /** The id of the exercise that it comes from. */
  readonly exercise?: string;
}
