import type { DataPart } from "../../../engine/training/data/preparedData";

/** The three parts of the data, in the order in which the engine numbers them, and how their curves are dashed. */
export const dataPartLabels: readonly {
  readonly id: DataPart;
  readonly label: string;
  readonly dash: readonly number[];
}[] = [
  { id: "train", label: "train", dash: [] },
  { id: "validation", label: "validation", dash: [6, 3] },
  { id: "test", label: "test", dash: [2, 3] },
];
