import { Arguments, type BuiltIn, type Call } from "../functions/function";
import { ProgramFault } from "../parse/tree/fault";
import { write } from "../tape/writing";
import { arrayOf, NDArray } from "../values/ndarray";

const filled = (
  names: readonly string[],
  signature: string,
  value: (given: Arguments) => number,
): BuiltIn => ({
  names,
  call(call: Call) {
    const given = new Arguments(call, signature);
    const tensor = given.require("tensor");
    if (!(tensor instanceof NDArray)) throw new ProgramFault(`${call.name} takes a tensor`);
    const number = value(given);
    const { tape } = call.machine;
    const before = tape.isRecording;
    tape.isRecording = false;
    write(tape, tensor, arrayOf(Float64Array.of(number), [], tensor.dtype, "tensor"));
    tape.isRecording = before;
    return tensor;
  },
});

const random: BuiltIn = {
  names: [
    "xavier_uniform_",
    "xavier_normal_",
    "kaiming_uniform_",
    "kaiming_normal_",
    "normal_",
    "uniform_",
    "orthogonal_",
  ],
  call(call) {
    throw new ProgramFault(
      `${call.name}: PyTorch's random numbers can't be reproduced here: write the weights`,
    );
  },
};

/** `nn.init`: what gives weights numbers that are known. */
export const initialFunctions: ReadonlyMap<string, BuiltIn> = new Map(
  [
    filled(["constant_"], "tensor val", (given) => given.number("val", 0)),
    filled(["zeros_"], "tensor", () => 0),
    filled(["ones_"], "tensor", () => 1),
    random,
  ].flatMap((one) => one.names.map((name) => [name, one] as const)),
);
