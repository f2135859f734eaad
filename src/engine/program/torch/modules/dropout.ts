import { Arguments } from "../../functions/function";
import type { Machine } from "../../machine/machine";
import { Float, type Value } from "../../values/value";
import { torchByName } from "../functions";
import { Module } from "../module";
import type { MakeModule } from "./makeModule";

/** Random in training: nothing can be computed then, but with p = 0. */
export function dropout(machine: Machine): MakeModule {
  return (positional, keywords) => {
    const settings = new Arguments(
      { machine, library: "torch", name: "Dropout", positional, keywords },
      "p inplace",
    );
    const given = settings.given("p") ?? new Float(0.5);
    const attributes = new Map<string, Value>([
      ["p", given],
      ["training", true],
    ]);
    return new Module(
      machine,
      "Dropout",
      attributes,
      (self, [x]) =>
        torchByName.get("dropout")?.call({
          machine,
          library: "torch",
          name: "dropout",
          positional: [x ?? null, given, self.attributes.get("training") ?? true],
          keywords: new Map(),
        }) ?? null,
      `Dropout(p=${machine.repr(given)}, inplace=False)`,
    );
  };
}
