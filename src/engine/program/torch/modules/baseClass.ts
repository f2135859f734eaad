import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { ClassValue, FunctionValue, Instance } from "../../values/value";
import { beginModule, moduleMethod, moduleText } from "../module";

/** `nn.Module`, from which a program's own classes come. */
export function baseClass(machine: Machine): ClassValue {
  const base = new ClassValue("Module", []);
  const own = (name: string) =>
    new FunctionValue(name, ([self, ...rest], keywords) => {
      if (!(self instanceof Instance)) throw new ProgramFault(`${name} is called on a module`);
      const method = moduleMethod(machine, self, self.attributes, name) as FunctionValue;
      return method.call(rest, keywords);
    });
  base.attributes.set(
    "__init__",
    new FunctionValue("__init__", ([self]) => {
      if (self instanceof Instance) beginModule(self);
      return null;
    }),
  );
  base.attributes.set("training", true);
  base.attributes.set(
    "__repr__",
    new FunctionValue("__repr__", ([self]) =>
      self instanceof Instance ? moduleText(machine, self.of.name, self.attributes) : "Module()",
    ),
  );
  base.attributes.set(
    "register_buffer",
    new FunctionValue("register_buffer", ([self, name, value]) => {
      if (self instanceof Instance && typeof name === "string") self.attributes.set(name, value ?? null);
      return null;
    }),
  );
  base.attributes.set(
    "__call__",
    new FunctionValue("__call__", ([self, ...rest], keywords) =>
      machine.callValue(machine.attributeOf(self, "forward"), rest, keywords),
    ),
  );
  for (const name of [
    "parameters",
    "named_parameters",
    "state_dict",
    "load_state_dict",
    "zero_grad",
    "children",
    "named_children",
    "modules",
    "apply",
    "train",
    "eval",
    "to",
    "double",
    "float",
    "requires_grad_",
    "cpu",
  ])
    base.attributes.set(name, own(name));
  return base;
}
