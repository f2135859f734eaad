import type { Edit } from "../../document";
import { isPoints, type PointData } from "../../parts/data";
import { setData } from "./setData";

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

function withPoints(change: (data: PointData) => PointData): Edit {
  return (document) =>
    document.dataset && isPoints(document.dataset) ? setData(change(document.dataset))(document) : document;
}

function rowsOf(numbers: GivenExamples["inputs"], count: number): number[][] {
  const width = numbers.length / count;
  return Array.from({ length: count }, (_, n) => [...numbers.subarray(n * width, (n + 1) * width)]);
}
