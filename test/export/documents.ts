import { activations } from "../../src/engine/activations";
import type { NetworkDocument } from "../../src/engine/document/document";
import { setUpdated } from "../../src/engine/document/edit/editParameters";
import { losses } from "../../src/engine/losses";
import { optimizers } from "../../src/engine/optimizers";
import { learningRate } from "../../src/engine/optimizers/optimizer";
import { finish } from "../../src/engine/pass/work";
import { penalties } from "../../src/engine/penalties";
import { createRandom, normal } from "../../src/engine/random";
import { runUpdates } from "../../src/engine/studies/updateRun";
import { read, readLowest, someForm, someSchedule, someSettings } from "../documents";
import extreme from "../golden/extreme.json" with { type: "json" };
import made from "../golden/made.json" with { type: "json" };
import golden from "../golden/public.json" with { type: "json" };
import { networkExercises } from "../networkExercises";

type Named = readonly [id: string, document: NetworkDocument];

/** Every exercise of the gallery that is a network, by its id. */
export async function exerciseDocuments(): Promise<Named[]> {
  return networkExercises.map(({ id, document }): Named => [id, read(document)]);
}

/** The networks of the reference: 60 random ones, those with huge and saturated numbers, and variants in their forms. */
export const goldenDocuments: readonly Named[] = [...golden.cases, ...extreme.networks, ...made.variants].map(
  ({ id, model }): Named => [id, read(model)],
);

/** One of each optimizer that remembers something, after three updates on its batch. */
export const resumedDocuments = (): Named[] =>
  variantDocuments
    .filter(([, document], k) => k < optimizers.length && document.optimizer.type !== "sgd")
    .map(([name, document]) => {
      const { layers, state } = finish(runUpdates(document, 3));
      return [`${name}, after 3 updates`, setUpdated(layers, state)(document)];
    });

/** Each variant of each list at least once, with settings of its own, on a batch of three. */
export const variantDocuments: readonly Named[] = Array.from(
  { length: 3 * Math.max(activations.length, losses.length, optimizers.length) },
  (_, k) => {
    const random = createRandom(k + 1);
    const number = () => Number(normal(random).toFixed(3));
    const numbers = (count: number) => Array.from({ length: count }, number);
    const rows = (count: number, width: number) => Array.from({ length: count }, () => numbers(width));
    const activation = activations[k % activations.length];
    const loss = losses[k % losses.length];
    const optimizer = optimizers[k % optimizers.length];
    const legal = loss.domain.targets;
    const classes = legal
      ? () => numbers(3).map((value) => (value > 0 ? legal[legal.length - 1] : legal[0]))
      : () => [0, 1, 2].map((index) => Number(index === k % 3));
    const last = loss.fusesWith?.activation ?? (legal ? "tanh" : "identity");
    const schedule = someSchedule(Math.floor(k / 2));
    const document = readLowest({
      format: "backprop-workbench",
      title: `${activation.id}, ${loss.id}, ${optimizer.id}`,
      inputs: 2,
      layers: [
        {
          units: 4,
          activation: {
            type: activation.id,
            ...Object.fromEntries(activation.parameters.map(({ name }) => [name, 0.3 + 0.1 * (k % 4)])),
          },
          biasMode: (["perUnit", "shared", "none"] as const)[k % 3],
          weights: rows(4, 2),
          bias: numbers([4, 1, 0][k % 3]),
          penalty: Object.fromEntries(penalties.map(({ id }, p) => [id, (k >> p) % 2 ? 0.02 + 0.01 * p : 0])),
        },
        {
          units: 3,
          activation: k % 5 === 0 ? ["tanh", last] : last,
          biasMode: "perUnit",
          weights: rows(3, 4),
          bias: numbers(3),
        },
      ],
      loss: {
        type: loss.id,
        reduction: k % 2 ? "mean" : "sum",
        ...someSettings(loss.parameters, k),
        ...someForm(loss, 3, Math.floor(k / 3)),
      },
      optimizer: {
        type: optimizer.id,
        ...someSettings([learningRate, ...optimizer.parameters], Math.floor(k / 2)),
      },
      ...(schedule && { schedule }),
      batch: { inputs: rows(3, 2), targets: [classes(), classes(), classes()] },
    });
    return [document.title, document];
  },
);
