import { datasets } from "../../../datasets";
import { setCount, setDataParameter, setDataSeed } from "../../edit/train/editGenerated";
import { isKept, isPoints } from "../../parts/data";
import { numeric, type VariedSetting } from "./variedSetting";

/** What data are made with. */
export const variedData: readonly VariedSetting[] = [
  numeric({
    id: "points",
    label: "number of points",
    makesData: true,
    parameter: { minimum: 10, integer: true, maximum: 100_000 },
    values: [50, 100, 200, 500, 1000, 2000],
    logarithmic: true,
    fits: ({ dataset }) => dataset !== undefined && !isPoints(dataset) && !isKept(dataset),
    of: ({ dataset }) => (dataset && !isPoints(dataset) ? dataset.count : undefined),
    edit: setCount,
  }),
  numeric({
    id: "dataSeed",
    label: "seed of the data",
    makesData: true,
    parameter: { integer: true },
    values: [1, 2, 3, 4, 5],
    fits: ({ dataset }) => dataset !== undefined && !isPoints(dataset) && !isKept(dataset),
    of: ({ dataset }) => (dataset && !isPoints(dataset) ? dataset.seed : undefined),
    edit: setDataSeed,
  }),
  numeric({
    id: "noise",
    label: "noise of the data",
    makesData: true,
    parameter: { minimum: 0, maximum: 2 },
    values: [0, 0.05, 0.1, 0.15, 0.2, 0.3],
    fits: ({ dataset }) =>
      dataset !== undefined &&
      !isPoints(dataset) &&
      (datasets.find(({ id }) => id === dataset.type)?.parameters ?? []).some(({ name }) => name === "noise"),
    of: ({ dataset }) => (dataset && !isPoints(dataset) ? Number(dataset.noise) : undefined),
    edit: (value) => setDataParameter("noise", value),
  }),
];
