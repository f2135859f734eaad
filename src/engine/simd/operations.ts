/**
 * The operations that the kernels have, by the names that variants give (`kernel` in their files), with the numbers that
 * `assembly/passes.ts` and the files beside it know them by.
 */
const codes: Readonly<Record<string, number>> = {
  ...numbered(0, [
    "affine",
    "softmax",
    "softmaxCrossEntropy",
    "multiclassHinge",
    "reduction",
    "weightedMean",
  ]),
  ...numbered(16, ["identity", "sigmoid", "tanh", "relu", "leakyRelu", "elu", "softplus", "abs", "step"]),
  ...numbered(32, [
    ...["halfSquaredError", "meanSquaredError", "meanAbsoluteError", "huber", "hinge"],
    ...["crossEntropy", "binaryCrossEntropy", "binaryCrossEntropyWithLogits"],
  ]),
  ...numbered(48, ["l1", "l2"]),
  ...numbered(64, [
    ...[
      "sgd",
      "momentum",
      "momentumEma",
      "momentumVelocity",
      "nesterov",
      "adagrad",
      "rmsprop",
      "rmspropKeras",
    ],
    ...["adam", "adamKeras", "adamW"],
  ]),
};

function numbered(first: number, names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name, k) => [name, first + k]));
}

/** @throws Error where the kernels have no operation of this name */
export function kernelOperation(name: string): number {
  const code = codes[name];
  if (code === undefined) throw new Error(`kernels: there is no operation ${name}`);
  return code;
}
