import type { NetworkGraph } from "../graph/graph";
import { isCompiled, KernelPlan } from "./kernelPlan";
import type { OnKernels } from "./kernels";
import { type KernelMemory, MemoryNumbers } from "./memory";
import { KernelParameters } from "./parameters";
import { wide } from "./placement";

export interface KernelMapOf {
  readonly graph: NetworkGraph;
  /** How many points are computed at once. */
  readonly stretch: number;
  /** The middles of the columns, and of the rows. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** The inputs that go across and up, from 0. */
  readonly axes: readonly number[];
  /** The value of every input that isn't an axis. */
  readonly others: ArrayLike<number> | undefined;
  /** Inputs, from 0, that have a value of their own at each point. */
  readonly given: readonly { readonly input: number; readonly values: Float64Array }[];
  /** Ids of what is read afterwards. */
  readonly tensors: readonly number[];
}

/** A network over a rectangle of the plane, stretch after stretch, on the kernels. */
export class KernelMap {
  /** For each of the tensors, the numbers of the last stretch: units `pitch` numbers apart. */
  readonly results: readonly MemoryNumbers<"Float64Array">[];
  readonly pitch: number;
  private readonly parameters: KernelParameters;
  private readonly plan: KernelPlan;
  private readonly address: number;
  private readonly memory: KernelMemory;
  /** Where the given inputs' numbers of a stretch go. */
  private readonly given: readonly { readonly address: number; readonly values: Float64Array }[];
  private readonly stretch: number;

  /** @param parameters how many numbers they are */
  constructor({ kernels }: OnKernels, parameters: number, of: KernelMapOf) {
    const { memory } = kernels;
    this.memory = memory;
    const { graph, stretch, xs, ys, axes, others } = of;
    this.parameters = new KernelParameters(kernels, "float64", parameters);
    // What the page shows is computed in double precision, whatever the training.
    const options = { precision: "float64", batch: stretch, end: "outputs", gradients: "none" } as const;
    this.plan = new KernelPlan(kernels, graph, this.parameters, options);
    const { tensors } = this.plan;
    const input = tensors.get(graph.input);
    if (!input) throw new Error("kernels: the network has no inputs");
    const [inputs] = graph.tensors[graph.input].shape;
    if (others)
      this.plan.write(
        graph.input,
        Float64Array.from({ length: inputs * stretch }, (_, k) => others[Math.floor(k / stretch)]),
      );
    this.pitch = input.row / 8;
    this.stretch = stretch;
    this.given = of.given.map(({ input: of, values }) => ({
      address: input.address + of * input.row,
      values,
    }));
    const words = 64;
    this.address = memory.take(words + xs.byteLength + ys.byteLength);
    const [xAddress, yAddress] = [this.address + words, this.address + words + xs.byteLength];
    new Float64Array(memory.buffer, xAddress).set(xs);
    new Float64Array(memory.buffer, yAddress).set(ys);
    const [across, up] = axes.map((axis) => input.address + axis * input.row);
    new Int32Array(memory.buffer, this.address).set([xs.length, xAddress, yAddress, across, up ?? 0]);
    this.results = of.tensors.map((id) => {
      const address = tensors.get(id)?.address;
      if (address === undefined) throw new Error(`kernels: tensor ${id} isn't computed`);
      return new MemoryNumbers(memory, "Float64Array", address, graph.tensors[id].shape[0] * this.pitch);
    });
  }

  /** Brings the parameters in and computes the points from `first` on. */
  compute(parameters: Float64Array, first: number): void {
    this.parameters.set(parameters);
    for (const { address, values } of this.given)
      new Float64Array(this.memory.buffer, address).set(values.subarray(first, first + this.stretch));
    this.plan.fillMap(this.address, first);
  }

  /** Gives the memory back. */
  release(): void {
    this.plan.release();
    this.parameters.release();
    this.memory.release(this.address);
  }
}

/** Whether it can be done: the kernels have every operation, the inputs lie as rows of columns, and there are several points. */
export const canMap = ({ graph, stretch }: Pick<KernelMapOf, "graph" | "stretch">): boolean =>
  isCompiled(graph) && stretch > 1 && graph.tensors[graph.input].shape[0] < wide;
