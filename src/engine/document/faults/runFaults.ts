import { optimizers } from "../../optimizers";
import { batchMoment, type NetworkDocument } from "../document";
import type { Fault } from "../fault";
import type { LayerParameters, OptimizerMoment, RunState } from "../parts/runState";
import { withoutUpdates } from "../version";

/** Faults of a run in progress: parameters and slots that don't fit the network, and parts without those they need. */
export function runFaults(document: NetworkDocument): Fault[] {
  const { dataset, training, initial, layers } = document;
  const faults: Fault[] = [];
  if ((dataset === undefined) !== (training === undefined))
    faults.push({
      path: dataset ? "training" : "dataset",
      message: "is missing: a document to train has both dataset and training",
    });
  if (initial) faults.push(...listFaults("initial", initial, layers));
  const batch = batchMoment(document);
  if (batch) faults.push(...momentFaults("state", batch, document));
  if (!document.state || batch) return faults;
  const state = document.state as RunState;
  if (!training || !initial)
    faults.push({ path: "state", message: "is of a run, which needs dataset, training and initial too" });
  else faults.push(...stateFaults(document, state, training.split.train));
  return faults;
}

/** The document; without the updates before where what the optimizer remembers of them doesn't fit the network any more. */
export function withFittingUpdates(document: NetworkDocument): NetworkDocument {
  return batchMoment(document) && runFaults(document).length > 0 ? withoutUpdates(document) : document;
}

function stateFaults(document: NetworkDocument, state: RunState, examples: number): Fault[] {
  const faults = momentFaults("state", state, document);
  if (state.next >= examples)
    faults.push({
      path: "state.next",
      message: `is ${state.next}, but an epoch has ${examples} examples: at its end it is 0`,
    });
  if (state.best)
    faults.push(
      ...momentFaults("state.best", state.best, document),
      ...listFaults("state.best.layers", state.best.layers, document.layers),
    );
  return faults;
}

function momentFaults(
  path: string,
  { slots }: OptimizerMoment,
  { optimizer, layers }: NetworkDocument,
): Fault[] {
  const letters = optimizers.find(({ id }) => id === optimizer.type)?.slots ?? [];
  const given = Object.keys(slots);
  if (given.length !== letters.length || letters.some((letter) => !given.includes(letter))) {
    const needed = letters.length === 0 ? "none" : letters.join(" and ");
    return [
      {
        path: `${path}.slots`,
        message: `has ${given.join(" and ") || "none"}, but ${optimizer.type} keeps ${needed}`,
      },
    ];
  }
  return letters.flatMap((letter) => listFaults(`${path}.slots.${letter}`, slots[letter], layers));
}

/** Whether lists of numbers have the form of the network's parameters. */
function listFaults(
  path: string,
  lists: readonly LayerParameters[],
  layers: NetworkDocument["layers"],
): Fault[] {
  if (lists.length !== layers.length)
    return [{ path, message: `has ${lists.length} layers, but the network has ${layers.length}` }];
  return lists.flatMap(({ weights, bias }, l): Fault[] => {
    const form = (rows: readonly (readonly number[])[]) => rows.map((row) => row.length).join();
    const fits = form(weights) === form(layers[l].weights) && bias.length === layers[l].bias.length;
    return fits
      ? []
      : [{ path: `${path}[${l}]`, message: "hasn't the form of this layer's weights and bias" }];
  });
}
