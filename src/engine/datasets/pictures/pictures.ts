/** What pictures of a set have in common. A pixel is a byte. */
export interface PictureForm {
  readonly width: number;
  readonly height: number;
  /** The byte of a pixel that is all ink; 0 is a pixel without any. */
  readonly most: number;
}

/** Pictures one after the other, each row by row from the top left. */
export interface Pictures {
  /** [count × height × width] */
  readonly pixels: Uint8Array;
  /** The class of each, from 0. */
  readonly labels: Uint8Array;
}
