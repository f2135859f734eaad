import { counted } from "../../../math/counted";
import { nameOf } from "../../../names/canonicalName";
import { plainWeightedSum } from "../../../names/networkNames";
import { gradientOf } from "../../../names/quantity";
import { atStart, comesDown } from "../evidence";
import type { Remedy, WhyRule } from "../rule";
import { labelOfInstead, layerActivations, withSlope } from "../stages";
import { epochsBring, figure } from "../words";
import { rateOf, setRate, tenthOf } from "./rate";

/** So large a share of a layer has to be dead before it is said to matter. */
const mostDead = 0.25;

/** Relus that are 0 at every point: their gradient is 0, and nothing brings them back. */
const deadUnits: WhyRule = {
  id: "deadUnits",
  look(evidence) {
    const { document, data, measures, isSolved, beginAgain } = evidence;
    if (isSolved) return undefined;
    const { layers } = document;
    const isDead = (l: number, unit: number) =>
      measures.layers[l].zero[unit] === 1 && measures.layers[l].flat[unit] === 1;
    const deadIn = (l: number) => [...Array(layers[l].units).keys()].filter((unit) => isDead(l, unit));
    const hidden = layers.slice(0, -1).map((_, l) => ({ l, dead: deadIn(l) }));
    const worst = hidden
      .filter(({ l }) => layerActivations(layers[l]).every(({ activation }) => !activation.isFlat))
      .toSorted((a, b) => b.dead.length / layers[b.l].units - a.dead.length / layers[a.l].units)[0];
    if (!worst || worst.dead.length < mostDead * layers[worst.l].units || worst.dead.length === 0)
      return undefined;
    const { l, dead } = worst;
    const stages = layerActivations(layers[l]);
    const gated = stages.find(({ activation }) => activation.instead)?.activation;
    const changes = [{ path: ["layers", l, "activation"], value: withSlope(layers[l], () => true) }];
    const leak = gated ? beginAgain(changes) : undefined;
    const otherStart = beginAgain([{ path: ["training", "seed"], value: document.training.seed + 1 }]);
    const isBetter = (one: typeof leak) => one !== undefined && comesDown(one, evidence);
    const tried =
      isBetter(otherStart) && !((leak?.loss ?? Infinity) < (otherStart?.loss ?? 0)) ? otherStart : leak;
    const helps = tried && isBetter(tried) ? tried : undefined;
    const all = dead.length === layers[l].units;
    if (tried && !all && !helps) return undefined;
    const kind = stages.length === 1 && gated ? gated.label : "unit";
    const died = atStart(evidence, l, "dead") === 0;
    const remedies: Remedy[] = [
      {
        kind: "step",
        label: "see it in Step",
        example: data.partOf.indexOf(0),
        quantity: nameOf(gradientOf(plainWeightedSum(l + 1, dead[0] + 1))),
      },
    ];
    const start: Remedy = { kind: "newStart", label: "new start" };
    remedies.splice(helps && helps === otherStart ? 0 : 1, 0, start);
    const other = gated && labelOfInstead(gated);
    if (other) remedies.splice(helps && helps === leak ? 0 : 2, 0, { kind: "change", label: other, changes });
    if (died) {
      const rate = tenthOf(rateOf(document));
      remedies.push({
        kind: "change",
        label: `start again with η = ${rate}`,
        changes: setRate(rate),
        again: true,
      });
    }
    return {
      sentence: [
        `${dead.length} of ${counted(layers[l].units, kind)} in layer ${l + 1} ${dead.length === 1 ? "is" : "are"} 0 at every training point: their gradient is 0, so they can't learn.`,
        ...(died ? ["At the start none was: the updates were too large for them."] : []),
        ...(helps
          ? [
              `With ${helps === leak ? other : "a new start"}, ${epochsBring(helps.epochs)} the loss to ${figure(helps.loss)}; here it was ${figure(helps.before)}.`,
            ]
          : []),
      ].join(" "),
      remedies,
    };
  },
};
export default deadUnits;
