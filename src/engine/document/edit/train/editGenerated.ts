import { datasets } from "../../../datasets";
import { isPictureSet } from "../../../datasets/dataset";
import type { Parameter } from "../../../math/parameter";
import { dataShape, datasetOf } from "../../dataShape";
import type { Edit } from "../../document";
import { type GeneratedData, isPoints } from "../../parts/data";
import { setData } from "./setData";

/** Data made by a dataset, with its default parameters. */
export function setDataset(type: string): Edit {
  return (document) => {
    const dataset = datasets.find(({ id }) => id === type);
    const before = document.dataset;
    if (!dataset || !before || before.type === type) return document;
    const kept = isPoints(before) ? undefined : before;
    const made: GeneratedData = {
      ...defaults(dataset.parameters),
      type,
      count: isPictureSet(dataset) ? dataset.count : Math.max(3, dataShape(before).count),
      seed: kept?.seed ?? document.training?.split.seed ?? 1,
    };
    return setData(made)(document);
  };
}

/** One parameter of the dataset. */
export function setDataParameter(name: string, value: number): Edit {
  return withGenerated((data) =>
    datasetOf(data).parameters.some((parameter) => parameter.name === name) && data[name] !== value
      ? { ...data, [name]: value }
      : data,
  );
}

/** Another number of generated examples. */
export function setCount(count: number): Edit {
  return withGenerated((data) => (data.count === count ? data : { ...data, count }));
}

/** Other examples of the same kind. */
export function setDataSeed(seed: number): Edit {
  return withGenerated((data) => (data.seed === seed ? data : { ...data, seed }));
}

/** A dataset with chosen parameters. */
export interface DataPreset {
  readonly id: string;
  readonly label: string;
  readonly words: string;
  readonly data: Omit<GeneratedData, "seed">;
}

export const dataPresets: readonly DataPreset[] = [
  {
    id: "sheetB",
    label: "sheet B: narrow circles",
    words: "1,100 points on two circles of radius 1 and 0.8, without noise, as on sheet B.",
    data: { type: "twoCircles", count: 1100, noise: 0, radiusRatio: 0.8 },
  },
  {
    id: "noisyCircles",
    label: "noisy circles",
    words: "Two circles with noise 0.15: no classifier gets more than 95 % right.",
    data: { type: "twoCircles", count: 1100, noise: 0.15, radiusRatio: 0.5 },
  },
];

export function setPreset(id: string): Edit {
  return (document) => {
    const preset = dataPresets.find((candidate) => candidate.id === id);
    const before = document.dataset;
    if (!preset || !before) return document;
    const seed = isPoints(before) ? 1 : before.seed;
    return setData({ ...preset.data, seed } as GeneratedData)(document);
  };
}

function withGenerated(change: (data: GeneratedData) => GeneratedData): Edit {
  return (document) =>
    document.dataset && !isPoints(document.dataset) ? setData(change(document.dataset))(document) : document;
}

const defaults = (parameters: readonly Parameter[]) =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));
