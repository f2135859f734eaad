import { featureText } from "../../../document/features/usual";
import { shortNumber } from "../../../math/format";
import { inputOf } from "../../data/seenExamples";
import { comesDown } from "../evidence";
import type { WhyRule } from "../rule";
import { epochsBring, figure } from "../words";

const apart = 10;
const large = 10;

/** Inputs whose scales differ much, or that are far from 0: one learning rate is wrong for some of the weights. */
const rawScales: WhyRule = {
  id: "rawScales",
  look(evidence) {
    const { document, data, isSolved, beginAgain } = evidence;
    // All pixels have one scale, which is chosen with them.
    if (isSolved || document.training.standardize || data.picture) return undefined;
    const scales = [...data.columns, ...data.features.map(featureText)]
      .map((name, i) => scaleOf(data, i, name))
      .filter(({ deviation }) => deviation > 0);
    const [widest, narrowest] = [...scales]
      .sort((a, b) => b.deviation - a.deviation)
      .filter((_, k, all) => k === 0 || k === all.length - 1);
    const far = scales.find(
      ({ mean, deviation }) => Math.abs(mean) > large * Math.max(1, deviation) || deviation > large,
    );
    const differ = widest && narrowest && widest.deviation > apart * narrowest.deviation;
    if (!differ && !far) return undefined;
    const changes = [{ path: ["training", "standardize"], value: true }];
    const tried = beginAgain(changes);
    if (tried && !comesDown(tried, evidence)) return undefined;
    const outcome = tried
      ? ` Standardized, ${epochsBring(tried.epochs)} the loss to ${figure(tried.loss)}; here it was ${figure(tried.before)}.`
      : "";
    const range = ({ name, minimum, maximum }: InputScale) =>
      `${name} goes from ${shortNumber(minimum, 4)} to ${shortNumber(maximum, 4)}`;
    const what = differ
      ? `The inputs' scales differ: ${range(widest)}, ${range(narrowest)}.`
      : `The inputs are far from 0, or wide: ${range(far as InputScale)}.`;
    return {
      sentence: `${what}${outcome}`,
      remedies: [{ kind: "change", label: "standardize the inputs", changes }],
    };
  },
};
export default rawScales;

interface InputScale {
  readonly name: string;
  readonly mean: number;
  readonly deviation: number;
  readonly minimum: number;
  readonly maximum: number;
}

function scaleOf(data: Parameters<WhyRule["look"]>[0]["data"], input: number, name: string): InputScale {
  const values = [...Array(data.count).keys()]
    .filter((n) => data.partOf[n] === 0)
    .map((n) => inputOf(data, n, input));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const [minimum, maximum] = values.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return { name, mean, deviation, minimum, maximum };
}
