import type { GraphPass } from "../../pass/pass";
import { createTrace, type Trace } from "../../steps/trace";

const traces = new WeakMap<GraphPass, Trace>();

/** The steps of a pass by unit. They read their numbers when they are asked, so the same serve all along. */
export function unitsOf(pass: GraphPass): Trace {
  const known = traces.get(pass) ?? createTrace(pass);
  traces.set(pass, known);
  return known;
}
