import { lossOf } from "../../../document/variants";
import type { ValueRange } from "../../../ops/activation/elementwiseRule";
import type { WhyRule } from "../rule";
import { type LayerActivation, layerActivations } from "../stages";
import { epochsBring, figure } from "../words";

/** An activation of the outputs that the loss doesn't suit: what it takes for scores are probabilities already, or the other way round. */
const lossMismatch: WhyRule = {
  id: "lossMismatch",
  look({ document, data, isSolved, beginAgain }) {
    const { layers } = document;
    const index = layers.length - 1;
    const loss = lossOf(document);
    const [last] = layerActivations(layers[index]).slice(-1);
    const own = loss.classes?.probabilities;
    const wanted = wantedActivation(document, last, data.targets);
    if (!wanted) return undefined;
    const { activation, why } = wanted;
    const changes = [{ path: ["layers", index, "activation"], value: activation }];
    const tried = beginAgain(changes);
    // A hinge's scores may be squashed, and it still parts the classes.
    if (isSolved && own === undefined) return undefined;
    if (tried && !(tried.loss < tried.before) && own !== last.activation.id) return undefined;
    const outcome = tried
      ? ` With ${activation} outputs, ${epochsBring(tried.epochs)} the loss to ${figure(tried.loss)}; here it was ${figure(tried.before)}.`
      : "";
    return {
      sentence: `The ${loss.label} loss ${why}${outcome}`,
      remedies: [{ kind: "change", label: `${activation} outputs`, changes }],
    };
  },
};
export default lossMismatch;

function wantedActivation(
  document: Parameters<typeof lossOf>[0],
  last: LayerActivation,
  targets: Float64Array,
): { readonly activation: string; readonly why: string } | undefined {
  const loss = lossOf(document);
  const { probabilities } = loss.classes ?? {};
  const { id, label, isFlat } = last.activation;
  const range = last.activation.range?.(last.settings);
  if (probabilities !== undefined && liesWithin(range, [0, 1]) && !isFlat)
    return {
      activation: "identity",
      why: `takes scores and makes probabilities of them itself, but the last layer's ${label} makes probabilities already: they lie between 0 and 1, so the loss can't come near 0.`,
    };
  const partner = loss.fusesWith?.activation;
  if (
    partner !== undefined &&
    id !== partner &&
    loss.domain.outputs &&
    !liesWithin(range, loss.domain.outputs)
  )
    return {
      activation: partner,
      why: `takes the logarithm of probabilities, but the last layer's ${label} doesn't give any: its outputs leave 0 to 1.`,
    };
  const [least, largest] = [Math.min(...extremes(targets)), Math.max(...extremes(targets))];
  if (range && loss.regression && (least < range[0] || largest > range[1]))
    return {
      activation: "identity",
      why: `compares outputs with targets from ${figure(least)} to ${figure(largest)}, but the last layer's ${label} gives none ${least < range[0] ? `below ${range[0]}` : `above ${range[1]}`}.`,
    };
  return undefined;
}

const liesWithin = (range: ValueRange | undefined, [from, to]: ValueRange) =>
  range !== undefined && range[0] >= from && range[1] <= to;

function extremes(numbers: Float64Array): [number, number] {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    least = Math.min(least, number);
    largest = Math.max(largest, number);
  }
  return [least, largest];
}
