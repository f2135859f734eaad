import { circle, type PointShape } from "../../../draw/region/pointShapes";
import { eachInView, type Points, partShapes, pointSize, ringSize } from "../../../draw/region/points";
import { type Pixels, pressStamp, type Stamp, stampFrom } from "../../../draw/region/stamps";
import type { Viewport } from "../../../draw/viewport";

/** From so many points on a path with all of them would hold the page up. */
const mostInPath = 1500;

export const isForStamps = ({ count }: Points) => count > mostInPath;

/** Each point as a stamp of its colour and part, outlined in the context's stroke. */
export function stampPoints(
  context: CanvasRenderingContext2D,
  points: Points,
  palette: readonly string[],
  view: Viewport,
): void {
  const size = pointSize(points.count);
  const stamps = new Map<number, Stamp>();
  stampOver(context, (onto, density) =>
    eachInView(points, view, size, (n, x, y) => {
      const key = points.colours[n] * partShapes.length + points.parts[n];
      let stamp = stamps.get(key);
      if (!stamp) {
        const fill = palette[points.colours[n] % palette.length];
        stamp = stampOf(context, partShapes[points.parts[n]], size, density, fill);
        stamps.set(key, stamp);
      }
      pressStamp(onto, stamp, x * density, y * density);
    }),
  );
}

/** A ring around each point that is flagged, in the context's stroke. */
export function stampRings(
  context: CanvasRenderingContext2D,
  points: Points,
  flags: Uint8Array,
  view: Viewport,
): void {
  const size = ringSize(points.count);
  stampOver(context, (onto, density) => {
    const stamp = stampOf(context, circle, size, density);
    eachInView(points, view, size, (n, x, y) => {
      if (flags[n]) pressStamp(onto, stamp, x * density, y * density);
    });
  });
}

/** Lays pixels over what the context's canvas shows. */
function stampOver(context: CanvasRenderingContext2D, paint: (onto: Pixels, density: number) => void): void {
  const { width, height } = context.canvas;
  if (width === 0 || height === 0) return;
  const pixels = new ImageData(width, height);
  paint(pixels, context.getTransform().a);
  const [layer, pen] = layerOf(width, height);
  pen.putImageData(pixels, 0, 0);
  context.save();
  context.resetTransform();
  context.drawImage(layer, 0, 0);
  context.restore();
}

/** A shape in the middle of its own pixels, in the context's line. */
function stampOf(
  { strokeStyle, lineWidth }: CanvasRenderingContext2D,
  shape: PointShape,
  size: number,
  density: number,
  fill?: string,
): Stamp {
  const side = 2 * Math.ceil(density * (1.4 * size + lineWidth));
  const [, pen] = layerOf(side, side);
  pen.scale(density, density);
  pen.beginPath();
  shape(pen, side / density / 2, side / density / 2, size);
  if (fill !== undefined) {
    pen.fillStyle = fill;
    pen.fill();
  }
  pen.strokeStyle = strokeStyle;
  pen.lineWidth = lineWidth;
  pen.stroke();
  return stampFrom(pen.getImageData(0, 0, side, side));
}

function layerOf(width: number, height: number) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("train: the browser gives no canvas to draw on");
  return [canvas, pen] as const;
}
