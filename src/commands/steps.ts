import { plainStepText } from "../engine/explain/plainStepText";
import { type Over, type ProgramSize, programSizes, programSteps } from "../engine/explain/programSteps";
import { type JsonNumber, jsonNumber } from "../engine/math/jsonNumber";
import { nameOf } from "../engine/names/canonicalName";
import { createNotation } from "../engine/names/notation";
import { type StepSize, stepSizes } from "../engine/names/presentation";
import { runPass } from "../engine/pass/pass";
import { firstNonFinite } from "../engine/steps/nonFinite";
import { createTrace } from "../engine/steps/trace";
import { documentCommand, jsonArrayParts } from "./documents/documentCommand";

/** Every step with its formula, numbers, value, words and what it reads. */
export default documentCommand({
  name: "steps",
  usage: `FILE [--by layer, unit or term; of a program line, number or term]
        [--over all, loops or NAME,…]`,
  options: { by: { type: "string" }, over: { type: "string" } },
  /** `by` is the usual size of the model where absent; `over` the calls and loops of a program that are stepped over. */
  settings: ({ by, over }) => ({ by, over: overOf(over) }),

  *network(document, { by }) {
    const pass = runPass(document);
    const trace = createTrace(pass, by as StepSize | undefined);
    const notation = createNotation(document.names);
    yield '{"steps":';
    yield* jsonArrayParts(trace.count, (index) => {
      const step = trace.at(index);
      const { phase, example, value, reads } = step;
      const { symbols, substituted, words } = plainStepText(step, pass, notation);
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

  *program(pass, { by, over }) {
    const { count, at } = programSteps(pass, (by ?? "number") as ProgramSize, over);
    yield '{"steps":';
    yield* jsonArrayParts(count, at);
    yield "}";
    return firstNonFinite(pass);
  },

  refusesNetwork: (_document, { by }) => sizeFault(by, stepSizes),
  refusesProgram: (_pass, { by }) => sizeFault(by, Object.keys(programSizes)),
});

/** `--by` names sizes that the other kind of model has. */
const sizeFault = (by: string | undefined, sizes: readonly string[]) =>
  by === undefined || sizes.includes(by) ? undefined : `--by is one of ${sizes.join(", ")}, but is ${by}`;

/** `--over all`, `--over loops`, or the names of functions. */
function overOf(over: string | undefined): Over {
  if (over === "all") return "calls and loops";
  return over === "loops" ? over : (over?.split(",").map((name) => name.trim()) ?? []);
}

function jsonValue(value: number | number[] | number[][]): unknown {
  return Array.isArray(value) ? value.map(jsonValue) : (jsonNumber(value) satisfies JsonNumber);
}
