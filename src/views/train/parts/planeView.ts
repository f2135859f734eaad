import { createStore, type StoreApi } from "zustand/vanilla";
import type { PenStroke } from "../../../draw/pictures/strokes";
import type { Shading } from "../../../draw/region/regionPicture";
import type { Bounds } from "../../../engine/studies/region";
import type { DataPart, PreparedData } from "../../../engine/training/data/preparedData";
import { useStoreOf } from "../../../store/context";
import type { TableSource } from "../../../store/training/readingTables";
import type { ParameterRef } from "./parameters";

/** What the pointer does on the region. */
export type Tool =
  | { readonly kind: "choose" }
  /** Fresh: the first stroke takes the place of the data, which aren't shown until then. */
  | { readonly kind: "draw"; readonly label: number; readonly fresh?: true }
  | { readonly kind: "erase" };

/** What the pointer is over: an example, by its index, or a place of the plane by all its inputs. */
export type Hovered =
  | { readonly kind: "point"; readonly index: number }
  | { readonly kind: "place"; readonly inputs: readonly number[] };

/** What of the network the large picture shows instead of its answer: a unit, or a layer's plane; layer 0 are the inputs. */
export type Inside =
  | { readonly kind: "unit"; readonly layer: number; readonly index: number }
  | { readonly kind: "layer"; readonly layer: number };

/** A table that is looked through. */
export interface Importing {
  readonly source: TableSource;
  /** Of its file. */
  readonly name?: string;
}

/** How one looks at the plane: kept while another view is shown, and no part of the document. */
export interface PlaneView {
  readonly shading: Shading;
  readonly scale: "linear" | "log";
  /** Of the epochs, along the curves. */
  readonly epochScale: "linear" | "log";
  /** How slowly the curves follow the numbers, from 0, below 1. */
  readonly smoothing: number;
  /** What stands beside the region. */
  readonly tab: "curves" | "layers" | "classes";
  /** The part of the data whose confusion is shown. */
  readonly confusedPart: DataPart;
  /** The runs, by their ids, whose curves aren't shown, and the one that is pointed at. */
  readonly hiddenRuns: readonly string[];
  readonly runOver: string | undefined;
  /** The part of the plane that is shown; all of the data where there is none. */
  readonly zoomed: Bounds | undefined;
  /** The example that was chosen, by its index. */
  readonly chosen: number | undefined;
  readonly hovered: Hovered | undefined;
  readonly tool: Tool;
  /** What of the network is pointed at, and what stays shown when nothing is. */
  readonly insideOver: Inside | undefined;
  readonly insidePinned: Inside | undefined;
  /** The weight that is pointed at, or in the hand. */
  readonly edge: ParameterRef | undefined;
  /** The parts of the data whose points aren't shown. */
  readonly hiddenParts: readonly DataPart[];
  /** The description that was put away. */
  readonly read: string | undefined;
  /** The epoch that is pointed at on the curves. */
  readonly pointed: number | undefined;
  /** Of pictures: what is shown beside the weights, of which part, and what is drawn by hand. */
  readonly gallery: "classes" | "wrong" | "draw";
  readonly galleryPart: DataPart;
  readonly strokes: readonly PenStroke[];
  /** What is being imported, while its dialog is open. */
  readonly importing: Importing | undefined;

  change(part: Partial<PlaneView>): void;
  /** Forgets what belonged to other data than these. */
  lookAt(data: PreparedData): void;
}

export function createPlaneView(): StoreApi<PlaneView> {
  let lookedAt: PreparedData | undefined;
  return createStore<PlaneView>((set, get) => ({
    shading: "probability",
    scale: "linear",
    epochScale: "linear",
    smoothing: 0,
    tab: "curves",
    confusedPart: "validation",
    hiddenRuns: [],
    runOver: undefined,
    zoomed: undefined,
    chosen: undefined,
    hovered: undefined,
    tool: { kind: "choose" },
    insideOver: undefined,
    insidePinned: undefined,
    edge: undefined,
    hiddenParts: [],
    read: undefined,
    pointed: undefined,
    gallery: "classes",
    galleryPart: "test",
    strokes: [],
    importing: undefined,

    change: set,
    lookAt(data) {
      const before = lookedAt;
      lookedAt = data;
      if (!before || before === data || sameExamples(before, data)) return;
      const { tool } = get();
      const classes = data.task.kind === "classification" ? data.task.classes.length : 1;
      const unknown = tool.kind === "draw" && tool.label > classes;
      set({ chosen: undefined, hovered: undefined, ...(unknown && { tool: { kind: "choose" } }) });
    },
  }));
}

const sameExamples = (one: PreparedData, other: PreparedData) =>
  one.count === other.count &&
  one.inputs.length === other.inputs.length &&
  one.inputs.every((value, k) => value === other.inputs[k]);

export function usePlaneView<DataPart>(select: (view: PlaneView) => DataPart): DataPart {
  return useStoreOf(createPlaneView, select);
}

/** What of the network the large picture shows; nothing where it shows the network's answer. */
export function useInside(): Inside | undefined {
  return usePlaneView(({ insideOver, insidePinned }) => insideOver ?? insidePinned);
}
