import { ProgramFault } from "../../parse/tree/fault";
import type { Value } from "../../values/value";

/** Names and their values: of the module, of one call of a function, of a class body, of a comprehension. */
export class Scope {
  readonly values = new Map<string, Value>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();
  readonly kind: "module" | "function" | "class" | "comprehension";
  readonly parent: Scope | undefined;
  /** The names that the function assigns to, which are its own. */
  readonly locals: ReadonlySet<string>;
  readonly name: string;

  constructor(
    kind: Scope["kind"],
    parent: Scope | undefined,
    locals: ReadonlySet<string> = new Set(),
    name = "",
  ) {
    this.kind = kind;
    this.parent = parent;
    this.locals = locals;
    this.name = name;
  }

  get module(): Scope {
    return this.parent ? this.parent.module : this;
  }

  /** The value of a name, or nothing where it isn't bound here or outside. @throws ProgramFault where it is bound later */
  find(name: string): Value | undefined {
    if (this.globals.has(name)) return this.module.values.get(name);
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      if (scope.kind === "class" && scope !== this) continue;
      const value = scope.values.get(name);
      if (value !== undefined) return value;
      if (scope.locals.has(name) && !scope.nonlocals.has(name) && !scope.globals.has(name))
        throw new ProgramFault(
          `${name} is used before it has a value in ${scope.name}: it is assigned to there, so it is ${scope.name}'s own`,
          undefined,
          {
            type: "UnboundLocalError",
            text: `cannot access local variable '${name}' where it is not associated with a value`,
          },
        );
    }
    return undefined;
  }

  /** Where an assignment to that name goes. */
  owner(name: string): Scope {
    if (this.globals.has(name)) return this.module;
    if (this.kind === "comprehension") return this;
    if (this.nonlocals.has(name))
      for (let scope = this.parent; scope; scope = scope.parent)
        if (scope.kind === "function" && (scope.values.has(name) || scope.locals.has(name)))
          return scope.nonlocals.has(name) ? scope.owner(name) : scope;
    return this;
  }

  /** All names that can be seen from here. */
  *names(): Iterable<string> {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) yield* scope.values.keys();
  }
}
