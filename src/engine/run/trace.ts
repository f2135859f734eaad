import { type Expression, evaluate, quantitiesIn } from "../math/expression";
import { nameOf, parseQuantity, type Quantity } from "../network/quantity";
import type { Op, Reason } from "../ops/op";
import { type Block, type BlockKind, type Phase, wholeOf } from "./block";
import { createBlocks } from "./blocks";
import type { Pass } from "./pass";

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
   * @param example 1-based; numbers of other examples are left out
   */
  quantities(example: number): Iterable<Known>;
}

export interface Known {
  readonly name: string;
  readonly value: number;
  readonly step: number;
}

export function createTrace(pass: Pass, size: StepSize = "unit"): Trace {
  const blocks = createBlocks(pass);
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
      for (const [place, block] of blocks.entries()) {
        const { wholes } = block;
        const part = wholes.findIndex(({ quantity }) => nameOf(quantity) === name);
        // The whole buffer is there with the last of its numbers.
        if (part >= 0) return starts[place] + lastStep(block, block.size - wholes.length + part, size);
        if (!wholes.some(({ quantity }) => nameOf(quantity) === tensorName(name))) continue;
        const k = range(block.size).find((candidate) => nameOf(block.quantity(candidate)) === name);
        if (k !== undefined) return starts[place] + lastStep(block, k, size);
      }
      return undefined;
    },
    *quantities(example) {
      for (const [place, block] of blocks.entries()) {
        if (block.example !== undefined && block.example !== example) continue;
        for (let k = 0; k < block.size; k++) {
          yield {
            name: nameOf(block.quantity(k)),
            value: block.value(k),
            step: starts[place] + lastStep(block, k, size),
          };
        }
      }
    },
  };
}

const stepsIn = (block: Block, size: StepSize) =>
  size === "layer" ? block.wholes.length : size === "unit" ? block.size : block.size * block.terms;

const lastStep = (block: Block, k: number, size: StepSize) =>
  size === "layer" ? k % block.wholes.length : size === "unit" ? k : (k + 1) * block.terms - 1;

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
    reads:
      size === "layer" ? [...new Set(quantitiesIn(expression).map(tensorName))] : quantitiesIn(expression),
    through: throughOf(block, expression),
    ...(reason && { reason }),
  };
}

/** Whether the buffer is a single number, like the loss or a shared bias: it has a formula of its own at every size. */
export function isSingle(block: Block, k: number): boolean {
  return nameOf(block.quantity(k)) === nameOf(wholeOf(block, k).quantity);
}

function layerStep(block: Block, index: number, part: number): Step {
  const whole = block.wholes[part];
  const places = Array.from(
    { length: block.size / block.wholes.length },
    (_, place) => place * block.wholes.length + part,
  );
  const values = places.map((k) => block.value(k));
  const reads = new Set<string>();
  for (const k of places) for (const name of quantitiesIn(block.expression(k))) reads.add(tensorName(name));
  return {
    ...shared(block, index, part),
    quantity: whole.quantity,
    value: whole.shape.length === 2 && whole.shape[1] > 1 ? rows(values, whole.shape[1]) : values,
    reads: [...reads].filter((name) => name !== nameOf(whole.quantity)),
  };
}

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
export const throughOf = (block: Block, expression: Expression): readonly Quantity[] =>
  block.through?.() ?? (block.op ? gradientsIn(expression) : []);

/** The quantities whose gradients the expression reads. */
function gradientsIn(expression: Expression): Quantity[] {
  const quantities = quantitiesIn(expression).map(parseQuantity);
  // With a penalty's part beside it, the chain rule is only one of the terms: the formula says it better.
  if (quantities.some((quantity) => quantity?.kind === "gradient" && quantity.from === "P")) return [];
  return quantities.flatMap((quantity): Quantity[] => {
    return quantity?.kind === "gradient" && quantity.from === "L" ? [{ kind: "plain", of: quantity.of }] : [];
  });
}

const range = (length: number) => Array.from({ length }, (_, index) => index);

/** `dL/dW1[2,1]@3` → `dL/dW1@3` */
const tensorName = (name: string) => name.replace(/\[[\d,]+\]/, "");

function rows(values: readonly number[], columns: number): number[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    values.slice(row * columns, (row + 1) * columns),
  );
}
