import type { Edit, NetworkDocument, TrainableDocument } from "../../engine/document/document";
import type { Fault } from "../../engine/document/fault";
import type { PointData } from "../../engine/document/parts/data";
import type { SettingChange } from "../../engine/document/parts/runState";
import type { PreparedData } from "../../engine/training/data/preparedData";
import type { Stop } from "../../engine/training/run/stop";
import type {
  FrameRequest,
  Gallery,
  Pace,
  ParameterPath,
  RegionMap,
  RunRecord,
  TrainingFrame,
  WhyFinding,
} from "../../worker/training/protocol";
import type { History } from "../history";
import type { TrainingFrames } from "./trainingFrames";

export type {
  FrameRequest,
  Gallery,
  Pace,
  ParameterPath,
  RegionMap,
  RunRecord,
  TrainingFrame,
  TrainingFrames,
  WhyFinding,
};

/** What training begins with. */
export interface TrainingStart extends Omit<RunRecord, "past"> {
  /** Of the run that the document holds, where it is known. */
  readonly past?: RunRecord["past"];
  readonly pace?: Pace;
}

/** What undo brings back: a document, and what has become of it. */
export interface TrainingEntry {
  readonly document: TrainableDocument;
  /** Entries with the same one differ in settings that a run can change. */
  readonly run: LeftRun;
  /** What has been done with the runs themselves. */
  readonly shelf: RunNames;
  /** What made it, in words, where the document doesn't tell. */
  readonly label?: string;
}

/** A run, and where it stood when it was left for another. */
export interface LeftRun {
  readonly id: string;
  /** The run that it has branched off from, and after which epoch. */
  readonly from?: { readonly id: string; readonly epoch: number };
  reached?: Promise<RunRecord>;
}

/** Names that were given to runs, and those that were deleted, by their ids. */
export interface RunNames {
  readonly names: Readonly<Record<string, string>>;
  readonly deleted: readonly string[];
}

/** A run that was trained and then left: what can be seen of it beside the present one. */
export interface PastRun {
  readonly run: LeftRun;
  /** With its settings. */
  readonly document: TrainableDocument;
  /** Row by row as `logColumns` says. */
  readonly log: Float64Array;
}

/**
 * What the Train view works on, in slices by trade. React sees structure, status and settings; everything that changes
 * with every minibatch is in `frames`.
 */
export type Training = TrainingDocumentSlice & RunSlice & PastRunsSlice & TrainingPageSlice;

/** The document that is trained, its changes, and the way back over them. */
export interface TrainingDocumentSlice {
  /**
   * The network, data and settings as they were chosen. Its parameters are those that the run starts from; the present
   * ones come with the frames, or with `documentNow`.
   */
  readonly document: TrainableDocument;
  /** The examples of the document; absent until the worker has made them. */
  readonly data: PreparedData | undefined;
  /** What undo goes over. */
  readonly history: History<TrainingEntry>;

  /**
   * Opens a document, and goes on with its run. One without data gets the present data and settings, with its own inputs
   * and outputs fitted to them.
   */
  open(document: NetworkDocument): void;
  /** Opens a run; what was there before can be brought back with undo. */
  openRun(document: TrainableDocument, past?: RunRecord["past"], gesture?: string): void;
  /**
   * Changes the document. Optimizer, penalties, minibatch, epochs, patience take effect at the next minibatch of a run
   * that is under way; everything else goes back to the start. What can't be trained is refused, with `faults`.
   * @param gesture changes in a row with the same one are undone together
   */
  edit(change: Edit, gesture?: string): void;
  /**
   * Sets a weight or a bias by hand: of the start as long as nothing is trained, later on the way. Undo brings back the run
   * as it was before.
   * @param gesture changes in a row with the same one are undone together
   * @param done false while the number is still in the hand
   */
  setParameter(path: ParameterPath, value: number, gesture?: string, done?: boolean): void;
  undo(): void;
  redo(): void;
  /** Goes to an entry of the history. A run that was left is there again as it was. */
  travel(position: number): void;
  /** Back to the parameters that the run started from. */
  reset(): void;
  /** New parameters, from the next seed. */
  newStart(): void;
  /** Takes a table's points for data, and chooses what is standardized: one step of undo. */
  importPoints(points: PointData, scales?: ImportedScales): void;
  /**
   * Reads pictures and their labels, keeps them in the browser, and takes them for data: one step of undo. Where the document names them
   * already, it goes on.
   */
  importPictures(files: readonly File[]): Promise<void>;
  /** What is being read, in words. */
  readonly reading: string | undefined;
  /** The document of this moment, run and all. */
  documentNow(): Promise<TrainableDocument>;
  /** The same, with what the run has been through. */
  runNow(): Promise<RunRecord>;
  /** A version-1 document for Step: the network of this moment with one example, by its index, or the next minibatch. */
  documentForStep(example: number | "nextMinibatch"): Promise<NetworkDocument>;
  /** Why training does what it does, as it stands. */
  why(): Promise<readonly WhyFinding[]>;
}

/** What of imported data is standardized; what isn't given stays as it is. */
export interface ImportedScales {
  readonly standardize?: boolean;
  readonly standardizeTargets?: boolean;
}

/** The run: how far it is, and what sets it going. */
export interface RunSlice {
  readonly running: boolean;
  /** Whether the run has left its start. */
  readonly started: boolean;
  /** Why training stopped last; absent while it runs. */
  readonly stopped: Stop | undefined;
  /** Settings changed during the run. */
  readonly changes: readonly SettingChange[];
  readonly pace: Pace;

  train(): void;
  pause(): void;
  stepMinibatch(): void;
  stepEpoch(): void;
  choosePace(pace: Pace): void;
  /** Pauses and brings back the recorded epoch nearest to this one; training goes on from there. */
  goTo(epoch: number): void;
}

/** The runs that were left for others. Nothing that was trained is overwritten. */
export interface PastRunsSlice {
  /** All that were trained, in the order in which they were left; also those that undo has to do with. */
  readonly pastRuns: readonly PastRun[];

  /** Goes on with a run, at its end. */
  openPastRun(id: string): void;
  /** Undo brings it back. */
  deleteRun(id: string): void;
  /** @param name nothing for what tells it from the others */
  renameRun(id: string, name: string | undefined): void;
}

/** What the page shows of it, and what went wrong. */
export interface TrainingPageSlice {
  readonly frames: TrainingFrames;
  /** What was wrong with the last change; the state before it stays. */
  readonly faults: readonly Fault[];
  /** A sentence about what went wrong, until it is dismissed. */
  readonly problem: string | undefined;

  /** What the frames hold from now on. Call it when something is resized, zoomed or pointed at. */
  look(look: FrameRequest): void;
  dismiss(): void;
  /** Ends the workers; the store can't be used any more. */
  close(): void;
}
