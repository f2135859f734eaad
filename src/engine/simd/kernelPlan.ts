import type { NetworkGraph } from "../graph/graph";
import type { Role } from "../names/tensorRef";
import type { KernelExamples, KernelRows } from "./examples";
import { bytesOfPrecision, type Kernels, type Precision } from "./kernels";
import { MemoryNumbers } from "./memory";
import type { KernelParameters } from "./parameters";
import {
  type PlacedExamples,
  type PlacementOptions,
  placeParameters,
  placeTensors,
  rowOf,
} from "./placement";
import { MemoryRoom } from "./room";
import { kernelStages, stageBytes, stageWords } from "./stages";

/** Whether the kernels have every operation of a graph. */
export function isCompiled({ nodes, shown }: NetworkGraph): boolean {
  return [...nodes, ...shown].every(({ op }) => op.kernel ?? op.kernelsOfInputs);
}

export interface KernelPlanOptions {
  readonly precision: Precision;
  readonly batch: number;
  /** Whether it ends in the loss, or with the activation of the last layer. */
  readonly end: "loss" | "outputs";
  readonly gradients: PlacementOptions["gradients"];
  readonly counting?: CountedScore | undefined;
}

/** What is counted of examples that are scored, beside their losses: see `assembly/score.ts`. */
export type CountedScore =
  | { readonly kind: "wrongOfMany" | "squares" }
  | { readonly kind: "wrongOfOne"; readonly boundary: number; readonly second: number };

const countings: readonly CountedScore["kind"][] = ["wrongOfMany", "wrongOfOne", "squares"];

/** Where a plan has its words, and its numbers in double precision. */
const word = {
  stages: 0,
  count: 1,
  batch: 2,
  inputs: 3,
  targets: 4,
  order: 5,
  next: 6,
  optimizer: 7,
  score: 14,
};
const number = { step: 4, loss: 5, lossSum: 8, counted: 9, boundary: 10, second: 11 };
const planBytes = 96;
const sourceBytes = 32;

/** A network's passes over batches of one size, as the kernels run them. Its memory is taken when it is made, none later. */
export class KernelPlan {
  /** By tensor id. */
  readonly tensors: ReadonlyMap<number, PlacedExamples>;
  readonly batch: number;
  readonly precision: Precision;
  private readonly kernels: Kernels;
  private readonly address: number;
  private readonly size: number;
  private readonly sources: readonly [inputs: number, targets: number];
  private readonly placedSources: readonly [PlacedExamples | undefined, PlacedExamples | undefined];
  private readonly words: MemoryNumbers<"Int32Array">;
  private readonly numbers: MemoryNumbers<"Float64Array">;

  /** @param graph that `isCompiled` */
  constructor(
    kernels: Kernels,
    graph: NetworkGraph,
    parameters: KernelParameters,
    options: KernelPlanOptions,
  ) {
    const { memory } = kernels;
    const { batch, precision, counting } = options;
    this.kernels = kernels;
    this.batch = batch;
    this.precision = precision;
    this.size = bytesOfPrecision(precision);
    // First to see how much room it takes, then in its place.
    this.address = memory.take(laidOut(graph, parameters, options, 0).end);
    const laid = laidOut(graph, parameters, options, this.address);
    this.tensors = laid.tensors;
    this.sources = [laid.sources, laid.sources + sourceBytes];
    this.placedSources = [laid.tensors.get(graph.input), laid.tensors.get(graph.target)];
    this.words = new MemoryNumbers(memory, "Int32Array", this.address, planBytes / 4);
    this.numbers = new MemoryNumbers(memory, "Float64Array", this.address, planBytes / 8);

    for (const [address, numbers] of laid.numbers) new Float64Array(memory.buffer, address).set(numbers);
    new Int32Array(memory.buffer, laid.stages).set(laid.words);
    const bytes = batch * this.size;
    if (options.end === "loss") {
      new Uint8Array(memory.buffer, laid.mask, bytes).fill(255);
      this.array(laid.shares, batch).fill(laid.share);
    }
    const words = this.words.view;
    words[word.stages] = laid.stages;
    words[word.count] = laid.count;
    words[word.batch] = batch;
    words[word.optimizer] = parameters.optimizer;
    words[word.inputs] = this.sources[0];
    words[word.targets] = this.sources[1];
    if (!counting) return;
    words[word.score] = 1 + countings.indexOf(counting.kind);
    if (counting.kind !== "wrongOfOne") return;
    this.numbers.view[number.boundary] = counting.boundary;
    this.numbers.view[number.second] = counting.second;
  }

  /**
   * From where `train` and `evaluate` take examples.
   * @param order the place of an i32 for each of them; 0 for their own order
   */
  takeFrom({ inputs, targets }: KernelExamples, order: number): void {
    this.words.view[word.order] = order;
    this.writeSource(0, inputs);
    this.writeSource(1, targets);
  }

  /** Trains on `count` minibatches from example `next` on, or until the loss stops being finite. @returns on how many */
  train(next: number, count: number, step: number): number {
    this.words.view[word.next] = next;
    this.numbers.view[number.step] = step;
    return this.kernels.compiled.train(this.address, this.size, count);
  }

  /** The loss of the last minibatch, before its update. */
  get loss(): number {
    return this.numbers.view[number.loss];
  }

  /** Scores `count` batches from example `next` on: adds to `lossSum` and `counted`, which begin at 0 with the first. */
  evaluate(next: number, count: number): void {
    this.words.view[word.next] = next;
    const { view } = this.numbers;
    view[number.lossSum] = 0;
    view[number.counted] = 0;
    this.kernels.compiled.evaluate(this.address, this.size, count);
  }

  get lossSum(): number {
    return this.numbers.view[number.lossSum];
  }

  get counted(): number {
    return this.numbers.view[number.counted];
  }

  forward(): void {
    this.kernels.compiled.forwardPass(this.address, this.size);
  }

  bothPasses(): void {
    this.kernels.compiled.bothPasses(this.address, this.size);
  }

  /** @param map as `region.ts` writes it */
  fillMap(map: number, first: number): void {
    this.kernels.compiled.fillMap(this.address, this.size, map, first);
  }

  /** Copies a tensor's numbers, or those of its gradient, [units, batch] without gaps. */
  read(id: number, into: Float64Array, of: "address" | "gradient" = "address"): void {
    this.eachNumber(id, into.length, of, (numbers, at, k) => {
      into[k] = numbers[at];
    });
  }

  /** The reverse. */
  write(id: number, from: Float64Array): void {
    this.eachNumber(id, from.length, "address", (numbers, at, k) => {
      numbers[at] = from[k];
    });
  }

  private eachNumber(
    id: number,
    length: number,
    of: "address" | "gradient",
    see: (numbers: Float64Array | Float32Array, at: number, k: number) => void,
  ): void {
    const placed = this.tensors.get(id);
    if (!placed?.[of]) throw new Error(`kernels: tensor ${id} has no such numbers here`);
    const { batch, size } = this;
    const numbers = this.array(placed[of]);
    const { unit, example } = distances(placed, size);
    for (let k = 0; k < length; k++)
      see(numbers, (Math.floor(k / batch) * unit + (k % batch) * example) / size, k);
  }

  /** Gives the memory back. */
  release(): void {
    this.kernels.memory.release(this.address);
  }

  private array(address: number, length?: number): Float64Array | Float32Array {
    const { buffer } = this.kernels.memory;
    return this.size === 8
      ? new Float64Array(buffer, address, length)
      : new Float32Array(buffer, address, length);
  }

  private writeSource(source: 0 | 1, { address, width, size, factors, shifts }: KernelRows): void {
    const to = this.placedSources[source];
    if (!to) throw new Error("kernels: this plan takes no examples");
    const fields = [address, width, size, to.address, to.row, Number(to.rowsAreExamples), factors, shifts];
    new Int32Array(this.kernels.memory.buffer, this.sources[source]).set(fields);
  }
}

/** Bytes from one unit to the next, and from one example to the next. */
function distances({ row, rowsAreExamples }: PlacedExamples, size: number) {
  return rowsAreExamples && row !== size ? { unit: size, example: row } : { unit: row, example: size };
}

/** Everything that a plan has in memory, from `base` on. */
function laidOut(
  graph: NetworkGraph,
  parameters: KernelParameters,
  options: KernelPlanOptions,
  base: number,
) {
  const room = new MemoryRoom(base);
  const size = bytesOfPrecision(options.precision);
  const placement = { batch: options.batch, size, gradients: options.gradients };
  const nodes =
    options.end === "loss" ? graph.nodes : [...graph.nodes.filter(isOfUnits(graph)), ...graph.shown];
  room.take(planBytes);
  const sources = room.take(2 * sourceBytes);
  const tensors = placeTensors(graph, nodes, placement, room);
  const parameterAddresses = [...placeParameters(graph, size)].map(
    ([id, at]) => [id, { address: parameters.address + at, gradient: parameters.gradients + at }] as const,
  );
  const line = rowOf(placement);
  const [losses, shares, mask] = [room.take(line), room.take(line), room.take(line)];
  const buffers = { tensors, parameters: new Map(parameterAddresses), losses, shares, mask };
  const all = kernelStages(graph, nodes, buffers, placement, room);
  const stages = room.take(all.length * stageBytes);
  const reduction = graph.nodes.find(({ inputs }) => inputs[0] === graph.exampleLosses);
  // A weighted mean writes the shares itself.
  const { name, numbers } = reduction?.op.kernel ?? {};
  const [share] = (name === "reduction" && numbers?.([[options.batch]])) || [0];
  const words = stageWords(all);
  return {
    end: room.end - base,
    tensors,
    sources,
    stages,
    words,
    count: all.length,
    numbers: room.numbers,
    shares,
    share,
    mask,
  };
}

const unitRoles: readonly Role[] = ["preActivation", "stage"];

const isOfUnits =
  ({ tensors }: NetworkGraph) =>
  ({ output }: { readonly output: number }): boolean =>
    unitRoles.includes(tensors[output].ref.role);
