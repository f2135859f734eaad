import { carriedOut } from "../functions/carriedOut";
import type { BuiltIn, Call } from "../functions/function";
import type { Draws } from "../generators/draws";
import { ProgramFault } from "../parse/tree/fault";
import { FunctionValue, LibraryObject, type Value } from "../values/value";
import { distributions } from "./distributions";

/** `np.random.RandomState(seed)`, or `np.random.default_rng(seed)`. */
export class Generator extends LibraryObject {
  readonly typeName: string;
  private readonly functions: ReadonlyMap<string, BuiltIn>;
  private readonly call_: Call;

  constructor(call: Call, typeName: string, state: Draws) {
    super();
    this.typeName = typeName;
    this.call_ = call;
    this.functions = new Map(
      distributions(() => state).flatMap((one) => one.names.map((name) => [name, one])),
    );
  }

  attribute(name: string): Value | undefined {
    const isNew = this.typeName === "Generator";
    if (isNew && name === "choice")
      throw new ProgramFault(
        "choice of default_rng isn’t known here: take rng.integers, or rng.permutation for numbers that differ",
      );
    if (isNew && !ofNew.has(name)) return undefined;
    const found = this.functions.get(isNew && name === "integers" ? "randint" : name);
    if (!found) return undefined;
    const { machine } = this.call_;
    return new FunctionValue(name, (positional, keywords) =>
      carriedOut(found, { machine, library: "numpy", name, positional, keywords }),
    );
  }

  text(): string {
    return this.typeName === "Generator" ? "Generator(PCG64)" : "RandomState(MT19937)";
  }
}

/** What of a Generator is drawn as NumPy draws it. */
const ofNew = new Set("random standard_normal uniform normal integers permutation shuffle".split(" "));
