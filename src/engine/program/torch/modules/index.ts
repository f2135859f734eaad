import type { Machine } from "../../machine/machine";
import { FunctionValue, type Value } from "../../values/value";
import { Module } from "../module";
import { baseClass } from "./baseClass";
import { batchNormLayer } from "./batchNorm";
import { moduleList, sequential } from "./containers";
import { dropout } from "./dropout";
import { embeddingLayer } from "./embedding";
import { layerNorm } from "./layerNorm";
import { linear } from "./linear";
import { functional, ofFunction } from "./ofFunction";
import { convolutionLayer, poolLayer } from "./windows";

const made = new WeakMap<Machine, ReadonlyMap<string, Value>>();

/** What `torch.nn` has, by name; the same for all of a program. */
export function moduleClasses(machine: Machine): ReadonlyMap<string, Value> {
  const known = made.get(machine);
  if (known) return known;
  const entries: [string, Value][] = Object.entries(functional).map(([typeName, [name, names, usual]]) => [
    typeName,
    new FunctionValue(typeName, ofFunction(machine, typeName, name, names, usual), typeName),
  ]);
  const classes = new Map<string, Value>([
    ...entries,
    ["Linear", new FunctionValue("Linear", linear(machine), "Linear")],
    ["Sequential", new FunctionValue("Sequential", sequential(machine), "Sequential")],
    ["ModuleList", new FunctionValue("ModuleList", moduleList(machine), "ModuleList")],
    [
      "Identity",
      new FunctionValue(
        "Identity",
        () => new Module(machine, "Identity", new Map(), (_self, [x]) => x ?? null),
        "Identity",
      ),
    ],
    ...[1, 2].flatMap((rank): [string, Value][] =>
      [
        [`Conv${rank}d`, convolutionLayer(machine, rank)] as const,
        [`MaxPool${rank}d`, poolLayer(machine, "max", rank)] as const,
        [`AvgPool${rank}d`, poolLayer(machine, "avg", rank)] as const,
        [`BatchNorm${rank}d`, batchNormLayer(machine, rank)] as const,
      ].map(([name, make]) => [name, new FunctionValue(name, make, name)]),
    ),
    ["Embedding", new FunctionValue("Embedding", embeddingLayer(machine), "Embedding")],
    ["LayerNorm", new FunctionValue("LayerNorm", layerNorm(machine), "LayerNorm")],
    ["Dropout", new FunctionValue("Dropout", dropout(machine), "Dropout")],
    ["Module", baseClass(machine)],
  ]);
  made.set(machine, classes);
  return classes;
}
