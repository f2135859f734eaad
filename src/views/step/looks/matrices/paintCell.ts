import { type Scale, scaleColour, signColour } from "../../../../draw/colour";
import { fullNumber, shortestNumber, shortNumber } from "../../../../engine/math/format";
import { setText } from "../../../../ui/setText";

export interface MatrixCell {
  readonly name: string;
  /** Blank where it isn't known. */
  readonly value: number | undefined;
  /** Whether the step finds it, it is pointed at, or the step reads it. */
  readonly look: "now" | "lit" | "read" | "";
  /** Whether it belongs to the example that the other panels show. */
  readonly isShown: boolean;
  readonly kind: Scale;
  /** Where numbers give way to colours, the size at which these are full. */
  readonly domain: number | undefined;
  /** Whether the hand changes it, and whether the Tab key comes to it where it is printed. */
  readonly isGiven: boolean;
  readonly isStop: boolean;
  /** How the document calls things. */
  readonly text: (name: string) => string;
}

/** What cells show; of many thousands a frame changes some. */
export type PaintedCells = WeakMap<HTMLElement, MatrixCell>;

/** Writes a cell, where it has changed. */
export function paintCell(element: HTMLElement, cell: MatrixCell, painted: PaintedCells): void {
  const before = painted.get(element);
  if (before && (Object.keys(cell) as (keyof MatrixCell)[]).every((key) => Object.is(cell[key], before[key])))
    return;
  painted.set(element, cell);
  if (before?.isStop && !cell.isStop) element.replaceChildren();
  const { name, value, look, isShown, kind, domain, isGiven, isStop, text } = cell;
  element.className = `${look} ${isShown ? "shown" : ""}`.trim();
  element.removeAttribute("style");
  element.toggleAttribute("data-given", isGiven && value !== undefined);
  if (value === undefined) {
    for (const attribute of ["data-quantity", "data-value", "title", "aria-label"])
      element.removeAttribute(attribute);
    setText(element, "");
    return;
  }
  const short = shortNumber(value, 4);
  element.dataset.quantity = name;
  element.dataset.value = fullNumber(value);
  element.title = `${text(name)} = ${shortestNumber(value)}`;
  if (domain === undefined) {
    if (look !== "now") element.style.color = signColour(kind, value);
    if (isStop) paintSlider(element, short, value, text(name));
    else setText(element, short);
  } else {
    element.style.background = scaleColour(kind, value, domain);
    element.ariaLabel = short;
    setText(element, "");
  }
}

/** Writes a number that the keyboard changes: in the cell, so that the table stays one. */
function paintSlider(cell: HTMLElement, short: string, value: number, label: string): void {
  let slider = cell.querySelector<HTMLElement>(":scope > [role=slider]");
  if (!slider) {
    slider = document.createElement("span");
    slider.role = "slider";
    slider.tabIndex = 0;
    cell.replaceChildren(slider);
  }
  slider.ariaLabel = label;
  slider.ariaValueNow = String(value);
  slider.ariaValueText = short;
  setText(slider, short);
}
