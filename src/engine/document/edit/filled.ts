import { type Parameter, type Settings, settingsOf } from "../../math/parameter";
import { valueFault } from "../faults/valueFault";

/** A value for each parameter: the given one where it is in range, else the fallback or the default. */
export function filled(parameters: readonly Parameter[], given: Settings, fallback: Settings = {}): Settings {
  return Object.fromEntries(
    parameters.map((parameter) => {
      const value = given[parameter.name];
      const fits = value !== undefined && valueFault(value, parameter) === undefined;
      return [parameter.name, fits ? value : (fallback[parameter.name] ?? parameter.default)];
    }),
  );
}

/** Values as a document has them: without those that it may leave out, where they are the usual ones. */
export function withoutUsualValues(parameters: readonly Parameter[], values: Settings): Settings {
  const needed = parameters.filter(
    ({ name, since, default: usual }) => since === undefined || values[name] !== usual,
  );
  return settingsOf(needed, values);
}
