import { libraryByName } from "../../functions";
import { findMember, memberOf, moduleNamed } from "../../library/namespaces";
import { Skipped } from "../../library/skipped";
import { ProgramFault } from "../../parse/tree/fault";
import type { Imported } from "../../parse/tree/syntax";
import { Namespace } from "../../values/value";
import type { Evaluation } from "../passes/evaluation";
import type { Scope } from "../scopes/scope";

/** `import numpy as np`. */
export function importModule(it: Evaluation, { name, as }: Imported, scope: Scope): void {
  const found = moduleNamed(it.machine, name);
  // import torch.nn gives the name torch.
  if (as === name && name.includes(".")) {
    const [first] = name.split(".");
    it.bind(first, moduleNamed(it.machine, first), scope);
  } else it.bind(as, found, scope);
}

/** `from torch import nn`, `from numpy import *`. */
export function importNames(it: Evaluation, module: string, names: readonly Imported[], scope: Scope): void {
  const found = moduleNamed(it.machine, module);
  for (const { name, as } of names) {
    if (name === "*") {
      if (found instanceof Namespace) importAll(it, found, scope);
      continue;
    }
    if (found instanceof Skipped) it.bind(as, found.attribute(name), scope);
    else if (module === "typing" || module === "__future__" || module === "warnings")
      it.bind(as, new Namespace(name), scope);
    else if (found instanceof Namespace) it.bind(as, memberOf(it.machine, found, name), scope);
    else throw new ProgramFault(`${module} has no ${name} here`);
  }
}

function importAll(it: Evaluation, module: Namespace, scope: Scope): void {
  for (const name of [...libraryByName.keys(), "pi", "e", "inf", "nan", "newaxis", "linalg", "random"]) {
    const value = findMember(it.machine, module, name);
    if (value !== undefined && !scope.values.has(name)) scope.values.set(name, value);
  }
}
