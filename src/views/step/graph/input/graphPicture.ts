import { curvePath } from "../../../../draw/graph/curve";
import { edgeColours, quietOpacity, strokesOf } from "../../../../draw/graph/edgeStrokes";
import { createThemeColours } from "../../../parts/themeColours";
import { setAttributes, svgElement } from "../paint/svgWriting";
import type { GraphScene } from "../scene/graphDrawn";

const namespace = "http://www.w3.org/2000/svg";

/** Pixels across a PNG at least. */
const across = 2000;

/** What a picture takes over from the page's styles; colours are resolved to the theme's. */
const colours = ["fill", "stroke", "stop-color"];
const others = [
  ...["stroke-width", "stroke-linecap", "stroke-opacity", "text-anchor"],
  ...["font-family", "font-size", "font-style", "font-weight", "paint-order", "dominant-baseline"],
];

/** What of a scene a picture is made of. */
type PicturedScene = Pick<GraphScene, "quiet"> & {
  readonly layout: Pick<GraphScene["layout"], "width" | "height"> &
    Partial<Pick<GraphScene["layout"], "edges">>;
};

/** Makes files of the graph that a page shows. */
export interface GraphPicture {
  /** Remembers what a file is to be made of; called after each painting. */
  keep(svg: SVGSVGElement, scene: PicturedScene): void;
  /** The graph as it is on the page, without its zoom, as an svg file that needs nothing of the page; nothing while there is none. */
  svg(): string | undefined;
  /** The same as PNG, large enough to print. */
  png(): Promise<Blob | undefined>;
}

/** One for each page, out of its stores. */
export function createGraphPicture(): GraphPicture {
  let painted: { readonly svg: SVGSVGElement; readonly scene: PicturedScene } | undefined;
  const shown = () => (painted?.svg.isConnected ? painted : undefined);
  return {
    keep(svg, scene) {
      painted = { svg, scene };
    },
    svg() {
      const now = shown();
      return now && svgOf(now.svg, now.scene);
    },
    async png() {
      const now = shown();
      return now && pngOf(svgOf(now.svg, now.scene), now.scene.layout);
    },
  };
}

function svgOf(svg: SVGSVGElement, scene: PicturedScene): string {
  const { width, height } = scene.layout;
  const colourOf = createResolver(svg);
  const picture = resolved(svg, colourOf) as SVGSVGElement;
  picture.querySelector("[data-drawing]")?.removeAttribute("transform");
  addQuietEdges(picture, scene, colourOf);
  for (const group of picture.querySelectorAll("[data-drawing], [data-edges]")) {
    group.removeAttribute("data-drawing");
    group.removeAttribute("data-edges");
  }
  picture.setAttribute("xmlns", namespace);
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.setAttribute("width", String(width));
  picture.setAttribute("height", String(height));
  picture.prepend(titleElement(document.title), ground(colourOf));
  return new XMLSerializer().serializeToString(picture);
}

async function pngOf(svg: string, { width, height }: PicturedScene["layout"]): Promise<Blob | undefined> {
  const scale = Math.max(2, across / width);
  const image = new Image(width * scale, height * scale);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/png"));
}

/** The edges of a large network, which the page leaves to a canvas. */
function addQuietEdges(picture: Element, scene: PicturedScene, colourOf: (colour: string) => string): void {
  const { edges } = scene.layout;
  if (!scene.quiet || !edges) return;
  const { strokes, indices } = strokesOf(scene.quiet.keys());
  let next = 0;
  const lines = strokes.map(({ colour, width, count }) => {
    const line = svgElement("path");
    const own = [...indices.subarray(next, next + count)];
    next += count;
    setAttributes(line, {
      d: own.map((index) => curvePath(edges[index].curve)).join(""),
      fill: "none",
      stroke: colourOf(edgeColours[colour]),
      "stroke-width": width,
      "stroke-opacity": quietOpacity,
    });
    return line;
  });
  picture.querySelector("[data-edges]")?.prepend(...lines);
}

/** A copy that carries its styles itself, without what is only there to be pointed at. */
function resolved(element: Element, colourOf: (colour: string) => string): Element {
  const copy = document.createElementNS(namespace, element.localName);
  for (const { name, value } of element.attributes)
    if (!/^(?:class|style|tabindex|role|data-.*|aria-.*)$/.test(name)) copy.setAttribute(name, value);
  const layer = /^(?:drawing|edges)$/.exec(element.getAttribute("class") ?? "");
  if (layer) copy.setAttribute(`data-${layer[0]}`, "");
  const style = getComputedStyle(element);
  if (!/^(?:svg|g|defs|linearGradient|title)$/i.test(element.localName)) {
    for (const name of colours) {
      const value = style.getPropertyValue(name);
      if (name === "stop-color" && element.localName !== "stop") continue;
      if (value !== "")
        copy.setAttribute(name, value.startsWith("url(") ? value.replaceAll('"', "") : colourOf(value));
    }
    for (const name of others) {
      if (element.localName !== "text" && /^(?:font|text|paint|dominant)/.test(name)) continue;
      const value = style.getPropertyValue(name);
      if (value !== "normal" && value !== "auto") copy.setAttribute(name, value);
    }
  }
  for (const child of element.childNodes) {
    if (child instanceof Element) {
      if (!/\b(?:hits|flows|handles|spare)\b/.test(child.getAttribute("class") ?? ""))
        copy.append(resolved(child, colourOf));
    } else if (child instanceof Text) copy.append(child.data);
  }
  return copy;
}

function ground(colourOf: (colour: string) => string): SVGRectElement {
  const rect = document.createElementNS(namespace, "rect");
  rect.setAttribute("width", "100%");
  rect.setAttribute("height", "100%");
  rect.setAttribute("fill", colourOf("var(--paper)"));
  return rect;
}

function titleElement(text: string): SVGTitleElement {
  const title = document.createElementNS(namespace, "title");
  title.textContent = text;
  return title;
}

/**
 * Any colour, also in terms of the theme's variables, as #rrggbb or rgba(): programs that draw svg don't know the
 * browser's newer notations.
 */
function createResolver(svg: SVGSVGElement): (colour: string) => string {
  const { text } = createThemeColours(svg);
  return (colour) => (colour === "none" || text(colour).endsWith(",0.000)") ? "none" : text(colour));
}
