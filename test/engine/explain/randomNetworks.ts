import { activations } from "../../../src/engine/activations";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { losses } from "../../../src/engine/losses";
import { reductions } from "../../../src/engine/ops/reduction";
import { optimizers } from "../../../src/engine/optimizers";
import { learningRate, type Optimizer } from "../../../src/engine/optimizers/optimizer";
import { penalties } from "../../../src/engine/penalties";
import { createRandom, normal } from "../../../src/engine/random";
import { readLowest, someForm, someSchedule, someSettings } from "../../documents";

/** Numbers that floating point adds and multiplies exactly, so that kinks, ties and met targets are hit. */
const round = [0, 0, 0, 1, -1, 0.5, -0.5, 2, -2];

/**
 * A random network; each variant of each list comes in turn. Two in three have round numbers, half have run
 * before and so remember gradients.
 */
export function networkOf(
  k: number,
  optimizer: Optimizer = optimizers[k % optimizers.length],
): NetworkDocument {
  const random = createRandom(k + 1);
  // One in three has none of them on purpose, one many, one no others.
  const roundShare = [0, 0.7, 1][k % 3];
  const one = () => (random() < roundShare ? round[Math.floor(random() * round.length)] : normal(random));
  const numbers = (count: number) => Array.from({ length: count }, one);
  const rows = (count: number, width: number) => Array.from({ length: count }, () => numbers(width));
  const choose = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)];
  const loss = losses[k % losses.length];
  const activation = activations[Math.floor(k / 3) % activations.length];
  const examples = 1 + (Math.floor(k / 2) % 3);
  const [inputs, hidden, outputs] = [1 + (k % 2), 2 + (k % 2), 1 + (Math.floor(k / 5) % 3)];
  const probabilities = ["sigmoid", ...(outputs > 1 ? ["softmax"] : [])];
  const last = loss.domain.outputs
    ? choose([loss.fusesWith?.activation ?? "sigmoid", ...probabilities])
    : choose<unknown>([
        "identity",
        "identity",
        "tanh",
        "relu",
        { type: "leakyRelu", slope: 0.5 },
        "abs",
        "softplus",
      ]);
  const legal = loss.domain.targets;
  const targets = () => {
    if (legal) return Array.from({ length: outputs }, () => choose(legal));
    if (loss.regression) return numbers(outputs);
    const right = Math.floor(random() * outputs);
    return Array.from({ length: outputs }, (_, each) => (each === right ? 1 : 0));
  };
  const settings = Object.fromEntries(
    activation.parameters.map((parameter) => [parameter.name, choose([parameter.default, 0.005, 2])]),
  );
  const modes = ["perUnit", "shared", "none"] as const;
  const layers = [
    layerOf(
      hidden,
      inputs,
      activation.parameters.length > 0 ? { type: activation.id, ...settings } : activation.id,
      modes[k % 3],
    ),
    layerOf(outputs, hidden, last, modes[Math.floor(k / 3) % 3]),
  ];
  function layerOf(units: number, width: number, type: unknown, biasMode: (typeof modes)[number]) {
    return {
      units,
      activation: type,
      biasMode,
      weights: rows(units, width),
      bias: numbers({ perUnit: units, shared: 1, none: 0 }[biasMode]),
      penalty: Object.fromEntries(penalties.map(({ id }, p) => [id, (k >> p) % 2 ? 0.125 : 0])),
    };
  }
  const slot = (letter: string) =>
    layers.map(({ weights, bias }) => {
      // Sums of squares are never negative.
      const remembered = () => (letter === "s" || optimizer.slots.indexOf(letter) === 1 ? one() ** 2 : one());
      return { weights: weights.map((row) => row.map(remembered)), bias: bias.map(remembered) };
    });
  const hasRun = optimizer.slots.length > 0 && random() < 0.5;
  const schedule = someSchedule(Math.floor(k / 3));
  return readLowest({
    format: "backprop-workbench",
    title: "",
    inputs,
    layers,
    loss: {
      type: loss.id,
      reduction: reductions[k % 2].id,
      ...someSettings(loss.parameters, Math.floor(k / 4)),
      ...someForm(loss, outputs, Math.floor(k / 2)),
    },
    optimizer: {
      type: optimizer.id,
      ...someSettings([learningRate, ...optimizer.parameters], Math.floor(k / 2)),
    },
    ...(schedule && { schedule }),
    batch: { inputs: rows(examples, inputs), targets: Array.from({ length: examples }, targets) },
    ...(hasRun && {
      state: { step: 2, slots: Object.fromEntries(optimizer.slots.map((letter) => [letter, slot(letter)])) },
    }),
  });
}
