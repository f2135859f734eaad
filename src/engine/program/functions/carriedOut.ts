import { changeInPlace } from "../arrays/inPlace";
import { write } from "../tape/writing";
import { NDArray } from "../values/ndarray";
import { isNumberLike, type Value } from "../values/value";
import { argumentsTakenApart, isElsewhere, unsupported } from "./arguments/takenApart";
import type { BuiltIn, Call } from "./function";

/** Arguments that change no number here: what is shown or reported, whether things are copied, how they are computed. */
const withoutEffect = new Set(
  (
    "copy _stacklevel verbose err_msg msg retain_graph like subok casting kind foreach flags op_flags " +
    "optimize error_if_nonfinite"
  ).split(" "),
);

/** The named arguments of a call, which remember which of them a function has looked at. */
class Keywords extends Map<string, Value> {
  private seen: Set<string> | undefined;

  override get(name: string): Value | undefined {
    this.see([name]);
    return super.get(name);
  }

  override has(name: string): boolean {
    this.see([name]);
    return super.has(name);
  }

  override keys() {
    this.see(super.keys());
    return super.keys();
  }

  override values() {
    this.see(super.keys());
    return super.values();
  }

  override entries() {
    this.see(super.keys());
    return super.entries();
  }

  override [Symbol.iterator]() {
    return this.entries();
  }

  private see(names: Iterable<string>): void {
    this.seen ??= new Set();
    for (const name of names) this.seen.add(name);
  }

  /** What nothing has looked at. */
  unseen(): [string, Value][] {
    return [...super.entries()].filter(([name]) => !this.seen?.has(name));
  }
}

/**
 * Carries out a call as a program writes it. What a function of NumPy or PyTorch takes without heeding it would change
 * the numbers silently: it is refused.
 * @throws ProgramFault for an argument that isn't heeded
 */
export function carriedOut(builtIn: BuiltIn, call: Call): Value {
  if (call.library === "python") return builtIn.call(call);
  const keywords = call.keywords.size === 0 ? undefined : new Keywords(call.keywords);
  const watched = keywords ? { ...call, keywords } : call;
  const result = builtIn.call(watched);
  const lists = argumentsTakenApart(watched).map((given) => given.unheeded());
  // Where a call is taken apart twice, it is enough that one of them is heeded.
  const byArguments = (lists[0] ?? []).filter(([name]) =>
    lists.every((list) => list.some(([other]) => other === name)),
  );
  const unheeded = [...byArguments, ...(keywords?.unseen() ?? [])];
  const wrong = unheeded.find(([name, value]) => !hasNoEffect(call, name, value));
  if (wrong) throw unsupported(call.name, wrong[0]);
  const target = call.positional[0];
  const isInPlace =
    call.name.endsWith("relu_") || unheeded.some(([name, value]) => name === "inplace" && value === true);
  if (isInPlace && target instanceof NDArray) {
    changeInPlace(call.machine, target, result, call.name);
    return target;
  }
  const out = call.keywords.get("out");
  if (!(out instanceof NDArray) || !isNumberLike(result)) return result;
  write(call.machine.tape, out, result);
  return out;
}

function hasNoEffect(call: Call, name: string, value: Value): boolean {
  if (value === null) return true;
  // The order in which numbers lie; only "F" changes what a flat array is.
  if (name === "order") return value !== "F";
  if (name === "inplace") return call.library === "torch";
  if (name === "out") return call.keywords.get("out") === value;
  return withoutEffect.has(name) || isElsewhere(call.library, name);
}
