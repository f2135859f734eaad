import { activations } from "../../../engine/activations";
import { datasets } from "../../../engine/datasets";
import { stagesOf, type TrainableDocument } from "../../../engine/document/document";
import { featureText } from "../../../engine/document/features/usual";
import { isPoints } from "../../../engine/document/parts/data";
import { initializers } from "../../../engine/initializers";
import { losses } from "../../../engine/losses";
import { counted } from "../../../engine/math/counted";
import { texToText } from "../../../engine/math/expressions/texToText";
import { shortNumber } from "../../../engine/math/format";
import { withSubscripts } from "../../../engine/names/labels";
import { optimizers } from "../../../engine/optimizers";
import { learningRate } from "../../../engine/optimizers/optimizer";
import { penalties } from "../../../engine/penalties";
import { schedules } from "../../../engine/schedules";

/** More differences than this are too long for a name. */
const mostNamed = 3;

/** What tells each of several runs from the others, in a few words; "same settings" where nothing does. */
export function runNames(documents: readonly TrainableDocument[]): readonly string[] {
  const settings = documents.map(settingWords);
  const keys = [...new Set(settings.flatMap((of) => [...of.keys()]))];
  const differing = keys.filter((key) => new Set(settings.map((of) => of.get(key))).size > 1);
  return settings.map((of) => {
    const words = differing.flatMap((key) => of.get(key) ?? []);
    if (words.length === 0) return "same settings";
    return words.length > mostNamed ? `${words.slice(0, mostNamed).join(", ")} …` : words.join(", ");
  });
}

const labelOf = (list: readonly { readonly id: string; readonly label?: string }[], id: string) =>
  list.find((variant) => variant.id === id)?.label ?? id;

/** What a run is trained with, in words; what only says when it ends is left out. */
function settingWords(document: TrainableDocument): Map<string, string> {
  const { dataset, inputs, layers, loss, optimizer, schedule, training } = document;
  const { split, minibatch, seed, initializer, standardize } = training;
  const all = new Map<string, string>();
  all.set("data", labelOf(datasets, dataset.type));
  if (isPoints(dataset)) all.set("points", counted(dataset.inputs.length, "point"));
  else
    for (const [name, value] of Object.entries(dataset))
      if (name !== "type") all.set(`data ${name}`, `${name === "seed" ? "data seed" : name} ${value}`);
  all.set("split", `split ${split.train}/${split.validation}/${split.test}`);
  all.set("network", [inputs, ...layers.map(({ units }) => units)].join("-"));
  layers.forEach((layer, l) => {
    const stages = stagesOf(layer).map(({ type }) => labelOf(activations, type));
    all.set(`layer ${l}`, stages.join(", "));
    for (const { id, symbol } of penalties) {
      const strength = layer.penalty?.[id] ?? 0;
      all.set(`penalty ${l} ${id}`, `${lettered(symbol)} ${shortNumber(strength)}`);
    }
  });
  all.set("loss", labelOf(losses, loss.type));
  all.set("optimizer", labelOf(optimizers, optimizer.type));
  for (const { name, symbol } of [learningRate, ...parametersOf(optimizers, optimizer.type)]) {
    const value = optimizer[name];
    if (typeof value === "number") all.set(name, `${lettered(symbol)} ${shortNumber(value)}`);
  }
  if (schedule) all.set("schedule", labelOf(schedules, schedule.type));
  all.set("minibatch", minibatch === "full" ? "full batch" : `minibatch ${minibatch}`);
  all.set("initializer", labelOf(initializers, initializer));
  all.set("seed", `start ${seed}`);
  all.set("features", (training.features ?? []).map((formula) => `+ ${featureText(formula)}`).join(" "));
  all.set("standardize", standardize ? "standardized" : "raw inputs");
  const changes = document.state?.changes ?? [];
  all.set("changes", changes.length > 0 ? "changed on the way" : "");
  return new Map([...all].filter(([, words]) => words !== ""));
}

const lettered = (symbol: string) => withSubscripts(texToText(symbol));

const parametersOf = (
  list: readonly { readonly id: string; readonly parameters: readonly { name: string; symbol: string }[] }[],
  id: string,
) => list.find((variant) => variant.id === id)?.parameters ?? [];
