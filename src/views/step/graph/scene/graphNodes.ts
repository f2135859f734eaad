import type { Box, Point } from "../../../../draw/box";
import type { GraphLayout, GraphNode } from "../../../../draw/graph/graphParts";
import { shortNumber, withMinusSigns } from "../../../../engine/math/format";
import type { DrawnText, LabelPart } from "./graphDrawn";
import type { GraphReader } from "./graphReader";
import { sizesFrom, smallestType, type Typesetter } from "./graphRows";

/** What stands in and at the nodes, and the room that names, targets and biases take beside them. */
export function nodeTexts(
  { nodes, form, type }: GraphLayout,
  reader: GraphReader,
  setter: Typesetter,
): { texts: DrawnText[]; captions: Box[] } {
  const texts: DrawnText[] = [];
  const captions: Box[] = [];
  for (const node of nodes) writeNode(node);
  return { texts, captions };

  function write(key: string, parts: readonly LabelPart[], centre: Point, size: number): void {
    texts.push(...setter.row(key, parts, centre, size));
  }

  function writeBeside(key: string, parts: readonly LabelPart[], centre: Point, size: number): void {
    write(key, parts, centre, size);
    captions.push(setter.boxOf(parts, centre, size));
  }

  function writeNode(node: GraphNode): void {
    if (node.kind === "bias") writeBias(node);
    else if (node.kind === "loss") writeLoss(node);
    else writeUnit(node);
  }

  function writeUnit(node: GraphNode): void {
    const value = reader.valueOf(node);
    const z = reader.nameIn("z", node.layer, node.index);
    if (type.caption > 0) writeCaption(node, type.caption);
    if (node.kind === "unit" && node.layer === reader.layers && type.caption > 0) writeTarget(node);
    if (form === "dot") return;
    const lines = [value, reader.namesOf(value).gradient].filter(reader.has);
    if (form === "line") writeLine(node, value, z);
    else if (lines.length > 0) writeLines(node, lines);
    else if (node.kind === "unit" && reader.has(z)) writeHint(node, z);
  }

  /** One number above the other. */
  function writeLines(node: GraphNode, names: readonly string[]): void {
    const size = type.number;
    const leading = size * (node.corner >= 20 ? 1.33 : 1.1);
    const reach = names.length === 1 ? size * 0.4 : leading / 2 + size * 0.38;
    names.forEach((name, line) => {
      const y = node.y + size * 0.35 + (line - (names.length - 1) / 2) * leading;
      writeFitted(node, name, y, roomAt(node, reach));
    });
  }

  /** A number as large and as long as it fits. */
  function writeFitted(node: GraphNode, name: string, y: number, room: number, colour?: string): void {
    const part = reader.numberPart(name);
    const { value = 0 } = part;
    const fits = (text: string, size: number) => setter.measure(text, "number", size) <= room;
    const usual = sizesFrom(type.number).find((some) => fits(part.text, some));
    const size = usual ?? smallestType;
    const shortest = () => withMinusSigns(value.toExponential(0)).replace("+", "");
    const shorter = () =>
      [3, 2, 1].map((digits) => shortNumber(value, digits)).find((text) => fits(text, size));
    const text = usual === undefined ? (shorter() ?? shortest()) : part.text;
    write(`${node.id} ${name}`, [{ ...part, text, ...(colour && { colour }) }], { x: node.x, y }, size);
  }

  /** The weighted sum, while there is no activation yet. */
  function writeHint(node: GraphNode, z: string): void {
    const tall = node.ry >= 20;
    const hint: LabelPart = { text: "z", face: "name", colour: "var(--ink-3)" };
    write(
      `${node.id} hint`,
      [hint],
      { x: node.x, y: node.y - (tall ? 8 : 3) },
      tall ? Math.max(12, type.number) : 10,
    );
    const y = node.y + type.number * 0.35 + (tall ? 4 : 5);
    writeFitted(node, z, y, roomAt(node, tall ? 8 : 9), "var(--ink-2)");
  }

  /** Name and number side by side; where they don't fit, the number. */
  function writeLine(node: GraphNode, value: string, z: string): void {
    const name = reader.known(value) ?? (node.kind === "unit" ? reader.known(z) : undefined);
    const label: LabelPart = { ...reader.namePart(name ?? value), colour: "var(--ink-2)" };
    const colour = name === z ? { colour: "var(--ink-2)" } : {};
    const row = [label, ...(name === undefined ? [] : [{ ...reader.numberPart(name), ...colour }])];
    const size = row.length === 1 ? 12 : 10;
    const room = 2 * node.rx - 4;
    const baseline = { x: node.x, y: node.y + 3.5 };
    if (setter.widthOf(row, size) <= room) write(`${node.id} line`, row, baseline, size);
    else if (name !== undefined) writeFitted(node, name, baseline.y, room, colour.colour);
  }

  function writeLoss(node: GraphNode): void {
    const name = reader.valueOf(node);
    writeCaption(node, Math.max(13, type.caption));
    if (reader.has(name)) writeLines(node, [name]);
  }

  /** A shared bias is a number of its own; else the node is the 1 that the biases multiply. */
  function writeBias(node: GraphNode): void {
    const shared = reader.isShared(node.layer);
    const inside: LabelPart = shared
      ? reader.namePart(node.id)
      : { text: "+1", face: "number", colour: "var(--ink-2)" };
    const size = shared ? Math.max(10, node.ry * 0.95) : Math.max(10, node.ry * 0.75);
    write(`${node.id} name`, [inside], { x: node.x, y: node.y + size * 0.33 }, size);
    const parts = shared ? reader.parameterParts(node.id).slice(1) : [];
    if (parts.length === 0) return;
    writeBeside(`${node.id} value`, parts, { x: node.x, y: node.y + node.ry + type.label + 5 }, type.label);
  }

  function writeCaption(node: GraphNode, size: number): void {
    const name = reader.namePart(reader.valueOf(node));
    writeBeside(`${node.id} caption`, [name], { x: node.x, y: node.y - node.ry - 6 }, size);
  }

  function writeTarget(node: GraphNode): void {
    const name = reader.nameIn("t", undefined, node.index);
    if (!reader.has(name)) return;
    const size = Math.max(type.number, Math.min(12, type.number + 1));
    const parts = [reader.namePart(name), reader.numberPart(name)].map((part) => ({
      ...part,
      colour: "var(--ink-2)",
    }));
    writeBeside(`${node.id} target`, parts, { x: node.x, y: node.y + node.ry + size + 5 }, size);
  }
}

/** How wide a node is inside, at a distance above or below its middle. */
function roomAt({ rx, ry, corner }: GraphNode, reach: number): number {
  const into = Math.max(0, reach - (ry - corner));
  return 2 * (rx - corner + Math.sqrt(Math.max(0, corner * corner - into * into))) - 4;
}
