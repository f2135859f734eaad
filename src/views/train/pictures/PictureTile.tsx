import { useLayoutEffect, useRef } from "react";
import { inkPixels, inkTable } from "../../../draw/pictures/pixels";
import { parseRgb } from "../../../draw/rgb";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useColours } from "../../parts/colours";

/** A canvas of so many pixels, of which each is one of the picture's; the style says how large they are. */
export function paintPixels(canvas: HTMLCanvasElement, pixels: Uint32Array, width: number): void {
  const height = pixels.length / width;
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const image = new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), width, height);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}

interface PictureTileProps {
  readonly form: NonNullable<PreparedData["picture"]>;
  /** Row by row. */
  readonly pixels: ArrayLike<number>;
  /** What it shows, where nothing beside it says so. */
  readonly label?: string;
}

/** One picture: ink on paper. */
export function PictureTile({ form, pixels, label }: PictureTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { region, ink } = useColours();
  const { most, width } = form;
  useLayoutEffect(() => {
    if (canvas.current)
      paintPixels(canvas.current, inkPixels(pixels, inkTable(region.paper, parseRgb(ink), most)), width);
  }, [pixels, region, ink, most, width]);
  return (
    <canvas
      ref={canvas}
      className="picture-tile"
      style={{ aspectRatio: `${form.width} / ${form.height}` }}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    />
  );
}
