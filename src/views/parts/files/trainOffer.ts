import { createStore, type StoreApi } from "zustand/vanilla";
import type { NetworkDocument } from "../../../engine/document/document";
import type { ExportKind } from "./exportKind";

/** What Train gives the header for its files and links. The header knows nothing of Train that isn't here: Train loads later. */
export interface TrainOffer {
  readonly kinds: readonly ExportKind[];
  /** The document of this moment, run and all. */
  documentNow(): Promise<NetworkDocument>;
  /** What the run started from, without the run. */
  start(): NetworkDocument;
  /** Epochs completed. */
  epoch(): number;
}

/** Nothing until Train has been loaded. */
interface Offered {
  readonly offer: TrainOffer | undefined;
}

export const createTrainOffer = (): StoreApi<Offered> => createStore(() => ({ offer: undefined }));
