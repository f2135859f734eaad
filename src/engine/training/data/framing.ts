import type { PictureForm } from "../../datasets/pictures/pictures";

/** What the pictures of a set look like in the mean, in pixels: so that what is drawn by hand can look like them. */
export interface Framing extends PictureForm {
  /** The box that holds a picture's ink. */
  readonly boxWidth: number;
  readonly boxHeight: number;
  /** The middle of its mass, from the top left. */
  readonly x: number;
  readonly y: number;
  /** How much ink it has, in pixels that are all ink. */
  readonly ink: number;
}

/** So many pictures tell. */
const looked = 2000;
/** Less of all ink than this is dust. */
const dust = 0.1;

/** @param pixels [count × height × width] */
export function framingOf(form: PictureForm, pixels: ArrayLike<number>): Framing {
  const { width, height, most } = form;
  const size = width * height;
  const count = pixels.length / size;
  const step = Math.max(1, Math.floor(count / looked));
  const sums = { boxWidth: 0, boxHeight: 0, x: 0, y: 0, ink: 0 };
  let seen = 0;
  for (let n = 0; n < count; n += step) {
    let [left, right, top, bottom, mass, x, y] = [width, -1, height, -1, 0, 0, 0];
    for (let k = 0; k < size; k++) {
      const ink = pixels[n * size + k] / most;
      const [column, row] = [k % width, Math.floor(k / width)];
      mass += ink;
      x += ink * (column + 0.5);
      y += ink * (row + 0.5);
      if (ink <= dust) continue;
      left = Math.min(left, column);
      right = Math.max(right, column);
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
    }
    if (right < 0) continue;
    seen += 1;
    sums.boxWidth += right - left + 1;
    sums.boxHeight += bottom - top + 1;
    sums.x += x / mass;
    sums.y += y / mass;
    sums.ink += mass;
  }
  const mean = (sum: number, otherwise: number) => (seen === 0 ? otherwise : sum / seen);
  return {
    ...form,
    boxWidth: mean(sums.boxWidth, width),
    boxHeight: mean(sums.boxHeight, height),
    x: mean(sums.x, width / 2),
    y: mean(sums.y, height / 2),
    ink: mean(sums.ink, size / 6),
  };
}
