import { select } from "d3";
import type { StoreApi } from "zustand/vanilla";
import { type Box, boxAround, grown } from "../../../../draw/graph/box";
import { nodeBox } from "../../../../draw/graph/graphLayout";
import type { NetworkDocument } from "../../../../engine/document/document";
import { fullNumber, shortNumber } from "../../../../engine/math/format";
import { createLabels, written } from "../../../../engine/names/labels";
import { isParameter, parseQuantity } from "../../../../engine/names/quantity";
import { gradientNameOf } from "../../../../engine/names/related";
import type { Workbench } from "../../../../store/work/workbenchState";
import type { GraphScene } from "../graphDrawn";
import { layerOf, setAttributes, setText } from "../svgWriting";
import { type Given, givenAt } from "./given";
import { press } from "./keys";
import "./input.css";

/** What the keyboard reaches in the graph: a number that can be changed, or one that leads to its step. */
interface Handle {
  readonly quantity: string;
  readonly box: Box;
  readonly given: Given | undefined;
}

/** With more numbers than this the table beside the graph is the shorter way. */
const mostHandles = 60;

/** Paints a handle over every number of a scene, from left to right; call it after each painting. */
export function createHandles(
  workbench: StoreApi<Workbench>,
): (svg: SVGSVGElement, scene: GraphScene) => void {
  const goToStepOf = (quantity: string) => {
    const { opened, goTo } = workbench.getState();
    const index = opened?.numbers.stepOf(quantity);
    if (index !== undefined) goTo(index);
  };
  let names: NetworkDocument["names"];
  let notation = createLabels(names, false);
  return (svg, scene) => {
    const { opened, document, frames, selected, point } = workbench.getState();
    // While a number moves, its handle is in the hand.
    if (!opened || !document || frames.latest) return;
    const { step, numbers } = opened;
    if (document.names !== names) {
      names = document.names;
      notation = createLabels(names, false);
    }
    const { text } = notation;
    const numberAt = (quantity: string) => numbers.at(quantity, step.index);
    const handles = placesIn(scene)
      .filter(({ quantity }) => numberAt(quantity) !== undefined)
      .slice(0, mostHandles)
      .map((place): Handle => ({ ...place, given: givenAt(workbench, place.quantity) }))
      .sort((a, b) => columnOf(a.quantity) - columnOf(b.quantity) || byName.compare(a.quantity, b.quantity));
    select(layerOf(layerOf(svg, "drawing"), "handles"))
      .selectAll<SVGRectElement, Handle>("rect")
      .data(handles, ({ quantity }) => quantity)
      .join((enter) => {
        const rect = enter.append("rect").attr("tabindex", 0).attr("rx", 5);
        rect.append("title");
        return rect
          .on("focus", (_event, { quantity }) => point(quantity))
          .on("blur", () => point())
          .on("keydown", (event: KeyboardEvent, { given, quantity }) => {
            if (given) press(event, given);
            else if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              goToStepOf(quantity);
            }
          })
          .on("click", (_event, { given, quantity }) => {
            if (!given) goToStepOf(quantity);
          });
      })
      .each(function ({ given, quantity, box }) {
        setAttributes(this, {
          class: `handle ${given ? "given" : "computed"}${selected.includes(quantity) ? " selected" : ""}`,
          role: given ? "slider" : "button",
          "data-point": quantity,
          "aria-label": given?.label ?? `${written(quantity, text)}: go to its step`,
          "aria-valuenow": given?.value,
          "aria-valuetext": given && spoken(given, numberAt(gradientNameOf(quantity))),
          x: box.left,
          y: box.top,
          width: box.right - box.left,
          height: box.bottom - box.top,
        });
        setText(this.children[0], tooltip(given, written(quantity, text)));
      });
  };
}

/** What has a place in the picture, each once. */
function placesIn({ labels, nodes, texts }: GraphScene): { quantity: string; box: Box }[] {
  const places = new Map<string, Box>();
  for (const { point, box } of labels) places.set(point, box);
  for (const { node, point } of nodes) places.set(point, grown(nodeBox(node), 1));
  for (const { quantity, x, y, width, size } of texts)
    if (quantity !== undefined && parseQuantity(quantity)?.of.role === "target") {
      const centre = { x: x + width / 2, y: y - size * 0.35 };
      places.set(quantity, boxAround(centre, width + 6, size + 6));
    }
  return [...places].map(([quantity, box]) => ({ quantity, box }));
}

/** Numbers in names by their size: W1[2,1] before W1[10,1]. */
const byName = new Intl.Collator("en", { numeric: true });

/**
 * Where a quantity stands from left to right, a layer's parameters before its units. It doesn't depend on the places of
 * labels: a handle that moved among the others would lose the focus.
 */
function columnOf(quantity: string): number {
  const of = parseQuantity(quantity)?.of;
  if (of?.role === "input") return 0;
  if (of?.layer === undefined) return Number.POSITIVE_INFINITY;
  return 2 * of.layer - (isParameter(of) ? 1 : 0);
}

function spoken({ value }: Given, gradient: number | undefined): string {
  return `${shortNumber(value)}${gradient === undefined ? "" : `, gradient ${shortNumber(gradient)}`}`;
}

function tooltip(given: Given | undefined, label: string): string {
  if (!given) return `${label}: press to go to the step that computes it`;
  const { value, openedWith } = given;
  const back =
    openedWith === undefined || openedWith === value
      ? ""
      : `; double-click for ${fullNumber(openedWith)} again`;
  return `${label} = ${fullNumber(value)}: drag sideways, Shift finer, Alt coarser${back}`;
}
