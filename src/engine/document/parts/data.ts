import type { Settings } from "../../math/parameter";

export type DataDocument = GeneratedData | PointData;

/** Examples made by one of the datasets: `type` is its id, and its parameters stand beside it. */
export interface GeneratedData {
  readonly type: string;
  readonly count: number;
  readonly seed: number;
  readonly [setting: string]: number | string | readonly string[];
}

/** Pictures of the reader's own, which are too large for a document: it names them. */
export interface KeptPictures extends GeneratedData {
  readonly type: "pictures";
  /** Of the pixels, a byte each, and then the labels, a byte each. In hexadecimal. */
  readonly sha256: string;
  /** What their files are called. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly classes: readonly string[];
  /** So many at the end were given for a test. */
  readonly test: number;
}

/** Examples that were drawn by hand or imported. They have either classes and labels, or targets. */
export interface PointData {
  readonly type: "points";
  /** The name of each input. */
  readonly columns: readonly string[];
  /** [example][column], as they were given: not standardized. */
  readonly inputs: readonly (readonly number[])[];
  /** The name of each class. */
  readonly classes?: readonly string[];
  /** The class of each example: its index in `classes`, from 0. */
  readonly labels?: readonly number[];
  /** [example][output], for regression. */
  readonly targets?: readonly (readonly number[])[];
  /** The part of each example, 0 train, 1 validation, 2 test, where it was given with the data; else the split deals them out. */
  readonly parts?: readonly number[];
}

export const isKept = (data: DataDocument): data is KeptPictures => data.type === "pictures";

export const isPoints = (data: DataDocument): data is PointData => data.type === "points";

/** The values of a dataset's parameters. */
export function dataSettings({
  type: _type,
  count: _count,
  seed: _seed,
  ...settings
}: GeneratedData): Settings {
  return settings as Settings;
}
