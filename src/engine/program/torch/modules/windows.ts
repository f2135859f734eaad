import { wholeNumber } from "../../arrays/positions";
import { dtypeArgument } from "../../functions/arguments/dtypeArgument";
import { Arguments, type BuiltIn } from "../../functions/function";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Int, Tuple, type Value } from "../../values/value";
import { torchByName } from "../functions";
import { Module } from "../module";
import { linearDraws } from "../random/initial";
import { ownGenerator, refuseOtherDevices } from "../random/source";
import { perAxis } from "../windows";
import { drawnWeight, usedWeight } from "./drawnWeight";
import type { MakeModule } from "./makeModule";

const tupleOf = (numbers: readonly number[]) => new Tuple(numbers.map((number) => new Int(number)));

const axisText = (numbers: readonly number[]) =>
  numbers.length === 1 ? `(${numbers[0]},)` : `(${numbers.join(", ")})`;

/** `nn.Conv1d`, `nn.Conv2d`: begins with weights as PyTorch draws them. */
export function convolutionLayer(machine: Machine, rank: number): MakeModule {
  const typeName = `Conv${rank}d`;
  return (positional, keywords) => {
    const given = new Arguments(
      { machine, library: "torch", name: typeName, positional, keywords },
      "in_channels out_channels kernel_size stride padding dilation groups bias padding_mode device dtype",
    );
    const [channels, units] = ["in_channels", "out_channels"].map((name) =>
      wholeNumber(given.require(name), `${typeName}: ${name}`),
    );
    if (channels < 1 || units < 1) throw new ProgramFault(`${typeName}: at least one channel in and one out`);
    const axes = (name: string, value: Value, least: number) =>
      perAxis(value, rank, `${typeName}: ${name}`, least);
    const sizes = axes("kernel_size", given.require("kernel_size"), 1);
    const strides = axes("stride", given.given("stride") ?? new Int(1), 1);
    const padding = given.given("padding") ?? new Int(0);
    const widths = typeof padding === "string" ? undefined : axes("padding", padding, 0);
    const dilations = axes("dilation", given.given("dilation") ?? new Int(1), 1);
    if (given.integer("groups", 1) !== 1) throw new ProgramFault(`${typeName}: only groups=1 is known here`);
    if (given.text("padding_mode", "zeros") !== "zeros")
      throw new ProgramFault(`${typeName}: only padding_mode="zeros" is known here`);
    const hasBias = given.isTrue("bias", true);
    const dtype = dtypeArgument(given.given("dtype")) ?? machine.defaultFloat;
    refuseOtherDevices({ name: typeName, keywords });
    const inputs = sizes.reduce((product, size) => product * size, channels);
    const draws = linearDraws(ownGenerator(machine).now, inputs);
    const attributes = new Map<string, Value>([
      ["weight", drawnWeight(machine, [units, channels, ...sizes], dtype, draws.weight)],
      ["bias", hasBias ? drawnWeight(machine, [units], dtype, draws.bias) : null],
      ["in_channels", new Int(channels)],
      ["out_channels", new Int(units)],
      ["kernel_size", tupleOf(sizes)],
      ["stride", tupleOf(strides)],
      ["padding", widths ? tupleOf(widths) : padding],
    ]);
    const shown = [
      channels,
      units,
      `kernel_size=${axisText(sizes)}`,
      `stride=${axisText(strides)}`,
      ...(widths?.every((width) => width === 0) ? [] : [`padding=${widths ? axisText(widths) : padding}`]),
      ...(dilations.every((dilation) => dilation === 1) ? [] : [`dilation=${axisText(dilations)}`]),
      ...(hasBias ? [] : ["bias=False"]),
    ];
    const convolution = torchByName.get(`conv${rank}d`) as BuiltIn;
    return new Module(
      machine,
      typeName,
      attributes,
      (self, [x]) =>
        convolution.call({
          machine,
          library: "torch",
          name: `conv${rank}d`,
          positional: [x ?? null, ...["weight", "bias"].map((name) => usedWeight(machine, self, name))],
          keywords: new Map<string, Value>([
            ["stride", tupleOf(strides)],
            ["padding", widths ? tupleOf(widths) : padding],
            ["dilation", tupleOf(dilations)],
          ]),
        }),
      `${typeName}(${shown.join(", ")})`,
    );
  };
}

/** `nn.MaxPool2d` and its like: settings alone. */
export function poolLayer(machine: Machine, name: "max" | "avg", rank: number): MakeModule {
  const typeName = `${name === "max" ? "Max" : "Avg"}Pool${rank}d`;
  return (positional, keywords) => {
    const settings = "kernel_size stride padding";
    const given = new Arguments(
      { machine, library: "torch", name: typeName, positional, keywords },
      name === "max" ? `${settings} dilation` : settings,
    );
    const size = given.require("kernel_size");
    const stride = given.given("stride") ?? size;
    const padding = given.given("padding") ?? new Int(0);
    const dilation = name === "max" ? (given.given("dilation") ?? new Int(1)) : undefined;
    const shown = (value: Value) => machine.repr(value);
    // Of one axis the mean's are shown as tuples.
    const asTuple = (value: Value) =>
      name === "avg" && rank === 1 && value instanceof Int ? shown(new Tuple([value])) : shown(value);
    const parts = [
      `kernel_size=${asTuple(size)}`,
      `stride=${asTuple(stride)}`,
      `padding=${asTuple(padding)}`,
      ...(dilation ? [`dilation=${shown(dilation)}`, "ceil_mode=False"] : []),
    ];
    const pool = torchByName.get(`${name}_pool${rank}d`) as BuiltIn;
    return new Module(
      machine,
      typeName,
      new Map(),
      (_self, [x]) =>
        pool.call({
          machine,
          library: "torch",
          name: `${name}_pool${rank}d`,
          positional: [x ?? null, size, stride, padding, ...(dilation ? [dilation] : [])],
          keywords: new Map(),
        }),
      `${typeName}(${parts.join(", ")})`,
    );
  };
}
