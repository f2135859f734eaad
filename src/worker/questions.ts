import { parseQuantity } from "../engine/network/quantity";
import type { Pass } from "../engine/run/pass";
import { pathsOf } from "../engine/run/paths";
import type { Command, Report } from "./protocol";

/** Answers what goes deeper than a step; loaded with the first such question. */
export function answerQuestion({ id, weight }: Extract<Command, { kind: "paths" }>, pass: Pass): Report {
  const quantity = parseQuantity(weight);
  if (quantity?.kind !== "plain") throw new Error(`worker: ${weight} is no weight`);
  return { kind: "paths", id, weight, paths: pathsOf(pass, quantity.of) };
}
