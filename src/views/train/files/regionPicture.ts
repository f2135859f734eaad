import { regionTables } from "../../../draw/region/regionPicture";
import type { Rgb } from "../../../draw/rgb";
import { trainedWords } from "../../../engine/document/trained/trainedWords";
import { shortNumber } from "../../../engine/math/format";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { type LegendEntry, regionSvg } from "../../../export/regionSvg";
import type { Stores } from "../../../store/stores";
import type { RegionMap, TrainingFrame } from "../../../store/training/training";
import { trainingOf } from "../../../store/training/trainingContext";
import { type Colours, readColours } from "../../parts/colours";
import { createPlaneView } from "../parts/planeView";
import { developPicture, outputCurves } from "../region/paintRegion";
import { paletteOf, planePoints, rangeOf, readingOf, wholeView } from "../region/reading";

/** Pixels of the plane's side in an svg, and of a whole PNG across. */
const side = 600;
const across = 2000;

/** The decision regions as the page shows them, with points, boundary, axes and legend; nothing while there are none. */
export function regionAsSvg(stores: Stores): string | undefined {
  const { document, data, frames } = trainingOf(stores).getState();
  const { zoomed, shading } = stores.get(createPlaneView).getState();
  const region = frames.latest?.region;
  if (!data || !region) return undefined;
  const colours = readColours();
  const words = trainedWords(document);
  const whole = wholeView(data.bounds, side);
  const view = { ...whole, bounds: zoomed ?? whole.bounds };
  const plane = region.rows > 1;
  const classes = data.task.kind === "classification";
  const reading = readingOf(data);
  const canvas = window.document.createElement("canvas");
  const picture = plane
    ? developPicture(canvas, region, reading, regionTables(colours.region, shading), undefined)
    : undefined;
  const subtitle = frames.latest ? subtitleOf(frames.latest, classes) : "";
  return regionSvg({
    title: `${words.data}, ${words.network}`,
    subtitle,
    view,
    axes: document.training.axes.map((axis) => data.columns[axis - 1]),
    ground: picture && { url: canvas.toDataURL(), bounds: region.bounds },
    boundary: picture && { ...region, lines: picture.lines },
    curves: plane ? [] : outputCurves(region, view, colours),
    points: planePoints(data, document.training.axes),
    wrong: frames.latest?.wrong,
    palette: paletteOf(data, colours),
    outline: classes ? colours.panel : colours.ink3,
    legend: legendOf(data, region, colours),
    colours: {
      paper: hex(colours.region.paper),
      line: colours.line,
      ink: colours.ink,
      quiet: colours.ink2,
      wrong: colours.wrong,
    },
  });
}

/** The same as PNG, large enough to print. */
export async function regionAsPng(stores: Stores): Promise<Blob | undefined> {
  const svg = regionAsSvg(stores);
  if (svg === undefined) return undefined;
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = across;
  canvas.height = Math.round((across * image.naturalHeight) / image.naturalWidth);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/png"));
}

function subtitleOf({ position, now }: TrainingFrame, classes: boolean): string {
  const loss = `Epoch ${position.epoch}; training loss ${shortNumber(now.loss.train, 4)}`;
  return classes ? `${loss}, ${shortNumber(100 * now.error.train, 3)} % misclassified` : loss;
}

/** What stands for what, where it occurs. */
function legendOf(data: PreparedData, region: RegionMap, colours: Colours): LegendEntry[] {
  const { task, targets, partOf } = data;
  const parts = (["train", "validation", "test"] as const).filter((_, part) => partOf.includes(part));
  const shapes = parts.map((kind) => ({ kind, label: kind }));
  if (task.kind === "classification") {
    const swatches = task.classes.map((label, k) => ({
      kind: "colour" as const,
      label,
      fill: hex(colours.region.classes[k % colours.region.classes.length]),
      edge: colours.points[k % colours.points.length],
    }));
    const boundary = task.classes.length === 2 ? "boundary p = ½" : "boundary";
    const ring = { kind: "misclassified" as const, label: "misclassified" };
    return [
      ...shapes,
      ring,
      ...(region.rows > 1 ? [{ kind: "boundary" as const, label: boundary }] : []),
      ...swatches,
    ];
  }
  const [least, largest] = rangeOf(targets);
  const { negative, positive, paper } = colours.region;
  const at = (label: string, colour: Rgb) => ({
    kind: "colour" as const,
    label,
    fill: hex(colour),
    edge: colours.ink3,
  });
  if (region.rows === 1) return [...shapes, { kind: "boundary", label: "the network’s output" }];
  return [
    ...shapes,
    { kind: "boundary", label: `output ${shortNumber((least + largest) / 2, 3)}` },
    at(`≤ ${shortNumber(least, 3)}`, negative),
    at(shortNumber((least + largest) / 2, 3), paper),
    at(`≥ ${shortNumber(largest, 3)}`, positive),
  ];
}

const hex = (colour: Rgb) => `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
