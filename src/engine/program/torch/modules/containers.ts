import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Dict, List, type Value } from "../../values/value";
import { Module } from "../module";
import type { MakeModule } from "./makeModule";

export function sequential(machine: Machine): MakeModule {
  return (positional) => {
    const [first] = positional;
    const named: [string, Value][] =
      first instanceof Dict
        ? [...first.entries.values()].map(({ key, value }) => [String(key), value])
        : positional.map((value, k) => [String(k), value]);
    return new Module(machine, "Sequential", new Map(named), (self, [x]) =>
      self.items().reduce((value, layer) => machine.callValue(layer, [value]), x ?? null),
    );
  };
}

export const moduleList =
  (machine: Machine): MakeModule =>
  ([list]) =>
    new Module(
      machine,
      "ModuleList",
      new Map(list instanceof List ? list.items.map((value, k) => [String(k), value] as const) : []),
      () => {
        throw new ProgramFault("a ModuleList isn't called: call its modules");
      },
    );
