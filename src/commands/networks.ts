import type { NetworkDocument } from "../engine/document/document";
import { plainStep } from "../engine/explain/plainStep";
import { answersReport } from "../engine/homework/answersReport";
import { type JsonNumber, jsonNumber } from "../engine/math/jsonNumber";
import { createNotation } from "../engine/names/notation";
import type { StepSize } from "../engine/names/presentation";
import { nameOf } from "../engine/names/quantity";
import { evaluationAnswer, parametersAnswer } from "../engine/pass/cliJson";
import { runPass } from "../engine/pass/pass";
import { backward, fillShown, forward } from "../engine/pass/passes";
import { update } from "../engine/pass/update";
import { firstNonFinite } from "../engine/steps/nonFinite";
import { createTrace } from "../engine/steps/trace";
import { checkGradients } from "../engine/studies/check";
import { type Answer, checkJson, listed, type Options } from "./answer";
import { sweepAnswer } from "./sweep";

/** What can be asked of a network. */
export const networkCommands: Readonly<
  Record<string, (document: NetworkDocument, options: Options) => Answer>
> = {
  *evaluate(document) {
    const pass = runPass(document);
    yield JSON.stringify(evaluationAnswer(pass.plan));
    return firstNonFinite(pass);
  },

  *steps(document, { by }) {
    const pass = runPass(document);
    const trace = createTrace(pass, by as StepSize | undefined);
    const notation = createNotation(document.names);
    yield '{"steps":';
    yield* listed(trace.count, (index) => {
      const step = trace.at(index);
      const { phase, example, value, reads } = step;
      const { symbols, substituted, words } = plainStep(step, pass, notation);
      return {
        index,
        phase,
        quantity: nameOf(step.quantity),
        ...(example !== undefined && { example }),
        ...(step.term && { term: step.term.number, of: step.term.of }),
        symbols,
        substituted,
        value: jsonValue(value),
        words,
        reads,
      };
    });
    yield "}";
    return firstNonFinite(pass);
  },

  *train(document, { steps }) {
    const pass = runPass(document);
    const { plan, before: state } = pass;
    let notFinite = firstNonFinite(pass);
    yield* listed(steps, (k) => {
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

  *check(document, { method, step }) {
    yield checkJson(checkGradients(document, method, step));
    return firstNonFinite(runPass(document));
  },

  sweep: sweepAnswer,

  *answers(document, { text, reading }) {
    yield JSON.stringify(answersReport(document, text, reading));
    return undefined;
  },
};

/** Why a network can't be asked for this; nothing where it can. */
export const networkRefusal = (name: string, { sweep }: NetworkDocument): string | undefined =>
  name === "sweep" && !sweep
    ? 'sweep needs to know what to vary: a document with a "sweep", as {"settings": [{"setting": "learningRate", "values": [0.1, 0.01]}], "repeats": 3, "seed": 1, "decides": {"figure": "validationLoss", "at": "best"}}'
    : undefined;

function jsonValue(value: number | number[] | number[][]): unknown {
  return Array.isArray(value) ? value.map(jsonValue) : (jsonNumber(value) satisfies JsonNumber);
}
