import { type Expression, evaluate, quantitiesIn } from "../math/expression";
import {
  isLossGradient,
  nameOf,
  numberOf,
  parseQuantity,
  type Quantity,
  wholeBuffer,
  withoutExample,
} from "../names/quantity";
import type { Op, Reason } from "../ops/op";
import type { Pass } from "../pass/pass";
import { type Block, type BlockKind, type Phase, wholeOf } from "./block";
import { createBlocks } from "./blocks";
import type { Scope } from "./scope";

export type { BlockKind, Phase } from "./block";

/** How much one step does: a whole layer, one unit's number, or one term of its sum. */
export const stepSizes = ["layer", "unit", "term"] as const;
export type StepSize = (typeof stepSizes)[number];

/** One step of a pass. */
export interface Step {
  readonly index: number;
  readonly phase: Phase;
  readonly kind: BlockKind;
  readonly quantity: Quantity;
  readonly example?: number;
  /** 0-based; absent for losses. */
  readonly layer?: number;
  /** What the quantity is after this step: a number, or a layer's numbers as a vector or as rows. */
  readonly value: number | number[] | number[][];
  /** One number's formula; absent where the step does a whole layer. */
  readonly expression?: Expression;
  /** Where the step comes from: number `k` of a block, or of its rules where the step does a whole layer. */
  readonly block: Block;
  readonly k: number;
  /** The numbers of the block that the step finds, where it finds several. */
  readonly members?: readonly number[];
  /** Whether they are one unit's, for all examples. */
  readonly isRow?: boolean;
  /** Which term of how many has just been added, 1-based; absent where the number is complete. */
  readonly term?: { readonly number: number; readonly of: number };
  readonly reads: readonly string[];
  readonly through?: readonly Quantity[];
  readonly op?: Op;
  readonly reason?: Reason;
}

export interface PhaseRange {
  readonly phase: Phase;
  readonly from: number;
  readonly count: number;
}

/** The steps of a pass, each made when it is asked for. */
export interface Trace {
  readonly pass: Pass;
  readonly size: StepSize;
  readonly count: number;
  readonly phases: readonly PhaseRange[];
  /** @throws RangeError outside 0 … count − 1 */
  at(index: number): Step;
  /** The step after which the quantity of that name is complete; for a whole layer's name, the layer's last. */
  find(name: string): number | undefined;
  /**
   * Every number that the pass computes, in order, with the step after which it is known.
   * @param example 1-based; numbers of other examples are left out. Without it none are.
   */
  quantities(example?: number): Iterable<Known>;
  /** Goes through the values of `quantities` alone, in the same order: for frames, sixty times a second. */
  eachValue(example: number, visited: (value: number) => void): void;
}

export interface Known {
  readonly quantity: Quantity;
  readonly name: string;
  readonly value: number;
  readonly step: number;
}

export function createTrace(pass: Pass, size: StepSize = "unit", scope: Scope = "example"): Trace {
  const blocks = createBlocks(pass, scope);
  const starts: number[] = [];
  let count = 0;
  for (const block of blocks) {
    starts.push(count);
    count += stepsIn(block, size);
  }
  return {
    pass,
    size,
    count,
    phases: phasesOf(blocks, starts, count),
    at(index) {
      if (!(index >= 0 && index < count)) throw new RangeError(`trace: step ${index} of ${count}`);
      const place = findBlock(starts, index);
      return stepOf(blocks[place], index, index - starts[place], size);
    },
    find(name) {
      const sought = parseQuantity(name);
      if (!sought) return undefined;
      const found = (place: number, k: number) => starts[place] + lastStep(blocks[place], k, size);
      const buffer = nameOf(wholeBuffer(sought));
      const ofAll = nameOf(withoutExample(wholeBuffer(sought)));
      for (const [place, block] of blocks.entries()) {
        const wanted = block.group > 1 ? ofAll : buffer;
        if (!block.wholes.some(({ quantity }) => nameOf(quantity) === wanted)) continue;
        const k = range(block.size).find((candidate) => nameOf(block.quantity(candidate)) === name);
        if (k !== undefined) return found(place, k);
      }
      for (const [place, block] of blocks.entries()) {
        const { wholes, group } = block;
        const part = wholes.findIndex(({ quantity }) => nameOf(quantity) === name);
        // The whole buffer is there with the last of its numbers.
        if (part >= 0) return found(place, block.size - wholes.length + part);
        if (group === 1 || nameOf(wholes[0].quantity) !== buffer) continue;
        const row = range(block.size / group).find((unit) => nameOf(rowQuantity(block, unit)) === name);
        if (row !== undefined) return found(place, row * group);
      }
      return undefined;
    },
    eachValue(example, visited) {
      for (const block of blocks) {
        const { first, stride, end } = placesOf(block, example);
        for (let k = first; k < end; k += stride) visited(block.value(k));
      }
    },
    *quantities(example) {
      for (const [place, block] of blocks.entries()) {
        const { first, stride, end } = placesOf(block, example);
        for (let k = first; k < end; k += stride) {
          const quantity = block.quantity(k);
          yield {
            quantity,
            name: nameOf(quantity),
            value: block.value(k),
            step: starts[place] + lastStep(block, k, size),
          };
        }
      }
    },
  };
}

/** The places of the numbers that belong to an example, or to all of them; without an example, all places. */
function placesOf({ example: own, group, size }: Block, example = own) {
  if (own !== example && own !== undefined) return { first: 0, stride: 1, end: 0 };
  const [first, stride] = group > 1 && example !== undefined ? [example - 1, group] : [0, 1];
  return { first, stride, end: size };
}

const stepsIn = ({ wholes, size: numbers, group, terms }: Block, size: StepSize) =>
  size === "layer" ? wholes.length : size === "unit" ? numbers / group : numbers * terms;

const lastStep = ({ wholes, group, terms }: Block, k: number, size: StepSize) =>
  size === "layer" ? k % wholes.length : size === "unit" ? Math.floor(k / group) : (k + 1) * terms - 1;

/** The last block that starts at or before the index. */
function findBlock(starts: readonly number[], index: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

function phasesOf(blocks: readonly Block[], starts: readonly number[], count: number): PhaseRange[] {
  const first = blocks
    .map(({ phase }, place) => ({ phase, from: starts[place] }))
    .filter(({ phase }, place) => phase !== blocks[place - 1]?.phase);
  return first.map(({ phase, from }, place) => ({
    phase,
    from,
    count: (first[place + 1]?.from ?? count) - from,
  }));
}

function stepOf(block: Block, index: number, within: number, size: StepSize): Step {
  if (size === "layer" && !isSingle(block, within)) return layerStep(block, index, within);
  if (size === "unit" && block.group > 1) return rowStep(block, index, within);
  const k = size === "term" ? Math.floor(within / block.terms) : within;
  const whole = block.expression(k);
  const terms = whole.kind === "sum" ? whole.terms : [whole];
  const added = size === "term" && block.terms > 1 ? (within % block.terms) + 1 : terms.length;
  const partial = added < terms.length;
  const expression: Expression =
    partial && whole.kind === "sum" ? { kind: "sum", terms: terms.slice(0, added) } : whole;
  const reason = block.reason?.(k);
  return {
    ...shared(block, index, k),
    quantity: block.quantity(k),
    value: partial ? evaluate(expression) : block.value(k),
    expression,
    ...(size === "term" && block.terms > 1 && { term: { number: added, of: block.terms } }),
    reads: size === "layer" ? buffersOf(block, quantitiesIn(expression)) : quantitiesIn(expression),
    through: throughOf(block, expression, k),
    ...(reason && { reason }),
  };
}

/** Whether the buffer is a single number, like the loss or a shared bias: it has a formula of its own at every size. */
export function isSingle(block: Block, k: number): boolean {
  const { index, example } = block.quantity(k).of;
  return index.length === 0 && example === wholeOf(block, k).quantity.of.example;
}

function layerStep(block: Block, index: number, part: number): Step {
  const whole = block.wholes[part];
  const parts = block.wholes.length;
  const members = range(block.size / parts).map((place) => place * parts + part);
  const values = members.map((k) => block.value(k));
  const reads = buffersOf(block, readsOf(block, members));
  return {
    ...shared(block, index, part),
    members,
    quantity: whole.quantity,
    value: whole.shape.length === 2 && whole.shape[1] > 1 ? rows(values, whole.shape[1]) : values,
    reads: reads.filter((name) => name !== nameOf(whole.quantity)),
  };
}

/** One unit's number for every example. */
function rowStep(block: Block, index: number, row: number): Step {
  const members = range(block.group).map((n) => row * block.group + n);
  return {
    ...shared(block, index, members[0]),
    members,
    isRow: true,
    quantity: rowQuantity(block, row),
    value: [members.map((k) => block.value(k))],
    reads: readsOf(block, members),
  };
}

/** A unit's quantity without the example: that of all examples. */
const rowQuantity = (block: Block, row: number) => withoutExample(block.quantity(row * block.group));

/** The names of the buffers to which numbers belong. */
function buffersOf({ together }: Block, names: readonly string[]): string[] {
  const buffers = names.map((name) => {
    const quantity = parseQuantity(name);
    if (!quantity) return name;
    const buffer = wholeBuffer(quantity);
    return nameOf(together ? withoutExample(buffer) : buffer);
  });
  return [...new Set(buffers)];
}

const readsOf = (block: Block, members: readonly number[]) => [
  ...new Set(members.flatMap((k) => quantitiesIn(block.expression(k)))),
];

function shared(block: Block, index: number, k: number) {
  return {
    index,
    block,
    k,
    phase: block.phase,
    kind: block.kind(k),
    ...(block.example !== undefined && { example: block.example }),
    ...(block.layer !== undefined && { layer: block.layer }),
    ...(block.op && { op: block.op }),
  };
}

/** The quantities between the loss and a gradient with that formula. */
export const throughOf = (block: Block, expression: Expression, k: number): readonly Quantity[] =>
  block.through?.(k) ?? (block.op ? gradientsIn(expression) : []);

/** The quantities whose gradients the expression reads. */
function gradientsIn(expression: Expression): Quantity[] {
  const quantities = quantitiesIn(expression).map(parseQuantity);
  // With a penalty's part beside it, the chain rule is only one of the terms: the formula says it better.
  if (quantities.some((quantity) => quantity?.kind === "gradient" && quantity.from === "P")) return [];
  return quantities.flatMap((quantity) =>
    quantity && isLossGradient(quantity) ? [numberOf(quantity.of)] : [],
  );
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

function rows(values: readonly number[], columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
}
