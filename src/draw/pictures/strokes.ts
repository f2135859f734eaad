import type { Framing } from "../../engine/training/data/framing";

/** Places of a pen from down to up, [x, y], each from 0 at the top left to 1. */
export type PenStroke = readonly (readonly [number, number])[];

/** Lines as thin or thick as these, at most, in pixels. */
const thinnest = 0.8;
const thickest = 5;
/** So many samples of a pixel each way: with 4, a pixel's ink comes in sixteenths. */
const samples = 4;

/**
 * A picture of strokes, scaled to the size of the set's pictures, with as much ink, and its mass in the same place.
 * @returns [height × width] bytes; all 0 for nothing
 */
export function pictureOfStrokes(strokes: readonly PenStroke[], framing: Framing): Uint8Array {
  const { width, height, most } = framing;
  const points = strokes.flat();
  const bytes = new Uint8Array(width * height);
  if (points.length === 0) return bytes;
  const [left, right] = extent(points.map(([x]) => x));
  const [top, bottom] = extent(points.map(([, y]) => y));
  const spread = Math.max((right - left) / framing.boxWidth, (bottom - top) / framing.boxHeight);
  // A dot has no size to be scaled by.
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  let scale = spread > 0.002 ? 1 / spread : 0;
  const thicknessAt = () => Math.min(thickest, Math.max(thinnest, framing.ink / Math.max(1, length * scale)));
  // The pen's own thickness belongs to the box.
  const slim = Math.max(0.3, 1 - thicknessAt() / Math.max(framing.boxWidth, framing.boxHeight));
  scale *= slim;
  const radius = thicknessAt() / 2;
  const placed = strokes.map((stroke) =>
    stroke.map(([x, y]): readonly [number, number] => [(x - left) * scale, (y - top) * scale]),
  );
  const centre = massCentre(placed);
  const [dx, dy] = [framing.x - centre[0], framing.y - centre[1]];
  const moved = placed.map((stroke) => stroke.map(([x, y]): readonly [number, number] => [x + dx, y + dy]));
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let hits = 0;
      for (let k = 0; k < samples * samples; k++) {
        const x = column + ((k % samples) + 0.5) / samples;
        const y = row + (Math.floor(k / samples) + 0.5) / samples;
        if (moved.some((stroke) => isNear(stroke, x, y, radius))) hits += 1;
      }
      bytes[row * width + column] = Math.round((hits * most) / (samples * samples));
    }
  return bytes;
}

function isNear(stroke: PenStroke, x: number, y: number, radius: number): boolean {
  for (let k = 0; k < stroke.length; k++) {
    const [ax, ay] = stroke[Math.max(0, k - 1)];
    const [bx, by] = stroke[k];
    const square = (bx - ax) ** 2 + (by - ay) ** 2;
    const along = square === 0 ? 0 : ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / square;
    const part = Math.min(1, Math.max(0, along));
    const [dx, dy] = [ax + part * (bx - ax) - x, ay + part * (by - ay) - y];
    if (dx * dx + dy * dy <= radius * radius) return true;
  }
  return false;
}

/** Of lines of even thickness; of dots alone their middle. */
function massCentre(strokes: readonly PenStroke[]): readonly [number, number] {
  let [mass, x, y] = [0, 0, 0];
  for (const stroke of strokes)
    for (let k = 0; k < stroke.length; k++) {
      const [ax, ay] = stroke[Math.max(0, k - 1)];
      const [bx, by] = stroke[k];
      // A little for each place, so that dots count too.
      const weight = Math.hypot(bx - ax, by - ay) + 1e-6;
      mass += weight;
      x += (weight * (ax + bx)) / 2;
      y += (weight * (ay + by)) / 2;
    }
  return [x / mass, y / mass];
}

const lengthOf = (stroke: PenStroke) =>
  stroke.reduce(
    (sum, [x, y], k) => (k === 0 ? 0 : sum + Math.hypot(x - stroke[k - 1][0], y - stroke[k - 1][1])),
    0,
  );

const extent = (numbers: readonly number[]): readonly [number, number] => [
  Math.min(...numbers),
  Math.max(...numbers),
];
