import { learningRateNow, scheduleOf } from "../document/variants";
import { constant } from "../math/expression";
import { shortNumber } from "../math/format";
import { print, texToText, uses } from "../math/print";
import { withSubscripts } from "../names/labels";
import { learningRate } from "../optimizers/optimizer";
import type { Pass } from "../pass/pass";
import { wholeOf } from "../steps/group";
import type { Step } from "../steps/trace";
import { textNumbers } from "./formulaStyles";

/** Where the learning rate in the step comes from, as a sentence; nothing where it has none, or no schedule changes it. */
export function rateWords({ group, k }: Step, { document, before }: Pass): string {
  const schedule = scheduleOf(document);
  const { symbol: letter, value } = learningRateNow(document);
  if (!schedule || !uses(wholeOf(group, k).tex, letter)) return "";
  const { rule, settings } = schedule;
  const base = constant(learningRate.symbol, document.optimizer.learningRate);
  const constants = Object.fromEntries(
    rule.parameters.map(({ name, symbol }) => [name, constant(symbol, settings[name])]),
  );
  const written = print(rule.expression(base, before.epoch, constants), textNumbers);
  const rate = shortNumber(value);
  const result = written === rate ? "" : ` = ${rate}`;
  const symbol = withSubscripts(texToText(letter));
  const epochs = before.epoch === 1 ? "1 epoch" : `${before.epoch} epochs`;
  return `The schedule gives the learning rate after ${epochs}: ${symbol} = ${written}${result}.`;
}
