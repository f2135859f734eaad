import dagre from "@dagrejs/dagre";
import type { GraphOutline, OutlinedOperation, OutlinedValue } from "../../engine/graph/outline";
import type { Point } from "../graph/box";
import { nameHeight, nameWidth, shapeHeight, type ValueSize, valueSize } from "./valueSize";

/** A value in its place. Numbers that are written in a formula stand in its operation instead. */
export interface PlacedValue {
  readonly value: OutlinedValue;
  readonly size: ValueSize;
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

/** Places of a computation's values and operations from left to right, by dagre. */
export function programLayout({ values, operations }: GraphOutline): ProgramLayout {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: 16, ranksep: 30, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const used = new Set(operations.flatMap(({ inputs, outputs }) => [...inputs, ...outputs]));
  const drawn = [...values.entries()].filter(
    ([k, value]) => !isInFormula(value) && (used.has(k) || operations.length === 0),
  );
  const sizes = new Map(drawn.map(([k, value]) => [k, valueSize(value)]));
  for (const [k, { width, height, form }] of sizes) {
    // The name stands above and the shape below: as much room on both sides keeps wires in the middle.
    const around = values[k].label === undefined && form === "number" ? 0 : nameHeight;
    graph.setNode(`v${k}`, {
      width: Math.max(width, nameWidth(values[k])),
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
  /** Where a wire touches the box of a value, which has less room than its name and its shape together. */
  const onBox = (node: string, { x, y }: Point): Point[] => {
    const size = node.startsWith("v") ? sizes.get(Number(node.slice(1))) : undefined;
    if (!size) return [];
    const middle = graph.node(node);
    const within = (at: number, around: number, length: number) =>
      Math.max(around - length / 2, Math.min(around + length / 2, at));
    return [{ x: within(x, middle.x, size.width), y: within(y, middle.y, size.height) }];
  };
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    values: [...sizes].map(([k, size]) => {
      const { x, y } = graph.node(`v${k}`);
      return { value: values[k], size, x: x - size.width / 2, y: y - size.height / 2 };
    }),
    operations: operations.map((operation, k) => {
      const node = graph.node(`o${k}`);
      return { operation, text: texts[k], x: node.x, y: node.y, width: node.width, height: node.height };
    }),
    wires: graph.edges().map(({ v, w }) => {
      const value = values[Number((v.startsWith("v") ? v : w).slice(1))];
      const { points } = graph.edge(v, w);
      return {
        id: `${v} ${w}`,
        value,
        points: [...onBox(v, points[0]), ...points, ...onBox(w, points[points.length - 1])],
      };
    }),
  };
}

/** A number that is written in a formula is part of its operation: `× 2`. */
const isInFormula = ({ shape, isConstant, number, label }: OutlinedValue) =>
  isConstant === true && number !== undefined && shape.length === 0 && label === undefined;

/** What stands in an operation's box, with the numbers that are written in the formula. */
function operationText(
  { label, inputs, folded }: OutlinedOperation,
  values: readonly OutlinedValue[],
): string {
  if (folded !== undefined) return label;
  const written = inputs.map((k) =>
    isInFormula(values[k]) ? shortText(values[k].number as number) : undefined,
  );
  if (written.every((text) => text === undefined)) return label;
  // A sign stands between its numbers, a name before them.
  const isSign = !/[a-z]/i.test(label);
  const [left, right] = written;
  if (!isSign || written.length !== 2)
    return [label, ...written.filter((text) => text !== undefined)].join(" ");
  return [left, label, right].filter((text) => text !== undefined).join(" ");
}

const shortText = (number: number) => String(Number(number.toPrecision(6)));
