import type { NetworkDocument, TrainableDocument } from "../../engine/document/document";
import type { Fault } from "../../engine/document/fault";
import type { ParameterPath } from "../../engine/document/parameterPath";
import type { SettingChange } from "../../engine/document/parts/runState";
import type { Confusion } from "../../engine/training/classes/confusion";
import type { DataPart, PreparedData } from "../../engine/training/data/preparedData";
import type { RunMeasures } from "../../engine/training/layers/measures";
import type { BentPlane, MapGrid, RegionMap, UnitMap, UnitMaps } from "../../engine/training/maps/kinds";
import type { Gallery, GalleryRequest } from "../../engine/training/pictures/gallery";
import type { RunPosition } from "../../engine/training/run/course";
import type { LogRows } from "../../engine/training/run/log";
import type { Past, RunRecord } from "../../engine/training/run/records";
import type { Stop } from "../../engine/training/run/stop";
import type { Metrics } from "../../engine/training/trainer/scoring";
import type { WhyFinding } from "../../engine/training/why/rule";

export type {
  BentPlane,
  Gallery,
  MapGrid,
  Metrics,
  ParameterPath,
  Past,
  PreparedData,
  RegionMap,
  RunMeasures,
  RunRecord,
  Stop,
  UnitMap,
  UnitMaps,
  WhyFinding,
};

/**
 * What the page asks of a training worker. Commands are answered in their order. `open`, `frame`, `snapshot`, `why`
 * and `lesson` get one report each; the effect of the others shows in the next frame.
 */
export type TrainingCommand =
  /** Make the examples and the network ready; where the document holds a run in progress, to go on from there. */
  | {
      readonly kind: "open";
      readonly id: number;
      readonly document: TrainableDocument;
      readonly past?: Past;
    }
  /** Train until something stops it. */
  | { readonly kind: "run"; readonly id: number; readonly pace: Pace }
  | { readonly kind: "pause"; readonly id: number }
  /** Train on the next minibatch, or to the end of the epoch, and pause. */
  | { readonly kind: "advance"; readonly id: number; readonly by: "minibatch" | "epoch" }
  /**
   * Go on with the document's optimizer, penalties and training settings from the next minibatch. Its network and data
   * must be those that are open.
   */
  | { readonly kind: "retune"; readonly id: number; readonly document: TrainableDocument }
  /** Set a weight or a bias by hand. */
  | {
      readonly kind: "setParameter";
      readonly id: number;
      readonly path: ParameterPath;
      readonly value: number;
    }
  /** Pause, and bring back the nearest epoch that was recorded. Later ones stay until training goes on from here. */
  | { readonly kind: "goTo"; readonly id: number; readonly epoch: number }
  | { readonly kind: "frame"; readonly id: number; readonly look: FrameRequest }
  /** The run as it is at this moment. */
  | { readonly kind: "snapshot"; readonly id: number }
  /** Why training does what it does. */
  | { readonly kind: "why"; readonly id: number }
  /** What Step opens: the network of this moment with one example, or the next minibatch, for a batch. */
  | { readonly kind: "lesson"; readonly id: number; readonly example: number | "nextMinibatch" };

/** Epochs a second at most; "full" for as fast as it goes. */
export type Pace = number | "full";

/** What a frame is to hold beside the figures. */
export interface FrameRequest {
  /** The outputs over a rectangle. */
  readonly region?: MapGrid;
  /** Every unit over a rectangle. */
  readonly units?: MapGrid;
  /** One unit over a rectangle; layers and units from 1, and layer 0 for the inputs. */
  readonly unit?: MapGrid & { readonly layer: number; readonly index: number };
  /** What a layer with two units, from 1, makes of a grid of lines; `cells` of what the rest of the network says there. */
  readonly bent?: MapGrid & { readonly layer: number; readonly cells: number };
  /** The outputs for every example. */
  readonly points?: boolean;
  /** With them, which classes of a part are taken for which. */
  readonly confusion?: DataPart;
  /** Of pictures, some with what is said of them. */
  readonly pictures?: GalleryRequest;
  readonly parameters?: boolean;
  /** What the layers' numbers say of training. */
  readonly measures?: boolean;
  /** One place, in the data's units, all inputs given. */
  readonly probe?: readonly number[];
}

export type TrainingReport =
  /** Of pictures without their pixels, which may be many: frames have those that are shown. */
  | { readonly kind: "opened"; readonly id: number; readonly data: PreparedData }
  /** The document can't be trained as it is; what was open stays open. */
  | { readonly kind: "refused"; readonly id: number; readonly faults: readonly Fault[] }
  | { readonly kind: "frame"; readonly id: number; readonly frame: TrainingFrame }
  | { readonly kind: "snapshot"; readonly id: number; readonly run: RunRecord }
  | { readonly kind: "why"; readonly id: number; readonly findings: readonly WhyFinding[] }
  | { readonly kind: "lesson"; readonly id: number; readonly document: NetworkDocument }
  /** A fault of ours. */
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

/** The run at one moment. Buffers are transferred. */
export interface TrainingFrame {
  readonly running: boolean;
  /** Whether the run has left its start. */
  readonly started: boolean;
  /** The run from which this one has branched off since the last frame, as it was. */
  readonly left?: RunRecord;
  /** Why training stopped; absent before it has begun and while it runs. */
  readonly stopped?: Stop;
  readonly position: RunPosition;
  /** Absent where training is in double precision, whatever the document asks for. */
  readonly precision?: "float32";
  /** Of the parameters of this moment; while training runs, of the end of the last epoch. */
  readonly now: Metrics;
  /** The epoch with the lowest validation loss; absent without validation examples. */
  readonly best?: { readonly epoch: number; readonly validationLoss: number };
  /** What is new in the log since the last frame. */
  readonly log: LogRows;
  /** The same of the epochs at which the layers were measured, each a `measureRow`. */
  readonly measured: LogRows;
  /** The epochs that can be brought back, ascending; only where they changed since the last frame. */
  readonly recorded?: Int32Array;
  readonly changes: readonly SettingChange[];
  /** Examples trained on per second of computing since the last frame; absent where none was. */
  readonly speed?: number;
  readonly region?: RegionMap;
  readonly units?: UnitMaps;
  readonly unit?: UnitMap;
  readonly bent?: BentPlane;
  /** [example × output] */
  readonly outputs?: Float64Array;
  /** 1 for each example that is misclassified; with `outputs`, for classes alone. */
  readonly wrong?: Uint8Array;
  /** With `outputs`, for classes alone. */
  readonly confusion?: Confusion;
  readonly pictures?: Gallery;
  /** All weights and biases: of each layer first the weights [to, from], then the bias. */
  readonly parameters?: Float64Array;
  /** Of this moment; while training runs, of the last epoch at which they were measured. */
  readonly measures?: RunMeasures;
  readonly probe?: { readonly inputs: readonly number[]; readonly outputs: readonly number[] };
}
