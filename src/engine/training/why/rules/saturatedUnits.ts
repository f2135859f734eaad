import type { Change } from "../../../document/changes";
import { initializers } from "../../../initializers";
import { counted } from "../../../math/counted";
import { shortestNumber } from "../../../math/format";
import { nameOf } from "../../../names/canonicalName";
import { plainWeightedSum } from "../../../names/networkNames";
import { gradientOf } from "../../../names/quantity";
import { atStart, comesDown } from "../evidence";
import type { Remedy, WhyRule } from "../rule";
import { epochsBring, figure } from "../words";
import { rateOf, setRate, tenthOf } from "./rate";

/** So large a share of a hidden layer has to be saturated before it is said to matter. */
const mostSaturated = 0.5;

/** Sigmoids and tanhs far out where they are flat: hardly any gradient comes through. */
const saturatedUnits: WhyRule = {
  id: "saturatedUnits",
  look(evidence) {
    const { document, data, measures, isSolved, beginAgain } = evidence;
    if (isSolved) return undefined;
    const { layers, training } = document;
    const hidden = measures.layers.slice(0, -1);
    const l = hidden.findIndex(({ saturated }) => saturated >= mostSaturated);
    if (l < 0) return undefined;
    const count = Math.round(hidden[l].saturated * layers[l].units);
    const wereThen = atStart(evidence, l, "saturated") >= mostSaturated;
    const standardizing = [{ path: ["training", "standardize"], value: true }];
    const initializer = initializers.some(({ id }) => id === "xavier") ? "xavier" : training.initializer;
    const smaller = [
      { path: ["training", "initializer"], value: initializer },
      { path: ["training", "seed"], value: training.seed + 1 },
    ];
    const rate = tenthOf(rateOf(document));
    const offered = [
      ...(wereThen
        ? []
        : [
            {
              label: `start again with η = ${shortestNumber(rate)}`,
              changes: setRate(rate),
              again: true as const,
            },
          ]),
      ...(l === 0 && !training.standardize
        ? [{ label: "standardize the inputs", changes: standardizing as Change[] }]
        : []),
      { label: "start from smaller weights", changes: smaller },
    ];
    const tried = offered.map((one) => ({ ...one, outcome: beginAgain(one.changes) }));
    const best = tried
      .filter(({ outcome }) => outcome && comesDown(outcome, evidence))
      .toSorted((a, b) => (a.outcome?.loss ?? 0) - (b.outcome?.loss ?? 0))[0];
    if (!best?.outcome && tried.some(({ outcome }) => outcome)) return undefined;
    const { outcome, label } = best ?? tried[0];
    const done = outcome
      ? ` Tried: ${label}; ${epochsBring(outcome.epochs)} the loss to ${figure(outcome.loss)}; here it was ${figure(outcome.before)}.`
      : "";
    const remedies: Remedy[] = [best, ...tried.filter((one) => one !== best)].flatMap((one) =>
      one
        ? [
            {
              kind: "change" as const,
              label: one.label,
              changes: one.changes,
              ...("again" in one && { again: one.again }),
            },
          ]
        : [],
    );
    return {
      sentence: `${count} of ${counted(layers[l].units, "unit")} in layer ${l + 1} ${count === 1 ? "is" : "are"} saturated${wereThen ? ", and were at the start" : ""}: at 9 of 10 training points or more their slope is below 0.01, so less than a hundredth of the gradient comes through.${done}`,
      remedies: [
        ...remedies,
        {
          kind: "step",
          label: "see it in Step",
          example: data.partOf.indexOf(0),
          quantity: nameOf(gradientOf(plainWeightedSum(l + 1, 1))),
        },
      ],
    };
  },
};
export default saturatedUnits;
