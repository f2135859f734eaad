import { datasets } from "../../../datasets";
import { isPictureSet } from "../../../datasets/dataset";
import type { Parameter } from "../../../math/parameter";
import type { DataDocument, GeneratedData, KeptPictures, PointData } from "../../data";
import { isKept, isPoints } from "../../data";
import { dataShape, datasetOf, partSizes } from "../../dataShape";
import type { Edit, NetworkDocument } from "../../document";
import { versioned } from "../../version";
import { fittedToData } from "./fittedToData";
import { proportionalSplit } from "./split";

/** Other data. What a document says of itself goes with data of another kind, of which it may not be true. */
export function setData(dataset: DataDocument): Edit {
  return (opened) => {
    const { description: _description, ...rest } = opened;
    const document = dataset.type === opened.dataset?.type ? opened : rest;
    const { training } = document;
    if (!training || dataset === document.dataset) return opened;
    const given = isPoints(dataset) ? partSizes(dataset) : isKept(dataset) ? keptSplit(dataset) : undefined;
    const split = given
      ? { ...training.split, ...given }
      : proportionalSplit(training.split, dataShape(dataset).count);
    const changed: NetworkDocument = { ...document, dataset, training: { ...training, split } };
    return versioned(fittedToData(changed, document.dataset));
  };
}

/** What was given for a test stays that; a fifth of the others is for validation. */
function keptSplit({ count, test }: KeptPictures) {
  const tested = test > 0 ? test : Math.floor(count / 6);
  const validation = Math.floor((count - tested) / 5);
  return { train: count - tested - validation, validation, test: tested };
}

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

/** Examples as they are shown, row by row. */
export interface GivenExamples {
  readonly columns: readonly string[];
  readonly inputs: Float64Array | Uint8Array;
  /** Both, for classes. */
  readonly classes?: readonly string[];
  readonly labels?: Int32Array;
  readonly targets: Float64Array;
}

/** Turns generated examples into points, which can be drawn and erased; all stay where they are. */
export function toPoints({ columns, inputs, classes, labels, targets }: GivenExamples): Edit {
  return (document) => {
    if (!document.dataset || isPoints(document.dataset)) return document;
    const count = inputs.length / columns.length;
    const rows = rowsOf(inputs, count);
    const data: PointData = labels
      ? { type: "points", columns, inputs: rows, classes, labels: [...labels] }
      : { type: "points", columns, inputs: rows, targets: rowsOf(targets, count) };
    return setData(data)(document);
  };
}

/** A point to be added. */
export interface AddedPoint {
  readonly inputs: readonly number[];
  /** The index of its class, from 0, where the next one after the last makes a new class; or its target. */
  readonly target: number;
}

/** Adds points, after those that are there. */
export function addPoints(added: readonly AddedPoint[]): Edit {
  return withPoints((data) => {
    if (added.length === 0) return data;
    const points = {
      ...data,
      inputs: [...data.inputs, ...added.map(({ inputs }) => inputs)],
      ...(data.parts && { parts: [...data.parts, ...added.map(() => 0)] }),
    };
    if (!data.classes || !data.labels)
      return { ...points, targets: [...(data.targets ?? []), ...added.map(({ target }) => [target])] };
    const isNew = added.some(({ target }) => target === data.classes?.length);
    const classes = isNew ? [...data.classes, `class ${data.classes.length + 1}`] : data.classes;
    return { ...points, classes, labels: [...data.labels, ...added.map(({ target }) => target)] };
  });
}

/** @param indices of the points to remove */
export function removePoints(indices: readonly number[]): Edit {
  const gone = new Set(indices);
  const left = <Item>(items: readonly Item[]) => items.filter((_, index) => !gone.has(index));
  return withPoints((data) =>
    gone.size === 0
      ? data
      : {
          ...data,
          inputs: left(data.inputs),
          ...(data.labels && { labels: left(data.labels) }),
          ...(data.targets && { targets: left(data.targets) }),
          ...(data.parts && { parts: left(data.parts) }),
        },
  );
}

function withGenerated(change: (data: GeneratedData) => GeneratedData): Edit {
  return (document) =>
    document.dataset && !isPoints(document.dataset) ? setData(change(document.dataset))(document) : document;
}

function withPoints(change: (data: PointData) => PointData): Edit {
  return (document) =>
    document.dataset && isPoints(document.dataset) ? setData(change(document.dataset))(document) : document;
}

const defaults = (parameters: readonly Parameter[]) =>
  Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default]));

function rowsOf(numbers: GivenExamples["inputs"], count: number): number[][] {
  const width = numbers.length / count;
  return Array.from({ length: count }, (_, n) => [...numbers.subarray(n * width, (n + 1) * width)]);
}
