import type { TrainableDocument } from "../document";
import type { Fault } from "../fault";
import { trainingFaults } from "../faults/trainingFaults";
import { valueFault } from "../faults/valueFault";
import type { VariedValue } from "../parts/sweepDocument";
import { mostRuns, type SweepDocument, type SweptSetting } from "../parts/sweepDocument";
import { cellsOf, type SweepingDocument, settingsOfRun } from "./plannedRuns";
import type { VariedSetting } from "./settings/variedSetting";
import { variedSettings } from "./variedSettings";
import { variedValueFault } from "./variedValues";

/** What is wrong with a sweep whose parts have the right form, and with the runs that it asks for. */
export function sweepFaults(document: SweepingDocument): Fault[] {
  const { sweep } = document;
  const faults = [...settingFaults(document, sweep), ...listFaults(sweep), ...planFaults(sweep)];
  return faults.length > 0 ? faults : plannedRunFaults(document);
}

function settingFaults(document: TrainableDocument, { settings, draw, runs }: SweepDocument): Fault[] {
  if (settings.length === 0)
    return [{ path: "sweep.settings", message: "is empty: name at least one setting to vary" }];
  return settings.flatMap((swept, k) => {
    const path = `sweep.settings[${k}]`;
    const rule = variedSettings.find(({ id }) => id === swept.setting);
    if (!rule)
      return [
        {
          path: `${path}.setting`,
          message: `"${swept.setting}" is not one of ${variedSettings.map(({ id }) => id).join(", ")}`,
        },
      ];
    if (settings.findIndex(({ setting }) => setting === swept.setting) < k)
      return [{ path: `${path}.setting`, message: `${swept.setting} is there twice` }];
    // The optimizer's own settings may belong to one that the sweep chooses.
    const chosen = settings.some(({ setting }) => setting === "optimizer" || setting === "hiddenLayers");
    if (!chosen && rule.fits && !rule.fits(document))
      return [{ path: `${path}.setting`, message: `this document has no ${rule.label}` }];
    return "values" in swept
      ? valueFaults(path, rule, swept.values, runs !== undefined)
      : rangeFaults(path, rule, swept, draw !== undefined);
  });
}

function valueFaults(
  path: string,
  rule: VariedSetting,
  values: readonly VariedValue[],
  listed: boolean,
): Fault[] {
  if (values.length === 0 && !listed)
    return [{ path: `${path}.values`, message: "is empty: give at least one value" }];
  return values.flatMap((value, k) => {
    const message = values.indexOf(value) < k ? `${value} is there twice` : variedValueFault(rule, value);
    return message ? [{ path: `${path}.values[${k}]`, message }] : [];
  });
}

function rangeFaults(
  path: string,
  { parameter, label }: VariedSetting,
  { from, to, scale }: Extract<SweptSetting, { from: number }>,
  isDrawn: boolean,
): Fault[] {
  if (!isDrawn)
    return [{ path, message: "is a range, and a grid needs values; draw at random, or list them" }];
  if (!parameter) return [{ path, message: `is a range, but ${label} is a choice: give values` }];
  const faults: Fault[] = [
    { path: `${path}.from`, message: valueFault(from, parameter) ?? "" },
    { path: `${path}.to`, message: valueFault(to, parameter) ?? "" },
  ].filter(({ message }) => message !== "");
  if (faults.length === 0 && from >= to)
    faults.push({ path: `${path}.to`, message: `is ${to}, and must be above from, which is ${from}` });
  if (faults.length === 0 && scale === "log" && from <= 0)
    faults.push({ path: `${path}.from`, message: `is ${from}; a logarithmic range starts above 0` });
  return faults;
}

function listFaults({ settings, runs, draw }: SweepDocument): Fault[] {
  if (!runs) return [];
  if (draw)
    return [{ path: "sweep.draw", message: "can't stand beside runs: either they are listed or drawn" }];
  if (runs.length === 0) return [{ path: "sweep.runs", message: "is empty: list at least one run" }];
  return runs.flatMap((values, k) => {
    const path = `sweep.runs[${k}]`;
    if (values.length !== settings.length)
      return [{ path, message: `has ${values.length} values, but there are ${settings.length} settings` }];
    return values.flatMap((value, index) => {
      const rule = variedSettings.find(({ id }) => id === settings[index].setting);
      const message = rule && variedValueFault(rule, value);
      return message ? [{ path: `${path}[${index}]`, message }] : [];
    });
  });
}

function planFaults(sweep: SweepDocument): Fault[] {
  const cells = sweep.draw?.count ?? sweep.runs?.length ?? productOf(sweep.settings);
  const count = cells * sweep.repeats;
  return count > mostRuns
    ? [{ path: "sweep", message: `asks for ${count} runs; ${mostRuns} are the most` }]
    : [];
}

const productOf = (settings: readonly SweptSetting[]) =>
  settings.reduce((product, setting) => product * ("values" in setting ? setting.values.length : 1), 1);

/** The first fault of a run, each kind once: a grid of a thousand mustn't give a thousand sentences. */
function plannedRunFaults(document: SweepingDocument): Fault[] {
  const { sweep } = document;
  if (document.sweep.settings.some((setting) => !("values" in setting)) && !sweep.draw) return [];
  for (const [cell, values] of cellsOf(sweep).entries()) {
    const [fault] = trainingFaults(settingsOfRun(document, { cell, repeat: 0, values }));
    if (!fault) continue;
    const names = sweep.settings.map(({ setting }, index) => `${setting} ${values[index]}`).join(", ");
    return [{ path: "sweep", message: `with ${names}: ${fault.path} ${fault.message}` }];
  }
  return [];
}
