import { activations } from "../../activations";
import { losses } from "../../losses";
import { type NetworkDocument, stagesOf } from "../document";
import { setLoss } from "../edit/editLoss";
import type { Suggestion } from "./suggestion";

/** The last activation of a network. */
const outputOf = ({ layers }: NetworkDocument) => stagesOf(layers[layers.length - 1]).at(-1)?.type;

/** Softmax and cross-entropy, a sigmoid and its: whoever chooses the activation of the outputs is offered the loss. */
const lossOfActivation: Suggestion = {
  id: "lossOfActivation",
  offer(before, after) {
    const output = outputOf(after);
    const activation = activations.find(({ id }) => id === output);
    const loss = losses.find(({ fusesWith }) => fusesWith?.activation === output);
    if (!activation || !loss || output === outputOf(before) || loss.id === after.loss.type) return undefined;
    return {
      words: `To tell classes apart, ${activation.label} mostly goes with ${loss.label}.`,
      choices: [{ label: `Take ${loss.label}`, edit: setLoss({ type: loss.id }) }],
    };
  },
};
export default lossOfActivation;
