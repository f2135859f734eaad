import { wholeNumber } from "../../arrays/positions";
import { arrayIn } from "../../functions/arguments/arrayArguments";
import { dtypeArgument } from "../../functions/arguments/dtypeArgument";
import { Arguments } from "../../functions/function";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayOf } from "../../values/ndarray";
import { Float, type Value } from "../../values/value";
import { Module } from "../module";
import { batchNorm } from "../normalization";
import type { MakeModule } from "./makeModule";

/** `nn.BatchNorm1d`, `nn.BatchNorm2d`: begins with weights of 1, biases and running means of 0, running variances of 1. */
export function batchNormLayer(machine: Machine, rank: number): MakeModule {
  const typeName = `BatchNorm${rank}d`;
  return (positional, keywords) => {
    const given = new Arguments(
      { machine, library: "torch", name: typeName, positional, keywords },
      "num_features eps momentum affine track_running_stats device dtype",
    );
    const channels = wholeNumber(given.require("num_features"), `${typeName}: num_features`);
    if (!(channels >= 1 && channels <= 1e6)) throw new ProgramFault(`${typeName}: at least one feature`);
    machine.budget.spend(4 * channels);
    const [eps, momentum] = [new Float(given.number("eps", 1e-5)), new Float(given.number("momentum", 0.1))];
    const [isAffine, keepsTrack] = ["affine", "track_running_stats"].map((name) => given.isTrue(name, true));
    const dtype = dtypeArgument(given.given("dtype")) ?? machine.defaultFloat;
    const filled = (value: number, isParameter: boolean): Value => {
      if (!(isParameter ? isAffine : keepsTrack)) return null;
      const tensor = arrayOf(new Float64Array(channels).fill(value), [channels], dtype, "tensor");
      tensor.requiresGrad = isParameter;
      tensor.isParameter = isParameter;
      return tensor;
    };
    const attributes = new Map<string, Value>([
      ["weight", filled(1, true)],
      ["bias", filled(0, true)],
      ["running_mean", filled(0, false)],
      ["running_var", filled(1, false)],
      ["training", true],
    ]);
    const settings: readonly [string, Value][] = [
      ["eps", eps],
      ["momentum", momentum],
      ["affine", isAffine],
      ["track_running_stats", keepsTrack],
    ];
    const shown = settings.map(([name, value]) => `${name}=${machine.repr(value)}`);
    return new Module(
      machine,
      typeName,
      attributes,
      ({ attributes: own }, [x]) => {
        const call = {
          machine,
          library: "torch",
          name: typeName,
          positional: [],
          keywords: new Map(),
        } as const;
        const axes = arrayIn(call, x ?? null).shape.length;
        if (rank === 2 ? axes !== 4 : axes !== 2 && axes !== 3)
          throw new ProgramFault(
            `${typeName} takes ${rank === 2 ? "4 axes (examples, channels, height, width)" : "2 or 3 axes (examples, features, …)"}, not ${axes}`,
          );
        const names = ["running_mean", "running_var", "weight", "bias"];
        const isTraining = own.get("training") !== false || own.get("running_mean") === null;
        return batchNorm.call({
          ...call,
          name: "batch_norm",
          positional: [x ?? null, ...names.map((name) => own.get(name) ?? null), isTraining, momentum, eps],
        });
      },
      `${typeName}(${channels}, ${shown.join(", ")})`,
    );
  };
}
