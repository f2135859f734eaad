import type { NetworkDocument } from "../../../src/engine/document/document";
import { backward, forward } from "../../../src/engine/pass/passes";
import { createLoadedPlan } from "../../../src/engine/pass/plans/loadedPlan";
import type { Plan } from "../../../src/engine/pass/plans/plan";
import { resumedOptimizer } from "../../../src/engine/pass/update";
import { isCompiled, KernelPlan } from "../../../src/engine/simd/kernelPlan";
import type { Kernels, Precision } from "../../../src/engine/simd/kernels";
import { KernelParameters } from "../../../src/engine/simd/parameters";

/** How far numbers may be apart, as a part of the largest that they are added up from. */
const tolerance = { float64: 1e-12, float32: 2e-5 };

/**
 * The document's passes in the kernels; which of their numbers aren't those of the plain loops, in words.
 * @returns nothing where something of it has no kernel: that trains in the plain loops, on the page too
 */
export function disagreements(
  kernels: Kernels,
  document: NetworkDocument,
  precision: Precision,
): string[] | undefined {
  const plan = createLoadedPlan(document);
  const { graph, batch, values, gradients, parameters } = plan;
  if (!isCompiled(graph)) return undefined;
  const { optimizer } = resumedOptimizer(document, plan);
  const compiled = new KernelParameters(kernels, precision, parameters.length, optimizer);
  const passes = new KernelPlan(kernels, graph, compiled, {
    precision,
    batch,
    end: "loss",
    gradients: "all",
  });
  if (precision === "float32")
    for (const numbers of [values[graph.input], values[graph.target], parameters]) round(numbers);
  compiled.set(parameters);
  for (const id of [graph.input, graph.target]) passes.write(id, values[id]);
  passes.bothPasses();
  forward(plan);
  backward(plan);

  const scale = scaleOf(plan);
  const found: string[] = [];
  const compare = (what: string, got: Float64Array, want: Float64Array, size: number) => {
    for (let k = 0; k < want.length; k++)
      if (!near(got[k], want[k], tolerance[precision] * size))
        found.push(`${what}[${k}]: ${got[k]}, not ${want[k]}`);
  };
  for (const { id } of graph.tensors) {
    const placed = passes.tensors.get(id);
    if (!placed) continue;
    const got = new Float64Array(values[id].length);
    passes.read(id, got);
    compare(`values of ${id}`, got, values[id], scale.value);
    if (!placed.gradient) continue;
    passes.read(id, got, "gradient");
    compare(`gradients of ${id}`, got, gradients[id], scale.gradient);
  }
  const got = new Float64Array(parameters.length);
  compiled.copyGradientsTo(got);
  compare("gradients of parameters", got, plan.parameterGradients, scale.gradient);
  compare("loss", Float64Array.of(passes.loss), values[graph.loss], scale.value);
  passes.release();
  compiled.release();
  return found;
}

function round(numbers: Float64Array): void {
  for (let k = 0; k < numbers.length; k++) numbers[k] = Math.fround(numbers[k]);
}

/** The largest of the values and of the gradients, from 1: no sum has terms that are much larger. */
function scaleOf({ values, gradients }: Plan) {
  const largest = (arrays: readonly Float64Array[]) => {
    let size = 1;
    for (const numbers of arrays)
      for (const number of numbers) if (Number.isFinite(number)) size = Math.max(size, Math.abs(number));
    return size;
  };
  const value = largest(values);
  return { value: value * value, gradient: value * largest(gradients) };
}

/** Whether two numbers are the same, or as near as that; where one isn't finite the other must be the same. */
export const near = (got: number, want: number, distance: number): boolean =>
  Object.is(got, want) || got === want || Math.abs(got - want) <= distance;
