import { valueFault } from "../faults/valueFault";
import type { VariedValue } from "../parts/sweepDocument";
import type { VariedSetting } from "./settings/variedSetting";

/** Why a setting can't have a value, as words that go on after it; nothing where it can. */
export function variedValueFault(
  { parameter, choices }: VariedSetting,
  value: VariedValue,
): string | undefined {
  if (choices?.some(({ id }) => id === value)) return undefined;
  if (typeof value === "number" && parameter) return valueFault(value, parameter);
  const ids = choices?.map(({ id }) => id).join(", ");
  if (!parameter) return `must be one of ${ids}`;
  return choices ? `must be a number, or one of ${ids}` : "must be a number";
}

/** A value as a reader types it: a number, or a choice by its id or label. */
export function readVariedValue(
  setting: VariedSetting,
  word: string,
): { readonly value: VariedValue } | { readonly fault: string } {
  const typed = word.trim().toLowerCase();
  const choice = setting.choices?.find(({ id, label }) =>
    [id, label].some((name) => name.toLowerCase() === typed),
  );
  const number = Number(typed.replace("−", "-"));
  const value =
    choice?.id ?? (setting.parameter && typed !== "" && !Number.isNaN(number) ? number : word.trim());
  const fault = variedValueFault(setting, value);
  return fault === undefined ? { value } : { fault };
}

/** How a value is shown: a choice by its label. */
export function valueLabel({ choices }: VariedSetting, value: VariedValue): string {
  return choices?.find(({ id }) => id === value)?.label ?? String(value);
}
