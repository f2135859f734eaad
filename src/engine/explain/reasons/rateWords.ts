import { learningRateSymbol } from "../../document/learningRate";
import { constant } from "../../math/expressions/expression";
import { print, showsLetter } from "../../math/expressions/print";
import { texToText } from "../../math/expressions/texToText";
import { shortNumber } from "../../math/format";
import { withSubscripts } from "../../names/labels";
import { learningRate } from "../../optimizers/optimizer";
import type { GraphPass } from "../../pass/pass";
import { wholeOf } from "../../steps/groups/group";
import type { Step } from "../../steps/trace";
import { textNumbers } from "../formula/formulaStyles";

/** Where the learning rate in the step comes from, as a sentence; nothing where it has none, or no schedule changes it. */
export function rateWords({ group, k }: Step, { before }: GraphPass): string {
  const { schedule, epoch, settings } = before;
  const symbol = learningRateSymbol(epoch);
  if (!schedule || !showsLetter(wholeOf(group, k).tex, symbol)) return "";
  const { rule, base } = schedule;
  const constants = Object.fromEntries(
    rule.parameters.map(({ name, symbol: letter }) => [name, constant(letter, schedule.settings[name])]),
  );
  const written = print(rule.expression(constant(learningRate.symbol, base), epoch, constants), textNumbers);
  const rate = shortNumber(settings.learningRate);
  const result = written === rate ? "" : ` = ${rate}`;
  const epochs = epoch === 1 ? "1 epoch" : `${epoch} epochs`;
  return `The schedule gives the learning rate after ${epochs}: ${withSubscripts(texToText(symbol))} = ${written}${result}.`;
}
