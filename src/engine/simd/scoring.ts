import type { NetworkGraph } from "../graph/graph";
import { kernelExamples } from "./examples";
import { type CountedScore, KernelPlan } from "./kernelPlan";
import type { Kernels, Precision } from "./kernels";
import { MemoryNumbers } from "./memory";
import { KernelParameters } from "./parameters";

/** So many examples stay in the cache with all that is computed of them. */
const stretch = 64;

/** Scores a network on the same examples again and again, in one call. */
export class KernelScoring {
  /** The sum of the examples' losses, and what was counted of them. */
  lossSum = 0;
  counted = 0;
  private readonly parameters: KernelParameters;
  private readonly count: number;
  private readonly whole: KernelPlan | undefined;
  private readonly rest: KernelPlan | undefined;

  /**
   * @param graph that `isCompiled`
   * @param parameters how many numbers they are
   */
  constructor(
    kernels: Kernels,
    precision: Precision,
    graph: NetworkGraph,
    parameters: number,
    examples: Parameters<typeof kernelExamples>[1],
    counting: CountedScore,
  ) {
    this.parameters = new KernelParameters(kernels, precision, parameters);
    this.count = examples.count;
    const { rows } = examples;
    const order = rows
      ? new MemoryNumbers(kernels.memory, "Int32Array", kernels.memory.take(4 * rows.length), rows.length)
      : undefined;
    if (rows) order?.view.set(rows);
    const planOf = (batch: number) => {
      if (batch === 0) return undefined;
      const options = { precision, batch, end: "loss", gradients: "none", counting } as const;
      const plan = new KernelPlan(kernels, graph, this.parameters, options);
      plan.takeFrom(kernelExamples(kernels, examples), order?.address ?? 0);
      return plan;
    };
    this.whole = planOf(this.count < stretch ? 0 : stretch);
    this.rest = planOf(this.count % stretch);
  }

  score(parameters: Float64Array): void {
    this.parameters.set(parameters);
    const { whole, rest, count } = this;
    this.lossSum = 0;
    this.counted = 0;
    if (whole) this.add(whole, 0, Math.floor(count / stretch));
    if (rest) this.add(rest, count - rest.batch, 1);
  }

  private add(plan: KernelPlan, first: number, batches: number): void {
    plan.evaluate(first, batches);
    this.lossSum += plan.lossSum;
    this.counted += plan.counted;
  }
}
