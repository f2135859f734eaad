import { magnitudeWidth, strength } from "../../../draw/colour";
import { mixed, type Rgb } from "../../../draw/rgb";
import { edgesWorthDrawing } from "../../../draw/unitGraph/paint";
import type { UnitEdge, UnitLayout } from "../../../draw/unitGraph/unitLayout";
import type { TrainableDocument } from "../../../engine/document/document";
import { clearedCanvas } from "../../../ui/clearedCanvas";
import type { Colours } from "../../parts/colours";
import { type ParameterRef, parameterIndex, sameParameter } from "../parts/parameters";
import type { UnitRef } from "../parts/unitNames";

/** Thinnest and thickest edge, in pixels. */
const edgeWidths = [0.6, 5] as const;

export interface EdgeScene {
  readonly document: TrainableDocument;
  readonly layout: UnitLayout;
  /** All weights and biases, as a frame has them. */
  readonly parameters: Float64Array;
  readonly colours: Colours;
  /** The unit that is shown large, and the edge that is pointed at or held. */
  readonly unit: UnitRef | undefined;
  readonly edge: ParameterRef | undefined;
}

/** Paints each edge as thick and in the colour that its weight asks for. */
export function paintEdges(canvas: HTMLCanvasElement, scene: EdgeScene): void {
  const { document, layout, parameters, unit, edge: held } = scene;
  const context = clearedCanvas(canvas, layout);
  const { inputs, layers } = document;
  const weightOf = (edge: UnitEdge) => parameters[parameterIndex(edge, inputs, layers)];
  const domain = largestWeight(document, parameters);
  const shade = shadesOf(scene.colours);
  const touches = (edge: UnitEdge) =>
    sameParameter(edge, held) ||
    (unit !== undefined &&
      ((edge.layer === unit.layer && edge.to === unit.index) ||
        (edge.layer === unit.layer + 1 && edge.from === unit.index)));
  const some = unit !== undefined || held !== undefined;
  const all = edgesWorthDrawing(layout, weightOf, touches);
  context.lineCap = "butt";
  for (const strong of some ? [false, true] : [true]) {
    context.globalAlpha = strong ? 0.85 : 0.18;
    for (const { edge, weight } of all) {
      if (some && touches(edge) !== strong) continue;
      trace(context, edge);
      context.strokeStyle = shade(weight, domain);
      context.lineWidth = magnitudeWidth(weight, domain, edgeWidths);
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  const pointed = layout.edges.find((edge) => sameParameter(edge, held));
  if (!pointed) return;
  trace(context, pointed);
  context.strokeStyle = scene.colours.now;
  context.lineWidth = magnitudeWidth(weightOf(pointed), domain, edgeWidths) + 5;
  context.globalCompositeOperation = "destination-over";
  context.stroke();
  context.globalCompositeOperation = "source-over";
}

function trace(context: CanvasRenderingContext2D, { curve: [p, q, r, s] }: UnitEdge): void {
  context.beginPath();
  context.moveTo(p.x, p.y);
  context.bezierCurveTo(q.x, q.y, r.x, r.y, s.x, s.y);
}

/** Biases have no edges and don't count. */
function largestWeight({ inputs, layers }: TrainableDocument, parameters: Float64Array): number {
  let largest = 0;
  let at = 0;
  let before = inputs;
  for (const { units, bias } of layers) {
    for (const end = at + units * before; at < end; at++) {
      const size = Math.abs(parameters[at]);
      if (size > largest && size < Infinity) largest = size;
    }
    at += bias.length;
    before = units;
  }
  return largest || 1;
}

const shades = 64;
const known = new WeakMap<Colours, readonly string[]>();

/** A weight's colour, as strong as `scaleColour` has it. */
function shadesOf(colours: Colours): (weight: number, domain: number) => string {
  let table = known.get(colours);
  if (!table) {
    const { zero, negative, positive } = colours.values;
    const css = (from: Rgb, to: Rgb, share: number) => `rgb(${mixed(from, to, share).join(" ")})`;
    table = Array.from({ length: 2 * shades + 1 }, (_, k) => {
      const share = Math.abs(k - shades) / shades;
      return css(zero, k < shades ? negative : positive, share);
    });
    known.set(colours, table);
  }
  const all = table;
  return (weight, domain) => {
    if (Number.isNaN(weight)) return colours.wrong;
    const share = weight === 0 ? 0 : strength(Math.abs(weight), domain);
    return all[shades + Math.sign(weight) * Math.round(shades * share)];
  };
}
