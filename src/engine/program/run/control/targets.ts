import { itemsOf } from "../../arrays/items";
import { ProgramFault } from "../../parse/tree/fault";
import type { Expression, ExpressionOf } from "../../parse/tree/syntax";
import { NDArray } from "../../values/ndarray";
import { List, type Value } from "../../values/value";
import type { Evaluation } from "../passes/evaluation";
import type { Scope } from "../scopes/scope";
import { asLoopVariable } from "../scopes/variables";

/** Gives a target a value: a name, several, an item or an attribute. */
export function assign(
  it: Evaluation,
  target: Expression,
  value: Value,
  scope: Scope,
  isUpdate = false,
): void {
  switch (target.kind) {
    case "name":
      it.at(target);
      it.bind(target.name, value, scope, isUpdate);
      return;
    case "attribute": {
      const of = it.evaluate(target.of, scope);
      it.at(target);
      if (isUpdate) noteUpdate(it, of, target.name, null);
      it.setAttribute(of, target.name, isUpdate ? it.stopped(value) : value);
      return;
    }
    case "subscript": {
      const of = it.evaluate(target.of, scope);
      const index = it.evaluate(target.index, scope);
      it.at(target);
      if (isUpdate) noteUpdate(it, of, index, null);
      it.setItem(of, index, isUpdate ? it.stopped(value) : value);
      return;
    }
    case "tuple":
    case "list": {
      it.at(target);
      unpack(
        it,
        target.items,
        itemsOf(it.machine, value).map((item) => asLoopVariable(it.machine, item)),
        scope,
      );
      return;
    }
    default:
      throw new ProgramFault("this can't be assigned to", target.from);
  }
}

/** Says what a step updates: an array that is changed in place, or else what an object or a dict keeps under a key. */
export function noteUpdate(it: Evaluation, of: Value, key: Value, old: Value): void {
  const array =
    old instanceof NDArray && old.kind !== "scalar" ? old : of instanceof NDArray ? of : undefined;
  if (array) it.passes.updated(array.storage, "");
  else if (typeof of === "object" && of !== null) it.passes.updated(of, it.machine.repr(key));
}

function unpack(
  it: Evaluation,
  targets: readonly Expression[],
  values: readonly Value[],
  scope: Scope,
): void {
  const star = targets.findIndex(({ kind }) => kind === "starred");
  if (star < 0) {
    if (targets.length !== values.length)
      throw new ProgramFault(
        `${targets.length} names on the left, but ${values.length} ${values.length === 1 ? "value" : "values"} on the right`,
        undefined,
        {
          type: "ValueError",
          text:
            values.length < targets.length
              ? `not enough values to unpack (expected ${targets.length}, got ${values.length})`
              : `too many values to unpack (expected ${targets.length})`,
        },
      );
    targets.forEach((target, k) => {
      assign(it, target, values[k], scope);
    });
    return;
  }
  const behind = targets.length - star - 1;
  if (values.length < targets.length - 1)
    throw new ProgramFault(
      `at least ${targets.length - 1} values are needed, but there are ${values.length}`,
    );
  targets.forEach((target, k) => {
    if (k < star) assign(it, target, values[k], scope);
    else if (k === star)
      assign(
        it,
        (target as ExpressionOf<"starred">).of,
        new List(values.slice(star, values.length - behind)),
        scope,
      );
    else assign(it, target, values[values.length - targets.length + k], scope);
  });
}
