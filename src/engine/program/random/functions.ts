import { type BuiltIn, type Call, plainNumber } from "../functions/function";
import { RandomState } from "../generators/mersenne";
import { Pcg64 } from "../generators/pcg64";
import { ProgramFault } from "../parse/tree/fault";
import { distributions, type From } from "./distributions";
import { Generator } from "./generator";

const globalState: From = ({ machine }) => {
  if (!machine.random) {
    machine.notes.add(
      "np.random has no seed in this program: the numbers are those of seed 0; write np.random.seed(…) to choose",
    );
    machine.random = new RandomState(0);
  }
  return machine.random;
};

function seedIn(call: Call): number {
  const [value] = [...call.positional, ...call.keywords.values()];
  const seed = value === undefined || value === null ? 0 : plainNumber(value, "seed");
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new ProgramFault("a seed is an integer from 0 to 2^32 - 1");
  return seed;
}

export const randomByName: ReadonlyMap<string, BuiltIn> = new Map(
  [
    ...distributions(globalState),
    {
      names: ["seed"],
      call(call: Call) {
        call.machine.random = new RandomState(seedIn(call));
        return null;
      },
    },
    {
      names: ["RandomState"],
      call: (call: Call) => new Generator(call, "RandomState", new RandomState(seedIn(call))),
    },
    {
      names: ["default_rng"],
      call(call: Call) {
        if (call.positional.length + call.keywords.size === 0)
          call.machine.notes.add(
            "np.random.default_rng() has no seed: the numbers are those of seed 0; write default_rng(0) to choose",
          );
        return new Generator(call, "Generator", new Pcg64(seedIn(call)));
      },
    },
  ].flatMap((one: BuiltIn) => one.names.map((name) => [name, one] as const)),
);
