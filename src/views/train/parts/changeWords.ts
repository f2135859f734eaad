import type { SettingChange } from "../../../engine/document/parts/runState";
import { texToText } from "../../../engine/math/expressions/texToText";
import { shortNumber } from "../../../engine/math/format";
import { createLabels, withSubscripts, written } from "../../../engine/names/labels";
import { biasName, weightName } from "../../../engine/names/networkNames";
import { optimizers } from "../../../engine/optimizers";
import { learningRate } from "../../../engine/optimizers/optimizer";
import { penalties } from "../../../engine/penalties";
import { schedules } from "../../../engine/schedules";

/** What was changed, short enough for a mark on a curve: "η 0.01 → 0.1". */
export function changeWords({ field, from, to }: SettingChange): string {
  const parameter = parameterIn(field);
  if (parameter !== undefined && typeof from === "number" && typeof to === "number")
    return `${written(parameter, createLabels().text)} ${shortNumber(from, 4)} → ${shortNumber(to, 4)}`;
  return `${fieldWords(field)} ${valueWords(from)} → ${valueWords(to)}`;
}

/** The name of a weight or a bias by its path. */
function parameterIn(field: string): string | undefined {
  const [, layer, kind, brackets] = /^layers\[(\d+)\]\.(weights|bias)((?:\[\d+\])+)$/.exec(field) ?? [];
  if (layer === undefined) return undefined;
  const counted = Array.from(brackets.matchAll(/\d+/g), ([index]) => Number(index) + 1);
  const number = Number(layer) + 1;
  return kind === "bias" ? biasName(number, counted[0]) : weightName(number, counted[0], counted[1]);
}

function fieldWords(field: string): string {
  const [group, ...rest] = field.split(".");
  const name = rest[rest.length - 1];
  const layer = /^layers\[(\d+)\]$/.exec(group)?.[1];
  const declared = [
    learningRate,
    ...(group === "schedule" ? schedules : optimizers).flatMap(({ parameters }) => parameters),
    ...penalties.map(({ id, symbol }) => ({ name: id, symbol })),
  ].find((parameter) => parameter.name === name);
  const words = declared ? withSubscripts(texToText(declared.symbol)) : name === "type" ? group : name;
  return layer === undefined ? words : `${words} of layer ${Number(layer) + 1}`;
}

const valueWords = (value: number | string | null) =>
  value === null ? "none" : String(value).replace("-", "−");
