import { inPlace } from "../arrays/inPlace";
import { dictKey, isTrue, iterate } from "../arrays/items";
import { applyBinary } from "../arrays/operators";
import { position } from "../arrays/positions";
import { insteadOfNamedTuple } from "../library/instead";
import { ProgramFault } from "../parse/tree/fault";
import type { Expression, Statement, StatementOf } from "../parse/tree/syntax";
import { NDArray } from "../values/ndarray";
import {
  ClassValue,
  Descriptor,
  Dict,
  Instance,
  LibraryObject,
  List,
  Namespace,
  type Value,
} from "../values/value";
import { executeTry } from "./control/attempts";
import { raised } from "./control/exceptions";
import { assign, noteUpdate } from "./control/targets";
import { makeFunction } from "./definitions/functions";
import { importModule, importNames } from "./definitions/modules";
import { type Evaluation, Leaving } from "./passes/evaluation";
import { classOfScope } from "./scopes/classes";
import { Scope } from "./scopes/scope";
import { asLoopVariable, variable } from "./scopes/variables";

/** Carries out one statement. @throws Leaving where it leaves its block */
export function execute(it: Evaluation, statement: Statement, scope: Scope): void {
  const { machine } = it;
  switch (statement.kind) {
    case "expression":
      it.evaluate(statement.value, scope);
      it.evaluated(statement.value, scope);
      return;
    case "assign": {
      const value = variable(machine, statement.value, it.evaluate(statement.value, scope));
      for (const target of statement.targets) assign(it, target, value, scope, it.isUpdate(statement));
      return;
    }
    case "update":
      update(it, statement, scope);
      return;
    case "if": {
      const test = it.evaluate(statement.test, scope);
      it.at(statement.test);
      it.execute(isTrue(machine, test) ? statement.body : statement.otherwise, scope);
      return;
    }
    case "for": {
      const iterable = it.evaluate(statement.iterable, scope);
      it.at(statement.iterable);
      const next = iterate(machine, iterable);
      loop(it, statement, scope, () => {
        const item = next();
        if (item === undefined) return false;
        assign(it, statement.target, asLoopVariable(machine, item), scope);
        return true;
      });
      return;
    }
    case "while":
      loop(it, statement, scope, () => {
        const test = it.evaluate(statement.test, scope);
        it.at(statement.test);
        return isTrue(machine, test);
      });
      return;
    case "def":
      define(it, statement, scope);
      return;
    case "class":
      defineClass(it, statement, scope);
      return;
    case "return":
      throw new Leaving("return", statement.value ? it.evaluate(statement.value, scope) : null);
    case "break":
    case "continue":
      throw new Leaving(statement.kind);
    case "pass":
    case "annotation":
      return;
    case "import":
      for (const imported of statement.modules) importModule(it, imported, scope);
      return;
    case "from":
      importNames(it, statement.module, statement.names, scope);
      return;
    case "assert": {
      const test = it.evaluate(statement.test, scope);
      it.at(statement.test);
      if (isTrue(machine, test)) return;
      const message = statement.message ? `: ${machine.str(it.evaluate(statement.message, scope))}` : "";
      throw new ProgramFault(`the assertion doesn't hold${message}`, statement.from, {
        type: "AssertionError",
        text: message.slice(2),
      });
    }
    case "with":
      withContexts(it, statement, scope);
      return;
    case "raise": {
      const again = it.handling.at(-1);
      if (!statement.value)
        throw again ?? new ProgramFault("there is no exception to raise again", statement.from);
      throw raised(machine, it.evaluate(statement.value, scope), statement.from);
    }
    case "try":
      executeTry(it, statement, scope);
      return;
    case "yield":
      throw new ProgramFault(
        "yield stands here inside of what can't be left and entered again",
        statement.from,
      );
    case "scope":
      for (const name of statement.names)
        (statement.which === "global" ? scope.globals : scope.nonlocals).add(name);
      return;
    case "delete":
      for (const target of statement.targets) remove(it, target, scope);
      return;
    case "unknown":
      throw new ProgramFault(`“${statement.what}” isn't part of the language here`, statement.from);
  }
}

function update(it: Evaluation, statement: StatementOf<"update">, scope: Scope): void {
  const { target, operator } = statement;
  const isUpdate = it.isUpdate(statement);
  const combined = (old: Value): Value => {
    const value = it.evaluate(statement.value, scope);
    it.at(statement);
    return (
      inPlace(it.machine, operator, old, value, isUpdate) ?? applyBinary(it.machine, operator, old, value)
    );
  };
  if (target.kind === "subscript") {
    const of = it.evaluate(target.of, scope);
    const index = it.evaluate(target.index, scope);
    it.at(target);
    const old = it.item(of, index);
    if (isUpdate) it.beforeChange(of instanceof NDArray ? of : old);
    const value = combined(old);
    if (isUpdate) noteUpdate(it, of, index, old);
    it.setItem(of, index, isUpdate && value !== old ? it.stopped(value) : value);
    if (isUpdate && of instanceof NDArray) it.machine.tape.forget(of);
    return;
  }
  if (target.kind === "attribute") {
    const of = it.evaluate(target.of, scope);
    it.at(target);
    const old = it.attribute(of, target.name);
    if (isUpdate) it.beforeChange(old);
    const value = combined(old);
    if (isUpdate) noteUpdate(it, of, target.name, old);
    it.setAttribute(of, target.name, isUpdate && value !== old ? it.stopped(value) : value);
    return;
  }
  const old = it.evaluate(target, scope);
  if (isUpdate) it.beforeChange(old);
  const value = combined(old);
  if (isUpdate && value === old && old instanceof NDArray) it.passes.updated(old.storage, "");
  assign(it, target, value, scope, isUpdate);
}

function loop(
  it: Evaluation,
  statement: StatementOf<"for" | "while">,
  scope: Scope,
  next: () => boolean,
): void {
  const isWhole = it.passes.during(statement, scope, (pass) => {
    for (let k = 1; next(); k++) {
      it.machine.budget.spend(1);
      try {
        pass(() =>
          it.within({ kind: "pass", pass: k }, statement.from, () => it.execute(statement.body, scope)),
        );
      } catch (leaving) {
        if (!(leaving instanceof Leaving) || leaving.kind === "return") throw leaving;
        if (leaving.kind === "break") return false;
      }
    }
    return true;
  });
  if (isWhole) it.execute(statement.otherwise, scope);
}

function define(it: Evaluation, statement: StatementOf<"def">, scope: Scope): void {
  let made: Value = makeFunction(it, statement.name, statement.parameters, statement.body, scope);
  for (const decorator of [...statement.decorators].reverse()) {
    const name =
      decorator.kind === "name" ? decorator.name : decorator.kind === "attribute" ? decorator.name : "";
    if (name === "property" || name === "staticmethod" || name === "classmethod")
      made = new Descriptor(name, made);
    else if (!/^(jit|abstractmethod)$/.test(name === "" ? calledName(decorator) : name))
      made = it.call(it.evaluate(decorator, scope), [made]);
  }
  it.bind(statement.name, made, scope);
}

const calledName = (decorator: Expression): string =>
  decorator.kind === "call" && "name" in decorator.callee ? decorator.callee.name : "";

function defineClass(it: Evaluation, statement: StatementOf<"class">, scope: Scope): void {
  const bases = statement.bases
    .map((base) => it.evaluate(base, scope))
    .filter((base) => {
      if (base instanceof ClassValue) return true;
      if (it.machine.repr(base).includes("object")) return false;
      const isNamedTuple = base instanceof Namespace && base.name === "NamedTuple";
      throw new ProgramFault(
        `a class can only come from a class of the program or from nn.Module${isNamedTuple ? `: ${insteadOfNamedTuple}` : ""}`,
        statement.from,
      );
    });
  const made = new ClassValue(statement.name, bases as ClassValue[]);
  const inner = new Scope("class", scope, new Set(), statement.name);
  it.execute(statement.body, inner);
  classOfScope.set(inner, made);
  for (const [name, value] of inner.values) made.attributes.set(name, value);
  made.annotated = statement.body.flatMap((one) => annotatedName(one) ?? []);
  let bound: Value = made;
  for (const decorator of [...statement.decorators].reverse())
    bound = it.call(it.evaluate(decorator, scope), [bound]);
  it.bind(statement.name, bound, scope);
}

function annotatedName(statement: Statement): string | undefined {
  const target =
    statement.kind === "annotation"
      ? statement.target
      : statement.kind === "assign" && statement.isAnnotated
        ? statement.targets[0]
        : undefined;
  return target?.kind === "name" ? target.name : undefined;
}

/** `with`: gradients off or on, or an object that has `__enter__` and `__exit__`. */
function withContexts(it: Evaluation, statement: StatementOf<"with">, scope: Scope): void {
  const { tape } = it.machine;
  const before = tape.isRecording;
  const entered: Instance[] = [];
  const leave = (object: Instance) =>
    it.machine.methodOf(object, "__exit__")?.call([null, null, null], new Map());
  try {
    for (const { context, name } of statement.items) {
      const value = it.evaluate(context, scope);
      const kind = value instanceof LibraryObject ? value.typeName : "";
      let bound = value;
      if (value instanceof Instance) {
        const enter = it.machine.methodOf(value, "__enter__");
        if (!enter) throw new ProgramFault(`an object of ${value.of.name} has no __enter__`, context.from);
        bound = enter.call([], new Map());
        entered.push(value);
      } else if (kind === "no_grad") tape.isRecording = false;
      else if (kind === "enable_grad") tape.isRecording = true;
      else if (kind !== "skipped" && kind !== "errstate" && kind !== "set_grad_enabled")
        throw new ProgramFault("with is for torch.no_grad() here", context.from);
      if (name) it.bind(name, bound, scope);
    }
    it.execute(statement.body, scope);
  } finally {
    tape.isRecording = before;
    for (const object of entered.reverse()) leave(object);
  }
}

function remove(it: Evaluation, target: Expression, scope: Scope): void {
  if (target.kind === "name") {
    if (scope.owner(target.name).values.delete(target.name)) return;
    it.evaluate(target, scope);
    throw new ProgramFault(`${target.name} can't be deleted here: it has its value elsewhere`, target.from);
  }
  if (target.kind !== "subscript")
    throw new ProgramFault("only a name or an item can be deleted", target.from);
  const of = it.evaluate(target.of, scope);
  const index = it.evaluate(target.index, scope);
  it.at(target);
  if (of instanceof List) of.items.splice(position(index, of.items.length), 1);
  else if (of instanceof Dict && of.entries.has(dictKey(index))) of.entries.delete(dictKey(index));
  else throw new ProgramFault("there is no such item to delete");
}
