import { linearAxis } from "../draw/plot/axis";
import { createPathPen } from "../draw/plot/pathText";
import { drawLines, type GridLine } from "../draw/region/boundary";
import { circle, type PointShape, squareShape, triangleShape } from "../draw/region/pointShapes";
import { drawPoints, drawRings, type Points } from "../draw/region/points";
import { boxIn, type Viewport } from "../draw/viewport";
import type { Bounds } from "../engine/studies/region";

/** What a picture of the plane shows. Colours are as SVG writes them. */
export interface RegionFigure {
  readonly title: string;
  /** Under the title: where training stands. */
  readonly subtitle: string;
  /** The part of the plane that is shown; its sides are as long as the picture's. */
  readonly view: Viewport;
  /** The inputs' names: across, and up. */
  readonly axes: readonly string[];
  /** What the network says of the plane, where there is a plane: a PNG as a data URL, and what part it shows. */
  readonly ground?: { readonly url: string; readonly bounds: Bounds } | undefined;
  /** Boundaries, in cells of a grid over a part of the plane. */
  readonly boundary?:
    | {
        readonly lines: readonly GridLine[];
        readonly columns: number;
        readonly rows: number;
        readonly bounds: Bounds;
      }
    | undefined;
  /** Outputs over one input: x and y in pixels of the view, one after the other. */
  readonly curves: readonly { readonly line: readonly number[]; readonly colour: string }[];
  readonly points: Points;
  /** 1 for each point that is misclassified. */
  readonly wrong?: Uint8Array | undefined;
  readonly palette: readonly string[];
  readonly outline: string;
  readonly legend: readonly LegendEntry[];
  readonly colours: {
    readonly paper: string;
    readonly line: string;
    readonly ink: string;
    readonly quiet: string;
    readonly wrong: string;
  };
}

/** What a sign in the picture means. */
export type LegendEntry = { readonly label: string } & (
  | { readonly kind: "train" | "validation" | "test" | "misclassified" | "boundary" }
  | { readonly kind: "colour"; readonly fill: string; readonly edge: string }
);

/** Around the plane, in pixels. */
const margin = { left: 58, top: 58, right: 22, bottom: 48 };
const row = 22;

/** Decision regions with points, boundary, axes and legend, as an svg file that needs nothing else. */
export function regionSvg(figure: RegionFigure): string {
  const { view, colours, title } = figure;
  const width = margin.left + view.width + margin.right;
  const legend = legendOf(figure, view.width);
  const height = margin.top + view.height + margin.bottom + legend.rows * row + 10;
  const { left, top } = margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${font}" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    `<text x="${left}" y="26" font-size="16" font-weight="600" fill="${colours.ink}">${escaped(title)}</text>`,
    `<text x="${left}" y="45" fill="${colours.quiet}">${escaped(figure.subtitle)}</text>`,
    `<g transform="translate(${left},${top})">`,
    `<clipPath id="plane"><rect width="${view.width}" height="${view.height}"/></clipPath>`,
    `<g clip-path="url(#plane)">`,
    ...planeOf(figure),
    "</g>",
    `<rect width="${view.width}" height="${view.height}" fill="none" stroke="${colours.line}"/>`,
    ...axesOf(figure),
    "</g>",
    `<g transform="translate(${left},${top + view.height + margin.bottom})">`,
    ...legend.parts,
    "</g>",
    "</svg>",
  ].join("\n");
}

const font = "system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif";

function planeOf({ view, ground, boundary, curves, points, wrong, palette, outline, colours }: RegionFigure) {
  const parts: string[] = [];
  if (ground) {
    const { x, y, width, height } = boxIn(ground.bounds, view);
    parts.push(
      `<image x="${x}" y="${y}" width="${width}" height="${height}" preserveAspectRatio="none" href="${ground.url}"/>`,
    );
  }
  if (boundary) {
    const pen = createPathPen();
    drawLines(boundary.lines, boundary.columns, boundary.rows, boundary.bounds, view, pen);
    parts.push(stroked(pen.text(), colours.ink, 1.8));
  }
  for (const { colour, pen } of drawPoints(points, view, createPathPen))
    parts.push(
      `<path d="${pen.text()}" fill="${palette[colour % palette.length]}" stroke="${outline}" stroke-width="0.9"/>`,
    );
  if (wrong && wrong.length === points.count) {
    const pen = createPathPen();
    drawRings(points, wrong, view, pen);
    parts.push(stroked(pen.text(), colours.wrong, 1.6));
  }
  for (const { line, colour } of curves) {
    const pen = createPathPen();
    pen.moveTo(line[0], line[1]);
    for (let k = 2; k < line.length; k += 2) pen.lineTo(line[k], line[k + 1]);
    parts.push(stroked(pen.text(), colour, 2.2));
  }
  return parts;
}

const stroked = (path: string, colour: string, width: number) =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"/>`;

function axesOf({ view: { bounds, width, height }, axes: [across, up = "t"], colours }: RegionFigure) {
  const [xMin, xMax, yMin, yMax] = bounds;
  const tick = (x: number, y: number, anchor: string, text: string) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colours.quiet}" font-size="12">${text}</text>`;
  const name = (x: number, y: number, text: string, turned = "") =>
    `<text x="${x}" y="${y}" text-anchor="middle" font-style="italic" font-size="14" fill="${colours.ink}"${turned}>${escaped(text)}</text>`;
  return [
    ...linearAxis([xMin, xMax], [0, width], 6).ticks.flatMap(({ at, text }) => [
      `<path d="M${at},${height}v5" stroke="${colours.quiet}"/>`,
      tick(at, height + 18, "middle", text),
    ]),
    ...linearAxis([yMin, yMax], [height, 0], 6).ticks.flatMap(({ at, text }) => [
      `<path d="M0,${at}h-5" stroke="${colours.quiet}"/>`,
      tick(-9, at + 4, "end", text),
    ]),
    name(width / 2, height + 36, across),
    name(-44, height / 2, up, ` transform="rotate(-90,-44,${height / 2})"`),
  ];
}

const shapes: Readonly<Record<"train" | "validation" | "test", PointShape>> = {
  train: circle,
  validation: triangleShape,
  test: squareShape,
};

/** Entries in rows; where one doesn't fit any more, the next row begins. */
function legendOf({ legend, colours }: RegionFigure, width: number) {
  let x = 0;
  let y = 0;
  const parts: string[] = [];
  for (const entry of legend) {
    // Wide enough in any of the fonts.
    const length = 22 + 7.6 * entry.label.length + 14;
    if (x > 0 && x + length > width) {
      x = 0;
      y += 1;
    }
    parts.push(
      `<g transform="translate(${x + 8},${y * row + 11})">${signOf(entry, colours)}<text x="14" y="4.5" fill="${colours.ink}">${escaped(entry.label)}</text></g>`,
    );
    x += length;
  }
  return { parts, rows: y + 1 };
}

function signOf(entry: LegendEntry, { ink, wrong }: RegionFigure["colours"]): string {
  if (entry.kind === "colour")
    return `<rect x="-6" y="-6" width="12" height="12" rx="2" fill="${entry.fill}" stroke="${entry.edge}"/>`;
  if (entry.kind === "misclassified")
    return `<circle r="6" fill="none" stroke="${wrong}" stroke-width="1.6"/>`;
  if (entry.kind === "boundary") return `<path d="M-8,0h16" stroke="${ink}" stroke-width="1.8"/>`;
  const pen = createPathPen();
  shapes[entry.kind](pen, 0, 0, 4.5);
  return `<path d="${pen.text()}" fill="${ink}"/>`;
}

/** Of control characters XML forbids most, even escaped, and halves of characters too. */
const escaped = (text: string) =>
  text
    .replace(/\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
