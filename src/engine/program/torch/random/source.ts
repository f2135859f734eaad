import { Arguments, type Call, plainNumber } from "../../functions/function";
import { TorchGenerator } from "../../generators/torchGenerator";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { FunctionValue, Int, LibraryObject, type Value } from "../../values/value";

/** A generator, and whether the program has seeded it. */
export interface SeededGenerator {
  now: TorchGenerator;
  isSeeded: boolean;
}

/** Starts it again. @param seed a whole number */
function seeded(source: SeededGenerator, seed: Value): void {
  source.now = new TorchGenerator(seedFrom(seed));
  source.isSeeded = true;
}

/** `torch.Generator()`, and what `torch.manual_seed(…)` gives. */
export class GeneratorObject extends LibraryObject {
  readonly typeName = "Generator";
  readonly source: SeededGenerator;

  constructor(source: SeededGenerator) {
    super();
    this.source = source;
  }

  attribute(name: string): Value | undefined {
    if (name === "device") return "cpu";
    if (name === "initial_seed") return new FunctionValue(name, () => seedValue(this.source.now));
    if (name !== "manual_seed") return undefined;
    return new FunctionValue(name, ([seed]) => {
      seeded(this.source, seed ?? null);
      return this;
    });
  }

  text(): string {
    return "<torch._C.Generator object>";
  }
}

/** @throws ProgramFault where it has more digits than are kept here, as that of a negative number has */
export function seedValue({ seed }: TorchGenerator): Int {
  const value = Number(seed);
  if (!Number.isSafeInteger(value)) throw new ProgramFault(`the seed ${seed} is too large a number here`);
  return new Int(value);
}

/** @throws ProgramFault where it isn't a whole number that is kept exactly */
function seedFrom(value: Value): bigint {
  const seed = Math.trunc(plainNumber(value, "a seed"));
  if (!Number.isSafeInteger(seed)) throw new ProgramFault("a seed here is an integer from -2^53 to 2^53");
  return BigInt(seed);
}

/** PyTorch's own generator, of which each draw changes the next. Until the program gives a seed, it is that of 0. */
export const ownGenerator = (machine: Machine): SeededGenerator =>
  (machine.torchRandom ??= { now: new TorchGenerator(0n), isSeeded: false });

/** Says so where numbers count for which the program has given no seed. */
export function noteSeed(machine: Machine): void {
  if (machine.torchRandom?.isSeeded) return;
  machine.notes.add(
    "torch has no seed in this program: its random numbers are those of seed 0; write torch.manual_seed(…) to choose",
  );
}

/** @throws ProgramFault where it would draw with a graphics card's generator */
export function refuseOtherDevices({ name, keywords }: Pick<Call, "name" | "keywords">): void {
  const device = keywords.get("device") ?? null;
  if (typeof device === "string" && !device.startsWith("cpu"))
    throw new ProgramFault(
      `${name}: a graphics card draws other numbers, which aren't known here: draw on the CPU, without device="${device}"`,
    );
}

/** From where a call draws: the `generator` that it names, or PyTorch's own. */
export function generatorIn(call: Call, given: Arguments): TorchGenerator {
  const { machine } = call;
  refuseOtherDevices(call);
  const generator = given.given("generator");
  if (generator instanceof GeneratorObject) return generator.source.now;
  if (generator !== undefined)
    throw new ProgramFault(`${call.name}: generator is torch.Generator().manual_seed(…)`);
  noteSeed(machine);
  return ownGenerator(machine).now;
}

/** `torch.manual_seed(0)`: PyTorch's own generator starts again. */
export function manualSeed(call: Call): Value {
  const { machine } = call;
  const source = ownGenerator(machine);
  seeded(source, new Arguments(call, "seed").require("seed"));
  return new GeneratorObject(source);
}
