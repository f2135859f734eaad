import type { WhyRule } from "../rule";
import { figure, percent } from "../words";

/** The validation loss has to be so much above its least, and that so many epochs ago, or so long a part of the run. */
const rise = 1.1;
const fewestEpochs = 5;
const share = 0.1;
/** What patience is offered. */
const patience = 20;

/** The validation loss rises while the training loss falls: what is still learned holds for the training points alone. */
const overfitting: WhyRule = {
  id: "overfitting",
  look({ document, validationLoss, validationError, trainLoss, epochs, data }) {
    const last = validationLoss.length - 1;
    const best = validationLoss.reduce((least, loss, row) => (loss < validationLoss[least] ? row : least), 0);
    const since = epochs[last] - epochs[best];
    if (!(validationLoss[last] > 0) || since < Math.max(fewestEpochs, share * epochs[last])) return undefined;
    const latest = validationLoss.subarray(best + Math.ceil((last - best) / 2));
    const mean = latest.reduce((sum, loss) => sum + loss, 0) / latest.length;
    const rose = mean > rise * validationLoss[best] && validationLoss[last] > rise * validationLoss[best];
    if (!rose || !(trainLoss[last] < trainLoss[best])) return undefined;
    if (best === 0 && !(trainLoss[last] < 0.9 * trainLoss[0])) return undefined;
    const [errorThen, errorNow] = [validationError[best], validationError[last]];
    const points = data.partOf.filter((part) => part === 0).length;
    const changes = [{ path: ["training", "patience"], value: patience }];
    return {
      sentence: `The validation loss has risen since epoch ${epochs[best]}, from ${figure(validationLoss[best])} to ${figure(validationLoss[last])}, while the training loss fell from ${figure(trainLoss[best])} to ${figure(trainLoss[last])}${
        data.task.kind === "classification" && errorNow < errorThen
          ? `. Yet fewer validation points are misclassified, ${percent(errorNow)} and not ${percent(errorThen)}: by the error it still learns, by the loss no longer.`
          : `: what is still learned holds for the ${points} training points alone.`
      }`,
      remedies: [
        { kind: "goTo", label: `go to epoch ${epochs[best]}`, epoch: epochs[best] },
        ...(document.training.patience === undefined
          ? [{ kind: "change" as const, label: `stop early: patience ${patience}`, changes }]
          : []),
      ],
    };
  },
};
export default overfitting;
