import { activations } from "../../activations";
import { stagesOf } from "../document";
import { setActivation } from "../edit/editLayer";
import { lossOf } from "../variants";
import type { Suggestion } from "./suggestion";

/** The other way round: whoever chooses a loss that goes with an activation of the outputs is offered that. */
const activationOfLoss: Suggestion = {
  id: "activationOfLoss",
  offer(before, after) {
    const loss = lossOf(after);
    const last = after.layers.length - 1;
    const activation = activations.find(({ id }) => id === loss.fusesWith?.activation);
    if (!activation || before.loss.type === after.loss.type) return undefined;
    if (stagesOf(after.layers[last]).at(-1)?.type === activation.id) return undefined;
    return {
      words: `The ${loss.label} loss mostly goes with ${activation.label} outputs.`,
      choices: [
        {
          label: `Take ${activation.label} in layer ${last + 1}`,
          edit: setActivation(last, [{ type: activation.id, settings: {} }]),
        },
      ],
    };
  },
};
export default activationOfLoss;
