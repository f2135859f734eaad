import { type JsonNumber, jsonNumber } from "../math/jsonNumber";
import type { Plan } from "./plans/plan";

/** All values and gradients of a plan after both passes, in the form that docs/format.md describes. */
export function evaluationAnswer(plan: Plan) {
  const { graph, values, gradients, batch } = plan;
  return {
    layers: graph.layers.map(({ preActivation, stages }) => ({
      preActivations: byExample(values[preActivation], batch),
      activations: byExample(values[stages[stages.length - 1]], batch),
      ...(stages.length > 1 && { stages: stages.map((stage) => byExample(values[stage], batch)) }),
    })),
    exampleLosses: numbers(values[graph.exampleLosses]),
    dataLoss: jsonNumber(values[graph.dataLoss][0]),
    penalty: graph.penalty === undefined ? 0 : jsonNumber(values[graph.penalty][0]),
    loss: jsonNumber(values[graph.loss][0]),
    gradients: {
      layers: graph.layers.map(({ weights, bias, preActivation, stages }) => ({
        weights: rows(gradients[weights], graph.tensors[weights].shape[1]),
        bias: numbers(gradients[bias]),
        preActivations: byExample(gradients[preActivation], batch),
        activations: byExample(gradients[stages[stages.length - 1]], batch),
      })),
      inputs: byExample(gradients[graph.input], batch),
    },
  };
}

/** The parameters and the loss of a plan after a forward pass. */
export function parametersAnswer({ graph, values }: Plan) {
  return {
    loss: jsonNumber(values[graph.loss][0]),
    layers: graph.layers.map(({ weights, bias }) => ({
      weights: rows(values[weights], graph.tensors[weights].shape[1]),
      bias: numbers(values[bias]),
    })),
  };
}

const numbers = (values: Float64Array): JsonNumber[] => Array.from(values, jsonNumber);

function rows(values: Float64Array, columns: number): JsonNumber[][] {
  return Array.from({ length: values.length / columns }, (_, row) =>
    numbers(values.subarray(row * columns, (row + 1) * columns)),
  );
}

/** From [features, batch] to [example][feature]. */
function byExample(values: Float64Array, batch: number): JsonNumber[][] {
  return Array.from({ length: batch }, (_, n) =>
    Array.from({ length: values.length / batch }, (_, i) => jsonNumber(values[i * batch + n])),
  );
}
