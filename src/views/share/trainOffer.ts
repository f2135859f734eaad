import { createStore } from "zustand/vanilla";
import type { NetworkDocument } from "../../engine/document/document";
import type { ExportKind } from "./exports";

/** What Train gives the header for its files and links. The header knows nothing of Train that isn't here: Train loads later. */
export interface TrainOffer {
  readonly kinds: readonly ExportKind[];
  /** The document of this moment, run and all. */
  documentNow(): Promise<NetworkDocument>;
  /** What the run started from, without the run. */
  start(): NetworkDocument;
  /** Epochs completed. */
  epoch(): number;
  open(document: NetworkDocument): void;
  /** Looks through a text with numbers, before its points are taken. */
  openTable(text: string): void;
}

/** Nothing until Train has been loaded. */
export const trainOffer = createStore<{ readonly offer: TrainOffer | undefined }>(() => ({
  offer: undefined,
}));
