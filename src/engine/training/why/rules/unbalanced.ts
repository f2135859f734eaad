import { lossOf } from "../../../document/variants";
import { positiveWeight } from "../../../ops/loss/positiveWeight";
import type { WhyRule } from "../rule";
import { percent } from "../words";

/** A class is rare where it has less than this part of what an equal share would be. */
const rare = 0.5;

/** A rare class whose points are taken for others: getting the rest right is enough for a low loss. */
const unbalanced: WhyRule = {
  id: "unbalanced",
  look({ document, data, wrong, epoch }) {
    const { labels, task, partOf } = data;
    if (!labels || !wrong || task.kind !== "classification" || epoch === 0) return undefined;
    const counts = task.classes.map(() => ({ points: 0, wrong: 0 }));
    for (let n = 0; n < labels.length; n++) {
      if (partOf[n] !== 0) continue;
      counts[labels[n]].points += 1;
      counts[labels[n]].wrong += wrong[n];
    }
    const total = counts.reduce((sum, { points }) => sum + points, 0);
    const others = (index: number) => counts.filter((_, k) => k !== index);
    const missed = counts.findIndex(({ points, wrong: failed }, index) => {
      const otherClasses = others(index);
      const failedElsewhere =
        otherClasses.reduce((sum, one) => sum + one.wrong, 0) /
        otherClasses.reduce((sum, one) => sum + one.points, 0);
      return (
        points > 0 &&
        points < (rare * total) / counts.length &&
        failed > 0.5 * points &&
        failedElsewhere < 0.25
      );
    });
    if (missed < 0) return undefined;
    const { points, wrong: failed } = counts[missed];
    const weights = counts.map((one) =>
      Number((total / (counts.length * Math.max(1, one.points))).toPrecision(3)),
    );
    const loss = lossOf(document);
    const single = document.layers[document.layers.length - 1].units === 1;
    const changes = loss.weightedMean
      ? [{ path: ["loss", "weights"], value: weights }]
      : loss.parameters.includes(positiveWeight) && single
        ? [
            {
              path: ["loss", positiveWeight.name],
              value: Number((counts[0].points / Math.max(1, counts[1].points)).toPrecision(3)),
            },
          ]
        : undefined;
    const name = task.classes[missed];
    return {
      sentence: `Only ${percent(points / total)} of the training points are ${name}, and ${failed} of these ${points} ${failed === 1 ? "is" : "are"} taken for another class: getting them wrong costs little.`,
      remedies: changes ? [{ kind: "change", label: "weigh the classes", changes }] : [],
    };
  },
};
export default unbalanced;
