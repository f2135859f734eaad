import dagre from "@dagrejs/dagre";
import type { GraphOutline, OutlinedOperation, OutlinedValue } from "../../engine/graph/outline";
import type { Point } from "../box";
import { nameHeight, roomOf, shapeHeight, type ValueSize, valueSize } from "./valueSize";
import { nodeColumns, wireRoute } from "./wireRoutes";

/** A value in its place. Numbers that are written in a formula stand in its operation instead. */
export interface PlacedValue {
  readonly value: OutlinedValue;
  readonly size: ValueSize;
  /** How wide all is that is written at it, around the same middle. */
  readonly room: number;
  /** Upper left corner of the box, below its name. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedOperation {
  readonly operation: OutlinedOperation;
  readonly text: string;
  /** Its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A wire between a value and an operation. */
export interface PlacedWire {
  readonly id: string;
  /** The value that runs over it. */
  readonly value: OutlinedValue;
  readonly points: readonly Point[];
}

export interface ProgramLayout {
  readonly width: number;
  readonly height: number;
  readonly values: readonly PlacedValue[];
  readonly operations: readonly PlacedOperation[];
  readonly wires: readonly PlacedWire[];
}

const operationHeight = 28;
const letter = 7.3;

const nobody: ReadonlySet<string> = new Set();

/**
 * Places of a computation's values and operations from left to right, by dagre.
 * @param judged names of the values beside which a verdict on their gradient stands
 */
export function programLayout(
  { values, operations }: GraphOutline,
  judged: ReadonlySet<string> = nobody,
): ProgramLayout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 40, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const used = new Set(operations.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]));
  const drawn = [...values.entries()].filter(
    ([k, value]) => !isInFormula(value) && (used.has(k) || operations.length === 0),
  );
  const sizes = new Map(drawn.map(([k, value]) => [k, valueSize(value)]));
  const rooms = new Map([...sizes].map(([k, size]) => [k, roomOf(values[k], size, judged)]));
  for (const [k, { height, form }] of sizes) {
    // The name stands above and the shape below: as much room on both sides keeps wires in the middle.
    const around = values[k].label === undefined && form === "number" ? 0 : nameHeight;
    graph.setNode(`v${k}`, {
      value: k,
      width: rooms.get(k),
      height: height + 2 * Math.max(around, form === "number" ? 0 : shapeHeight),
    });
  }
  const texts = operations.map((operation) => operationText(operation, values));
  for (const [k, text] of texts.entries()) {
    graph.setNode(`o${k}`, {
      width: Math.max(operationHeight, text.length * letter + 16),
      height: operationHeight,
    });
    for (const input of operations[k].inputs) if (sizes.has(input)) graph.setEdge(`v${input}`, `o${k}`);
    for (const output of operations[k].outputs) if (sizes.has(output)) graph.setEdge(`o${k}`, `v${output}`);
  }
  dagre.layout(graph);
  const columns = nodeColumns(graph.nodes().map((name) => graph.node(name)));
  /** Where a wire begins or ends: a value's box has less room than its name and its shape together. */
  const endOf = (name: string) => {
    const { x, y, width, value } = graph.node(name);
    return { x, y, frame: sizes.get(value)?.width ?? width };
  };
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    values: [...sizes].map(([k, size]) => {
      const { x, y } = graph.node(`v${k}`);
      const room = rooms.get(k) ?? size.width;
      return { value: values[k], size, room, x: x - size.width / 2, y: y - size.height / 2 };
    }),
    operations: operations.map((operation, k) => {
      const node = graph.node(`o${k}`);
      return { operation, text: texts[k], x: node.x, y: node.y, width: node.width, height: node.height };
    }),
    wires: graph.edges().map(({ v, w }) => {
      const value = values[graph.node(v).value ?? graph.node(w).value];
      const between = graph.edge(v, w).points.slice(1, -1);
      return { id: `${v} ${w}`, value, points: wireRoute(endOf(v), endOf(w), between, columns) };
    }),
  };
}

/** A number that is written in a formula is part of its operation: `× 2`. */
const isInFormula = ({ shape, isConstant, number, label }: OutlinedValue) =>
  isConstant === true && number !== undefined && shape.length === 0 && label === undefined;

/** What stands in an operation's box, with the numbers that are written in the formula. */
function operationText(
  { label, isSign, inputs, folded }: OutlinedOperation,
  values: readonly OutlinedValue[],
): string {
  if (folded !== undefined) return label;
  const written = inputs.map((k) =>
    isInFormula(values[k]) ? shortText(values[k].number as number) : undefined,
  );
  if (written.every((text) => text === undefined)) return label;
  // A sign stands between its numbers, a name before them.
  const [left, right] = written;
  if (!isSign || written.length !== 2)
    return [label, ...written.filter((text) => text !== undefined)].join(" ");
  return [left, label, right].filter((text) => text !== undefined).join(" ");
}

const shortText = (number: number) => String(Number(number.toPrecision(6)));
