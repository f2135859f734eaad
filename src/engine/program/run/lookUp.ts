import { libraryByName, pythonByName } from "../functions";
import { contextNamed } from "../library/contexts";
import { bound } from "../library/namespaces";
import { locationAt } from "../parse/tree/fault";
import { moduleClasses } from "../torch/modules";
import { Float, Namespace, type Value } from "../values/value";
import { exceptionClasses } from "./control/exceptions";
import type { Evaluation } from "./passes/evaluation";
import { parentIn } from "./scopes/classes";
import type { Scope } from "./scopes/scope";
import { unknownName } from "./scopes/unknownName";

/** Modules that are known by their usual names also where they aren't imported. */
const usualNames: Readonly<Record<string, string>> = {
  np: "numpy",
  numpy: "numpy",
  torch: "torch",
  nn: "torch.nn",
  F: "torch.nn.functional",
  optim: "torch.optim",
  math: "math",
};

/** The value of a name: the program's, Python's own, or a function of the libraries. @throws ProgramFault naming the nearest */
export function lookUp(it: Evaluation, name: string, scope: Scope): Value {
  const found = scope.find(name);
  if (found !== undefined) return found;
  const { machine } = it;
  const python = pythonByName.get(name);
  if (python) return bound(machine, name, python, "python");
  if (name === "__name__") return "__main__";
  if (name === "super") return parentIn(scope);
  const exception = exceptionClasses(machine).get(name);
  if (exception) return exception;
  if (Object.hasOwn(usualNames, name)) return new Namespace(usualNames[name]);
  const library = libraryByName.get(name);
  if (library) return bound(machine, name, library, "numpy");
  if (name === "no_grad") return contextNamed(machine, name) ?? null;
  if (name === "pi") return new Float(Math.PI);
  if (name === "inf") return new Float(Number.POSITIVE_INFINITY);
  const layer = moduleClasses(machine).get(name);
  if (layer) return layer;
  const known = [...scope.names(), ...pythonByName.keys(), ...libraryByName.keys()];
  throw unknownName(name, known, it.program, it.index, (offset) => locationAt(it.source, offset).line);
}
