import { type Path, readPath } from "../../../engine/document/changes";
import { parameterIn, plainParameter } from "../../../engine/document/parameterPath";
import type { SettingChange } from "../../../engine/document/parts/runState";
import { texToText } from "../../../engine/math/expressions/texToText";
import { shortNumber, withMinusSigns } from "../../../engine/math/format";
import { createLabels, withSubscripts } from "../../../engine/names/labels";
import { numberOf } from "../../../engine/names/quantity";
import { optimizers } from "../../../engine/optimizers";
import { learningRate } from "../../../engine/optimizers/optimizer";
import { penalties } from "../../../engine/penalties";
import { schedules } from "../../../engine/schedules";

/** What was changed, short enough for a mark on a curve: "η 0.01 → 0.1". */
export function settingChangeWords({ field, from, to }: SettingChange): string {
  const parameter = parameterIn(field);
  if (parameter !== undefined && typeof from === "number" && typeof to === "number")
    return `${createLabels().text(numberOf(plainParameter(parameter)))} ${shortNumber(from, 4)} → ${shortNumber(to, 4)}`;
  return `${settingWords(readPath(field))} ${valueWords(from)} → ${valueWords(to)}`;
}

function settingWords(path: Path): string {
  const group = String(path[0]);
  const name = String(path[path.length - 1]);
  const layer = group === "layers" ? path[1] : undefined;
  const declared = [
    learningRate,
    ...(group === "schedule" ? schedules : optimizers).flatMap(({ parameters }) => parameters),
    ...penalties.map(({ id, symbol }) => ({ name: id, symbol })),
  ].find((parameter) => parameter.name === name);
  const words = declared ? withSubscripts(texToText(declared.symbol)) : name === "type" ? group : name;
  return layer === undefined ? words : `${words} of layer ${Number(layer) + 1}`;
}

const valueWords = (value: number | string | null) =>
  value === null ? "none" : withMinusSigns(String(value));
