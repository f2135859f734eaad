import { codeAnswer } from "../engine/claims/codeAnswer";
import { type Over, type ProgramSize, programSteps } from "../engine/explain/programSteps";
import { programAnswersReport } from "../engine/homework/program/programAnswers";
import { jsonNumber, nested } from "../engine/math/jsonNumber";
import { backward, forward } from "../engine/pass/passes";
import type { ProgramPass } from "../engine/pass/programs/programPass";
import { lossOf, startingSlots } from "../engine/pass/slot";
import { update } from "../engine/pass/update";
import { finish } from "../engine/pass/work";
import { firstNonFinite } from "../engine/steps/nonFinite";
import { checkingPlan } from "../engine/studies/check";
import { type Answer, checkJson, listed, type Options, UserError } from "./answer";

/** Milliseconds of the processor: on a busy machine a program isn't refused sooner. */
export const processorTime = () => process.cpuUsage().user / 1000;

/** What can be asked of a program that has run. */
export const programCommands: Readonly<Record<string, (pass: ProgramPass, options: Options) => Answer>> = {
  *evaluate({ document }) {
    const result = codeAnswer(document.program, processorTime, document.of);
    if ("fault" in result) throw new UserError(result.fault.message);
    yield JSON.stringify(result.answer);
    return undefined;
  },

  *steps(pass, { by, over }) {
    const { count, at } = programSteps(pass, (by ?? "number") as ProgramSize, overOf(over));
    yield '{"steps":';
    yield* listed(count, at);
    yield "}";
    return firstNonFinite(pass);
  },

  *train({ graph, plan, before: state }, { steps }) {
    yield* listed(steps, () => {
      update(state, plan);
      forward(plan);
      backward(plan);
      const parameters = graph.parameters.map((id) => {
        const { ref, shape } = graph.tensors[id];
        return [ref.base, nested({ shape, numbers: plan.values[id] })];
      });
      return { loss: jsonNumber(lossOf(plan)), parameters: Object.fromEntries(parameters) };
    });
    return undefined;
  },

  *check(pass, { method, step }) {
    const { plan } = pass;
    yield checkJson(finish(checkingPlan(plan, startingSlots(plan), method, step)));
    return firstNonFinite(pass);
  },

  *answers(pass, { text, reading }) {
    yield JSON.stringify(programAnswersReport(pass, text, reading));
    return undefined;
  },
};

/** `--over all`, `--over loops`, or the names of functions. */
function overOf(over: string | undefined): Over {
  if (over === "all") return "calls and loops";
  return over === "loops" ? over : (over?.split(",").map((name) => name.trim()) ?? []);
}

/** Why a command has no meaning for a program; nothing where it has. */
export function refusal(name: string, { document, graph }: ProgramPass): string | undefined {
  if (name === "sweep") return "sweep trains networks over a dataset; this is a program";
  if (name !== "train") return undefined;
  if (!document.optimizer)
    return 'train needs to know how: a document with an "optimizer", as {"type": "sgd", "learningRate": 0.1}';
  return graph.parameters.length === 0
    ? 'train needs something to change: "parameters" in the document, or tensors with requires_grad=True'
    : undefined;
}
