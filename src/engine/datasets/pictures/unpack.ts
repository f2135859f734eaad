import type { Pictures } from "./pictures";

/** Pictures as a file has them: a letter for each pixel, a for 0, b for 1, …; a digit for each label. */
export interface PackedPictures {
  readonly labels: string;
  readonly pixels: string;
}

export function unpackPictures({ labels, pixels }: PackedPictures): Pictures {
  const a = "a".charCodeAt(0);
  return {
    pixels: Uint8Array.from(pixels, (letter) => letter.charCodeAt(0) - a),
    labels: Uint8Array.from(labels, Number),
  };
}
