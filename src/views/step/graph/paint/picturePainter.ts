import { select } from "d3";
import { curvePath } from "../../../../draw/graph/curve";
import type { GraphLayout } from "../../../../draw/graph/graphParts";
import { signedPixels } from "../../../../draw/pictures/pixels";
import type { NetworkDocument } from "../../../../engine/document/document";
import { inputName } from "../../../../engine/names/networkNames";
import { onTheme } from "../../../../ui/theme/useTheme";
import { createThemeColours, valueTable } from "../../../parts/themeColours";
import type { GraphState } from "../scene/graphReader";
import { hasChanged, layerOf, setAttributes } from "./svgWriting";
import "./picturePainter.css";

/** Paints into one graph. */
export interface PicturePainter {
  paint(layout: GraphLayout, state: GraphState): void;
  stop(): void;
}

/** Where the inputs are a picture: the picture of the example that is shown, and a line to each unit that takes it in. */
export function createPicturePainter(svg: SVGSVGElement): PicturePainter {
  const namesOf = createNames();
  let hrefOf = createHref();
  let again = () => {};
  function paint(layout: GraphLayout, state: GraphState): void {
    again = () => paint(layout, state);
    const group = layerOf(layerOf(svg, "drawing"), "picture");
    const { picture } = state.document;
    const placed = layout.picture;
    select(group)
      .selectAll<SVGPathElement, PixelEdge>("path")
      .data(placed?.edges ?? [], ({ id }) => id)
      .join("path")
      .filter(function differs(edge) {
        return hasChanged(this, [edge]);
      })
      .attr("class", "pixel-edge")
      .attr("d", ({ curve }) => curvePath(curve))
      .attr("data-to", ({ id }) => id);
    select(layerOf(layerOf(svg, "drawing"), "input-picture"))
      .selectAll<SVGImageElement, Placed>("image")
      .data(placed ? [placed] : [])
      .join("image")
      .each(function show({ x, y, width, height }) {
        if (!picture) return;
        setAttributes(this, {
          ...{ x, y, width, height },
          href: hrefOf(picture, valuesOf(namesOf(layout, state), state)),
          role: "img",
          "aria-label": `The input: a picture of ${picture.width} × ${picture.height} pixels`,
        });
      });
  }
  const stop = onTheme(() => {
    hrefOf = createHref();
    again();
  });
  return { paint, stop };
}

type Placed = NonNullable<GraphLayout["picture"]>;
type PixelEdge = Placed["edges"][number];

const valuesOf = (names: readonly string[], { allNumbers, numbers }: GraphState): number[] =>
  (allNumbers?.(names) ?? names.map(numbers)).map((value) => value ?? Number.NaN);

/** The names of the pixels, made once for a layout and an example. */
function createNames() {
  let known: {
    readonly layout: GraphLayout;
    readonly at: number | undefined;
    readonly names: readonly string[];
  };
  return (layout: GraphLayout, { document, example }: GraphState): readonly string[] => {
    const at = document.batch.inputs.length > 1 ? example : undefined;
    if (known?.layout !== layout || known.at !== at) {
      const names = Array.from({ length: document.inputs }, (_, i) => inputName(i + 1, at));
      known = { layout, at, names };
    }
    return known.names;
  };
}

/** The picture as an address, in the colours of the theme of this moment; made again where its numbers are others. */
function createHref() {
  const table = valueTable(createThemeColours());
  let last: { readonly key: string; readonly href: string } | undefined;
  return ({ width, height }: NonNullable<NetworkDocument["picture"]>, values: readonly number[]): string => {
    const key = `${width} ${values.join()}`;
    if (last?.key === key) return last.href;
    const reach = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const pixels = signedPixels(values, 0, values.length, reach, table);
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const image = new ImageData(new Uint8ClampedArray(pixels.buffer as ArrayBuffer), width, height);
    canvas.getContext("2d")?.putImageData(image, 0, 0);
    last = { key, href: canvas.toDataURL() };
    return last.href;
  };
}
