import { select } from "d3";
import { signColour } from "../../../../draw/colour";
import type { PlacedOperation, PlacedValue } from "../../../../draw/program/programLayout";
import { nameRise, shapeHeight } from "../../../../draw/program/valueSize";
import type { CallGroup } from "../../../../engine/graph/outline";
import { fullNumber } from "../../../../engine/math/format";
import { tupleText } from "../../../../engine/shape";
import { setText } from "../../../../ui/setText";
import { cellText } from "./cellText";
import { coloursOf, type DrawnCell, type DrawnMap, type DrawnProgram } from "./drawnProgram";
import { type MovingCells, reach, type WrittenCell } from "./movingCells";
import type { MovingMaps } from "./movingMaps";

/** Writes all that stays while numbers change: boxes, names, shapes, wires. Operations that can be unfolded are buttons. */
export function paintStructure(
  svg: SVGSVGElement,
  drawn: DrawnProgram,
  unfold: (group: CallGroup) => void,
): void {
  const { layout } = drawn;
  const drawing = select(svg).selectAll("g.drawing").data([drawn]).join("g").attr("class", "drawing");
  const layer = (name: string) => drawing.selectAll(`g.${name}`).data([drawn]).join("g").attr("class", name);
  layer("wires")
    .selectAll("path")
    .data(drawn.wires, (wire) => (wire as DrawnProgram["wires"][number]).wire.id)
    .join("path")
    .attr("d", ({ path }) => path)
    .attr("data-of", ({ wire }) => wire.value.name);
  const operations = layer("operations")
    .selectAll<SVGGElement, PlacedOperation>("g")
    .data(layout.operations)
    .join((enter) => {
      const group = enter.append("g");
      group.append("rect");
      group.append("text");
      return group;
    })
    .attr("class", ({ operation }) => `operation${operation.folded ? " unfolds" : ""}`)
    .attr("data-line", ({ operation }) => operation.line ?? null)
    .attr("data-group", ({ operation }) => operation.folded?.id ?? null)
    .attr("role", ({ operation }) => (operation.folded ? "button" : null))
    .attr("tabindex", ({ operation }) => (operation.folded ? 0 : null))
    .attr("aria-label", ({ operation }) => (operation.folded ? `Open ${operation.label}` : null))
    .on("click", (_event, { operation }) => operation.folded && unfold(operation.folded))
    .on("keydown", (event: KeyboardEvent, { operation }) => {
      if (!operation.folded || (event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      unfold(operation.folded);
    });
  operations
    .select("rect")
    .attr("x", ({ x, width }) => x - width / 2)
    .attr("y", ({ y, height }) => y - height / 2)
    .attr("width", ({ width }) => width)
    .attr("height", ({ height }) => height)
    .attr("rx", ({ height }) => height / 2);
  operations
    .select("text")
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y)
    .text(({ text }) => text);
  const values = layer("values")
    .selectAll<SVGGElement, PlacedValue>("g")
    .data(layout.values, ({ value }) => value.name)
    .join((enter) => {
      const group = enter.append("g");
      group.append("rect");
      group.append("line");
      group.append("text").attr("class", "name");
      group.append("text").attr("class", "shape");
      return group;
    })
    .attr("class", ({ size, value }) => `value ${size.form}${value.isConstant ? " constant" : ""}`)
    .attr("data-of", ({ value }) => value.name);
  values
    .select("rect")
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y)
    .attr("width", ({ size }) => size.width)
    .attr("height", ({ size }) => size.height)
    .attr("rx", 7);
  values
    .select("line")
    .attr("x1", ({ x }) => x)
    .attr("x2", ({ x, size }) => x + size.width)
    .attr("y1", ({ y, size }) => y + size.height / 2)
    .attr("y2", ({ y, size }) => y + size.height / 2);
  values
    .select("text.name")
    .attr("x", ({ x, size }) => x + size.width / 2)
    .attr("y", ({ y }) => y - nameRise)
    .text(({ value }) => value.label ?? "");
  values
    .select("text.shape")
    .attr("x", ({ x, size }) => x + size.width / 2)
    .attr("y", ({ y, size }) => y + size.height + shapeHeight / 2)
    .text(({ value, size }) => (size.form === "number" ? "" : tupleText(value.shape)));
  layer("chips");
  layer("cells")
    .selectAll<SVGTextElement, DrawnCell>("text")
    .data(drawn.cells, ({ name }) => name)
    .join("text")
    .attr("class", ({ kind }) => kind)
    .attr("data-quantity", ({ name }) => name)
    .attr("x", ({ x }) => x)
    .attr("y", ({ y }) => y);
  layer("maps")
    .selectAll<SVGGElement, DrawnMap>("g")
    .data(drawn.maps, ({ key }) => key)
    .join("g")
    .attr("class", ({ kind }) => `map ${kind}`)
    .selectAll<SVGRectElement, unknown>("rect")
    .data((map) => map.names.map((name, k) => ({ name, k, map })))
    .join("rect")
    .attr("data-quantity", ({ name }) => name)
    .attr("x", ({ k, map }) => map.x + ((k % map.columns) * map.width) / map.columns)
    .attr("y", ({ k, map }) => map.y + (Math.floor(k / map.columns) * map.height) / map.rows)
    .attr("width", ({ map }) => map.width / map.columns)
    .attr("height", ({ map }) => map.height / map.rows);
}

/** Whether something of the picture is in the part that is shown of it. */
function seenIn(
  svg: SVGSVGElement,
): (box: {
  readonly x: number;
  readonly y: number;
  readonly width?: number;
  readonly height?: number;
}) => boolean {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return (box) =>
    box.x < x + width && box.x + (box.width ?? 0) > x && box.y < y + height && box.y + (box.height ?? 0) > y;
}

/** Which numbers stand out: what the step computes, what it reads, and what is pointed at. */
export interface Standing {
  readonly now: ReadonlySet<string>;
  readonly read: ReadonlySet<string>;
  readonly lit: ReadonlySet<string>;
  /** The value that a number, or the gradient of one, belongs to. */
  tensorOf(name: string): string;
}

/** What shows the numbers while a change is under way. */
export type MovingProgram = MovingCells &
  MovingMaps & {
    /** Writes the hidden texts under the canvas once there is time: scripts and screen readers read them. */
    later(write: () => void): void;
  };

/**
 * Writes the numbers, those that aren't known yet blank, and what stands out. Only what has changed since the last time is
 * written: thousands of attributes that stay as they are would cost a frame. Notes in `drawn` what it has written.
 * @param moving shows the numbers while a change is under way; what is out of sight then waits for its end
 */
export function paintNumbers(
  svg: SVGSVGElement,
  drawn: DrawnProgram,
  numbers: readonly (number | undefined)[],
  standing: Standing,
  moving?: MovingProgram,
): void {
  const root = select(svg);
  const { painted } = drawn;
  const standsAnew = painted.standing !== standing;
  const inSight = seenIn(svg);
  const isSeen = moving && !standsAnew ? inSight : () => true;
  const setClass = (element: Element, name: string, also: string) => {
    const classes = `${also}${standing.now.has(name) ? " now" : ""}${standing.read.has(name) ? " read" : ""}${standing.lit.has(name) ? " lit" : ""}`;
    if ((element.getAttribute("class") ?? "") !== classes) element.setAttribute("class", classes);
  };
  const written: WrittenCell[] = [];
  const hidden: (() => void)[] = [];
  root.selectAll<SVGTextElement, DrawnCell>("g.cells > text").each(function write(cell, k) {
    const { name, kind } = cell;
    if (standsAnew) setClass(this, name, kind);
    const value = numbers[k];
    const around = {
      x: cell.x - reach.x,
      y: cell.y - reach.y,
      width: 2 * reach.x,
      height: 2 * reach.y,
    };
    if (!isSeen(around)) return;
    const fill = value === undefined ? "" : signColour(kind, value);
    const className = this.getAttribute("class") ?? "";
    // The canvas is no larger than what is in sight, whatever begins to stand out.
    const onCanvas = moving !== undefined && value !== undefined && inSight(around);
    if (onCanvas) written.push({ cell, text: cellText(value), fill, className });
    if (painted.standing && Object.is(painted.numbers[k], value)) return;
    const writeText = () => {
      painted.numbers[k] = value;
      setText(this, value === undefined ? "" : cellText(value));
      if (value === undefined) this.removeAttribute("data-value");
      else this.setAttribute("data-value", fullNumber(value));
      if (this.style.fill !== fill) this.style.fill = fill;
    };
    // Of those under the canvas only what stands out is written in the same frame.
    if (onCanvas && className === kind) hidden.push(writeText);
    else writeText();
  });
  moving?.write(written);
  moving?.later(() => {
    for (const writeText of hidden) writeText();
  });
  let index = drawn.cells.length;
  const bases = standsAnew ? basesIn(standing) : undefined;
  root.selectAll<SVGGElement, DrawnMap>("g.maps > g").each(function colour(map) {
    const { key, kind, names } = map;
    const from = index;
    index += names.length;
    const standsOut = bases?.all.has(map.of) === true;
    if (standsAnew && (standsOut || !painted.standing || painted.standingOut.has(key))) {
      if (standsOut) painted.standingOut.add(key);
      else painted.standingOut.delete(key);
      // Of an array that stands out as a whole the box says so.
      const isWhole = names.every((name) => standing.now.has(name));
      for (let k = 0; k < this.children.length; k++)
        if (isWhole) this.children[k].removeAttribute("class");
        else setClass(this.children[k], names[k], "");
      const stands = (name: string) => standing.now.has(name) || standing.lit.has(name);
      painted.marked.set(key, isWhole ? [] : [...names.keys()].filter((k) => stands(names[k])));
    }
    const display = moving ? "none" : "";
    if (this.style.display !== display) this.style.display = display;
    if (moving && !isSeen(map)) return;
    const own = numbers.slice(from, index);
    if (moving) {
      moving.paint(map, own, painted.marked.get(key) ?? []);
      return;
    }
    const known = painted.coloured.get(key);
    if (known && own.every((value, k) => Object.is(value, known[k]))) return;
    painted.coloured.set(key, own);
    const colours = coloursOf(kind, own);
    const before = painted.colours.get(key);
    painted.colours.set(key, colours);
    for (let k = 0; k < this.children.length; k++)
      if (!before || colours[k] !== before[k])
        (this.children[k] as SVGRectElement).style.fill = colours[k] ?? "none";
  });
  painted.standing = standing;
  if (!bases) return;
  root.selectAll<SVGElement, unknown>("g.wires > path, g.values > g").each(function stand() {
    const of = this.dataset.of ?? "";
    this.classList.toggle("now", bases.now.has(of));
    this.classList.toggle("read", bases.read.has(of));
    this.classList.toggle("lit", bases.lit.has(of));
  });
}

/** The values some of whose numbers stand out. */
function basesIn({ now, read, lit, tensorOf }: Standing) {
  const of = (names: ReadonlySet<string>) => new Set([...names].map(tensorOf));
  const bases = { now: of(now), read: of(read), lit: of(lit) };
  return { ...bases, all: new Set([...bases.now, ...bases.read, ...bases.lit]) };
}
