import { constant, product, sum } from "../math/expressions/expression";
import type { Settings } from "../math/parameter";
import type { Op, Source } from "../ops/op";
import { sizeOf } from "../shape";
import { penalties } from ".";
import type { Weights } from "./penalty";

/** How a layer's own coefficient is written: λ₁⁽²⁾, or λ₁ where there is but one layer. @param layer 0-based */
export const coefficientSymbol = (symbol: string, layer: number, layers: number): string =>
  layers === 1 ? symbol : `${symbol}^{(${layer + 1})}`;

/**
 * The penalty on the weights of several layers, one number.
 * @param coefficients for each weight matrix in turn, the coefficient of each penalty by its id
 */
export function createPenalty(coefficients: readonly Settings[]): Op {
  const active = coefficients.map((of) =>
    penalties.filter(({ id }) => of[id] !== 0).map((penalty) => ({ penalty, coefficient: of[penalty.id] })),
  );
  const symbol = ({ symbol }: { symbol: string }, layer: number) =>
    coefficientSymbol(symbol, layer, coefficients.length);
  const isCompiled = active.flat().every(({ penalty }) => penalty.kernel);
  const kernelsOfInputs = active.map((of) =>
    of.map(({ penalty: { kernel = "" }, coefficient }) => ({ name: kernel, numbers: () => [coefficient] })),
  );
  return {
    id: "penalty",
    inputs: coefficients.map((_, layer) => `W${layer + 1}`),
    shape: () => [1],
    forward(weights, total) {
      let sum = 0;
      weights.forEach((W, layer) => {
        for (const { penalty, coefficient } of active[layer]) sum += coefficient * penalty.value(W);
      });
      total[0] = sum;
    },
    vjp(weights, _total, G, gradients) {
      weights.forEach((W, layer) => {
        const dW = gradients[layer];
        if (!dW) return;
        for (const { penalty, coefficient } of active[layer]) penalty.addSlopes(W, dW, G[0] * coefficient);
      });
    },
    ...(isCompiled && { kernelsOfInputs }),
    expression: (weights, _index, shapes) =>
      sum(
        weights.flatMap((W, layer) =>
          active[layer].map(({ penalty, coefficient }) =>
            product(
              constant(symbol(penalty, layer), coefficient),
              penalty.expression(weightsOf(W, shapes[layer])),
            ),
          ),
        ),
      ),
    gradient: (weights, _total, G, layer, [row, column], shapes) =>
      sum(
        active[layer].map(({ penalty, coefficient }) =>
          product(
            G([0]),
            constant(symbol(penalty, layer), coefficient),
            penalty.slope(weightsOf(weights[layer], shapes[layer]), row * shapes[layer][1] + column),
          ),
        ),
      ),
    tex: {
      forward: penalties.map(({ tex }) => tex.term).join(" + "),
      gradients: active.map((of) => of.map(({ penalty }) => penalty.tex.slope).join(" + ") || "0"),
    },
    words: "The penalty on the weights, counted once for the whole batch; biases are not penalized.",
    kinks(weights, _shapes, see) {
      weights.forEach((W, layer) => {
        for (const { penalty } of active[layer])
          penalty.kinks?.(W, (k, distance) => see(layer, k, distance, penalty.kinkOf ?? penalty.label));
      });
    },
    example: coefficients.map(() => [2, 3]),
  };
}

function weightsOf(W: Source, shape: readonly number[]): Weights {
  return { count: sizeOf(shape), at: (k) => W([Math.floor(k / shape[1]), k % shape[1]]) };
}
