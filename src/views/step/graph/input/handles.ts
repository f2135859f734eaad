import { type Selection, select } from "d3";
import type { StoreApi } from "zustand/vanilla";
import { type Box, boxAround, grown } from "../../../../draw/box";
import { nodeBox } from "../../../../draw/graph/graphParts";
import { fullNumber, shortNumber } from "../../../../engine/math/format";
import { parseQuantity } from "../../../../engine/names/canonicalName";
import { createLabels, writtenName } from "../../../../engine/names/labels";
import { gradientNameOf } from "../../../../engine/names/related";
import { isParameter } from "../../../../engine/names/tensorRef";
import type { Workbench } from "../../../../store/work/workbenchState";
import { setText } from "../../../../ui/setText";
import { hasChanged, layerOf, setAttributes } from "../paint/svgWriting";
import type { GraphScene } from "../scene/graphDrawn";
import { type Given, givenAt } from "./given";
import { pressKey } from "./pressKey";
import "./input.css";

/** What the keyboard reaches in the graph: a number that can be changed, or one that leads to its step. */
interface Handle {
  readonly quantity: string;
  readonly box: Box;
  readonly given: Given | undefined;
  /** Where it stands from left to right. */
  readonly column: number;
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
  const numbersOf = createNumbersOf(workbench);
  return (svg, scene) => {
    const { opened, frames, selected } = workbench.getState();
    const known = numbersOf();
    // While a number moves, its handle is in the hand.
    if (!opened || !known || frames.latest) return;
    const { step, numbers } = opened;
    const { text } = known.notation;
    const numberAt = (quantity: string) => numbers.at(quantity, step.index);
    const handles = boxesIn(scene)
      .filter(({ quantity }) => numberAt(quantity) !== undefined)
      .slice(0, mostHandles)
      .map((handle): Handle => ({ ...handle, ...known.numberAt(handle.quantity) }))
      .sort((a, b) => a.column - b.column || byName.compare(a.quantity, b.quantity));
    select(layerOf(layerOf(svg, "drawing"), "handles"))
      .selectAll<SVGRectElement, Handle>("rect")
      .data(handles, ({ quantity }) => quantity)
      .join((enter) => listen(enter.append("rect")))
      .each(function write({ given, quantity, box }) {
        const isSelected = selected.includes(quantity);
        const gradient = given && numberAt(gradientNameOf(quantity));
        const { left, top, right, bottom } = box;
        if (!hasChanged(this, [quantity, given, gradient, isSelected, left, top, right, bottom, text]))
          return;
        setAttributes(this, {
          class: `handle ${given ? "given" : "computed"}${isSelected ? " selected" : ""}`,
          role: given ? "slider" : "button",
          "data-point": quantity,
          "aria-label": given?.label ?? `${writtenName(quantity, text)}: go to its step`,
          "aria-valuenow": given?.value,
          "aria-valuetext": given && spoken(given, gradient),
          x: left,
          y: top,
          width: right - left,
          height: bottom - top,
        });
        setText(this.children[0], tooltip(given, writtenName(quantity, text)));
      });
  };

  function listen(made: NewHandles): NewHandles {
    made.attr("tabindex", 0).attr("rx", 5).append("title");
    return made
      .on("focus", (_event, { quantity }) => workbench.getState().point(quantity))
      .on("blur", () => workbench.getState().point())
      .on("keydown", (event: KeyboardEvent, { given, quantity }) => {
        if (given) pressKey(event, given);
        else if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          goToStepOf(quantity);
        }
      })
      .on("click", (_event, { given, quantity }) => {
        if (!given) goToStepOf(quantity);
      });
  }
}

type NewHandles = Selection<SVGRectElement, Handle, SVGGElement, unknown>;

/** What a document says of its numbers, found once for each: a step changes none of it. */
function createNumbersOf(workbench: StoreApi<Workbench>) {
  const make = ({ document, locked, openedAs }: Workbench) => {
    const found = new Map<string, Pick<Handle, "given" | "column">>();
    const numberAt = (quantity: string) => {
      const known = found.get(quantity) ?? {
        given: givenAt(workbench, quantity),
        column: columnOf(quantity),
      };
      found.set(quantity, known);
      return known;
    };
    return { document, locked, openedAs, notation: createLabels(document?.names, false), numberAt };
  };
  let last: ReturnType<typeof make> | undefined;
  return () => {
    const state = workbench.getState();
    const isSame =
      last?.document === state.document && last?.locked === state.locked && last?.openedAs === state.openedAs;
    if (!last || !isSame) last = make(state);
    return last.document && last;
  };
}

/** What has a place in the picture, each once. */
function boxesIn({ labels, nodes, texts }: GraphScene): { quantity: string; box: Box }[] {
  const boxes = new Map<string, Box>();
  for (const { point, box } of labels) boxes.set(point, box);
  for (const { node, point } of nodes) boxes.set(point, grown(nodeBox(node), 1));
  for (const { quantity, x, y, width, size } of texts)
    if (quantity !== undefined && parseQuantity(quantity)?.of.role === "target") {
      const centre = { x: x + width / 2, y: y - size * 0.35 };
      boxes.set(quantity, boxAround(centre, width + 6, size + 6));
    }
  return [...boxes].map(([quantity, box]) => ({ quantity, box }));
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
