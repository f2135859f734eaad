import { jsonNumber, nested } from "../engine/math/jsonNumber";
import { parametersAnswer } from "../engine/pass/cliJson";
import { runPass } from "../engine/pass/pass";
import { backward, fillShown, forward } from "../engine/pass/passes";
import { lossValue } from "../engine/pass/slot";
import { update } from "../engine/pass/update";
import { firstNonFinite } from "../engine/steps/nonFinite";
import { documentCommand, jsonArrayParts } from "./documents/documentCommand";
import { UserError } from "./shell/errors";

/** An hour's work for a small network; whoever wants more goes on from the document that the last answer makes. */
const mostSteps = 1_000_000;

/** Parameters and loss after each update on the batch. */
export default documentCommand({
  name: "train",
  usage: `FILE [--steps N (1, at most ${mostSteps})]`,
  options: { steps: { type: "string", default: "1" } },

  settings(values) {
    const steps = Number(values.steps);
    if (Number.isInteger(steps) && steps >= 1 && steps <= mostSteps) return steps;
    throw new UserError(`--steps is a whole number from 1 to ${mostSteps}, but is ${values.steps}`);
  },

  *network(document, steps) {
    const pass = runPass(document);
    const { plan, before: state } = pass;
    let notFinite = firstNonFinite(pass);
    yield* jsonArrayParts(steps, (k) => {
      update(state, plan);
      forward(plan);
      backward(plan);
      fillShown(plan);
      if (notFinite === undefined) {
        const first = firstNonFinite({ ...pass, updated: plan.parameters });
        if (first !== undefined) notFinite = `${first}, after ${k + 1} updates`;
      }
      return parametersAnswer(plan);
    });
    return notFinite;
  },

  *program({ graph, plan, before: state }, steps) {
    yield* jsonArrayParts(steps, () => {
      update(state, plan);
      forward(plan);
      backward(plan);
      const parameters = graph.parameters.map((id) => {
        const { ref, shape } = graph.tensors[id];
        return [ref.base, nested({ shape, numbers: plan.values[id] })];
      });
      return { loss: jsonNumber(lossValue(plan)), parameters: Object.fromEntries(parameters) };
    });
    return undefined;
  },

  refusesProgram({ document, graph }) {
    if (!document.optimizer)
      return 'train needs to know how: a document with an "optimizer", as {"type": "sgd", "learningRate": 0.1}';
    return graph.parameters.length === 0
      ? 'train needs something to change: "parameters" in the document, or tensors with requires_grad=True'
      : undefined;
  },
});
