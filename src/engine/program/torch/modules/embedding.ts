import { wholeNumber } from "../../arrays/positions";
import { dtypeArgument } from "../../functions/arguments/dtypeArgument";
import { Arguments, type BuiltIn } from "../../functions/function";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Int, type Value } from "../../values/value";
import { torchByName } from "../functions";
import { Module } from "../module";
import { normalDraw } from "../random/draws";
import { ownGenerator, refuseOtherDevices } from "../random/source";
import { drawnWeight, usedWeight } from "./drawnWeight";
import type { MakeModule } from "./makeModule";

/** `nn.Embedding`: a row of its weight for each index; begins with normal numbers, as PyTorch draws them. */
export function embeddingLayer(machine: Machine): MakeModule {
  return (positional, keywords) => {
    const given = new Arguments(
      { machine, library: "torch", name: "Embedding", positional, keywords },
      "num_embeddings embedding_dim device dtype",
    );
    const shape = ["num_embeddings", "embedding_dim"].map((name) =>
      wholeNumber(given.require(name), `Embedding: ${name}`),
    );
    if (shape.some((length) => length < 1))
      throw new ProgramFault("Embedding: at least one row and one column");
    const dtype = dtypeArgument(given.given("dtype")) ?? machine.defaultFloat;
    refuseOtherDevices({ name: "Embedding", keywords });
    const [rows, columns] = shape;
    const attributes = new Map<string, Value>([
      ["weight", drawnWeight(machine, shape, dtype, normalDraw(ownGenerator(machine).now))],
      ["num_embeddings", new Int(rows)],
      ["embedding_dim", new Int(columns)],
    ]);
    const embedding = torchByName.get("embedding") as BuiltIn;
    return new Module(
      machine,
      "Embedding",
      attributes,
      (self, [indices]) =>
        embedding.call({
          machine,
          library: "torch",
          name: "embedding",
          positional: [indices ?? null, usedWeight(machine, self, "weight")],
          keywords: new Map(),
        }),
      `Embedding(${rows}, ${columns})`,
    );
  };
}
