import { curvePath } from "../../../../draw/graph/curve";
import type { GraphLayout } from "../../../../draw/graph/graphParts";
import { signedPixels } from "../../../../draw/pictures/pixels";
import { divergingTable } from "../../../../draw/region/regionPixels";
import { parseRgb } from "../../../../draw/rgb";
import type { NetworkDocument } from "../../../../engine/document/document";
import { inputName } from "../../../../engine/names/networkNames";
import type { GraphState } from "./graphReader";
import { joined, layerOf, setAttributes } from "./svgWriting";
import "./graphPicture.css";

const knownNames = new WeakMap<
  GraphLayout,
  { readonly at: number | undefined; readonly names: readonly string[] }
>();

/** Where the inputs are a picture: the picture of the example that is shown, and a line to each unit that takes it in. */
export function paintPicture(svg: SVGSVGElement, layout: GraphLayout, state: GraphState): void {
  const group = layerOf(layerOf(svg, "drawing"), "picture");
  const { picture } = state.document;
  const placed = layout.picture;
  for (const [path, { id, curve }] of joined(group, "path", placed?.edges ?? [], ({ id }) => id))
    setAttributes(path, { class: "pixel-edge", d: curvePath(curve), "data-to": id });
  const image = layerOf(layerOf(svg, "drawing"), "input-picture");
  for (const [element, { x, y, width, height }] of joined(image, "image", placed ? [placed] : [], () => "x"))
    if (picture)
      setAttributes(element, {
        ...{ x, y, width, height },
        href: pictureOf(picture, valuesOf(layout, state)),
        role: "img",
        "aria-label": `The input: a picture of ${picture.width} × ${picture.height} pixels`,
      });
}

function valuesOf(layout: GraphLayout, { document, example, allNumbers, numbers }: GraphState): number[] {
  const at = document.batch.inputs.length > 1 ? example : undefined;
  const known = knownNames.get(layout);
  const names =
    known && known.at === at
      ? known.names
      : Array.from({ length: document.inputs }, (_, i) => inputName(i + 1, at));
  if (known?.names !== names) knownNames.set(layout, { at, names });
  return (allNumbers?.(names) ?? names.map(numbers)).map((value) => value ?? Number.NaN);
}

let last: { readonly key: string; readonly href: string } | undefined;

function pictureOf(
  { width, height }: NonNullable<NetworkDocument["picture"]>,
  values: readonly number[],
): string {
  const style = getComputedStyle(document.documentElement);
  const colours = ["--panel", "--value-neg", "--value-pos", "--well"].map((name) =>
    style.getPropertyValue(name).trim(),
  );
  const key = `${colours.join()} ${width} ${values.join()}`;
  if (last?.key === key) return last.href;
  const [paper, negative, positive, unknown] = colours.map(parseRgb);
  const reach = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const pixels = signedPixels(
    values,
    0,
    values.length,
    reach,
    divergingTable(paper, negative, positive, unknown),
  );
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas
    .getContext("2d")
    ?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), width, height), 0, 0);
  last = { key, href: canvas.toDataURL() };
  return last.href;
}
