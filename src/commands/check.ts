import { jsonNumber } from "../engine/math/jsonNumber";
import { runPass } from "../engine/pass/pass";
import { startingSlots } from "../engine/pass/slot";
import { finish } from "../engine/pass/work";
import { firstNonFinite } from "../engine/steps/nonFinite";
import { type Check, checkGradients, checkingPlan, type DifferenceMethod } from "../engine/studies/check";
import { documentCommand } from "./documents/documentCommand";
import { UserError } from "./shell/errors";

/** Gradients against finite differences. */
export default documentCommand({
  name: "check",
  usage: "FILE [--method central or forward (central)] [--step H (1e-5)]",
  options: { method: { type: "string", default: "central" }, step: { type: "string", default: "1e-5" } },

  settings(values) {
    const { method } = values;
    if (method !== "central" && method !== "forward")
      throw new UserError(`--method is central or forward, but is ${method}`);
    const step = Number(values.step);
    if (!(step > 0 && Number.isFinite(step)))
      throw new UserError(`--step is a number above 0, but is ${values.step}`);
    return { method: method as DifferenceMethod, step };
  },

  *network(document, { method, step }) {
    yield checkJson(checkGradients(document, method, step));
    return firstNonFinite(runPass(document));
  },

  *program(pass, { method, step }) {
    const { plan } = pass;
    yield checkJson(finish(checkingPlan(plan, startingSlots(plan), method, step)));
    return firstNonFinite(pass);
  },
});

const checkJson = ({ method, step, largest, entries }: Check) =>
  JSON.stringify({
    method,
    step,
    largest: jsonNumber(largest),
    entries: entries.map((entry) => ({
      ...entry,
      analytic: jsonNumber(entry.analytic),
      numeric: jsonNumber(entry.numeric),
      relative: jsonNumber(entry.relative),
    })),
  });
