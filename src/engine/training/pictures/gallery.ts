import { type DataPart, dataParts, type PreparedData } from "../data/preparedData";

/** Which pictures are to be shown. */
export interface GalleryRequest {
  readonly part: DataPart;
  /** Some of each class, or those that the network is furthest from being right about. */
  readonly list: "classes" | "wrong";
  /** How many at most; of each class as many. */
  readonly most: number;
  /** One more, by its index. */
  readonly chosen?: number;
}

/** A picture with what the network says of it. */
export interface ShownPicture {
  /** Among all examples, from 0. */
  readonly index: number;
  readonly part: DataPart;
  /** Its class, and the class that was said: -1 where an output isn't a number. */
  readonly label: number;
  readonly said: number;
  /** One for each class, as they are shown. */
  readonly outputs: readonly number[];
  readonly pixels: Uint8Array;
}

export interface Gallery extends Omit<GalleryRequest, "chosen"> {
  /** Class by class in the order of the data; or the furthest from right first. */
  readonly shown: readonly ShownPicture[];
  /** How many of the part are misclassified. */
  readonly wrong: number;
  readonly chosen?: ShownPicture;
}

/**
 * @param data of pictures
 * @param outputs [example × class], as `maps.examples` gives them
 * @param said the class that they say, of each example
 */
export function galleryOf(
  data: PreparedData,
  outputs: Float64Array,
  said: Int32Array,
  { chosen, ...asked }: GalleryRequest,
): Gallery {
  const { labels = new Int32Array(), partOf, count } = data;
  const classes = outputs.length / count;
  const part = dataParts.indexOf(asked.part);
  const wrong: number[] = [];
  const byClass: number[][] = Array.from({ length: classes }, () => []);
  const each = Math.floor(asked.most / classes);
  for (let n = 0; n < count; n++) {
    if (partOf[n] !== part) continue;
    if (said[n] !== labels[n]) wrong.push(n);
    if (byClass[labels[n]].length < each) byClass[labels[n]].push(n);
  }
  const missing = (n: number) =>
    said[n] < 0 ? Infinity : outputs[n * classes + said[n]] - outputs[n * classes + labels[n]];
  const indices =
    asked.list === "classes"
      ? byClass.flat()
      : wrong.toSorted((one, other) => missing(other) - missing(one)).slice(0, asked.most);
  const shownAt = (n: number): ShownPicture => ({
    index: n,
    part: dataParts[partOf[n]],
    label: labels[n],
    said: said[n],
    outputs: [...outputs.subarray(n * classes, (n + 1) * classes)],
    pixels: pixelsOf(data, n),
  });
  return {
    ...asked,
    shown: indices.map(shownAt),
    wrong: wrong.length,
    ...(chosen !== undefined && chosen < count && { chosen: shownAt(chosen) }),
  };
}

function pixelsOf({ inputs, count }: PreparedData, index: number): Uint8Array {
  const size = inputs.length / count;
  return Uint8Array.from(inputs.subarray(index * size, (index + 1) * size));
}
