import type { NetworkDocument } from "../../engine/document/document";
import { settingsOf } from "../../engine/math/parameter";
import { optimizers } from "../../engine/optimizers";
import { plainNumber } from "../../engine/program/functions/function";
import type { Run } from "../../engine/program/run/runProgram";
import { Dict, LibraryObject, List, Tuple, type Value } from "../../engine/program/values/value";
import { NoNetwork } from "./noNetwork";

type DocumentOptimizer = NetworkDocument["optimizer"];

/** A setting of PyTorch as the network's own; nothing for one that doesn't matter where it is 0 or off. */
interface SettingTranslation {
  readonly type: (settings: ReadonlyMap<string, Value>) => string;
  readonly names: Readonly<Record<string, string | readonly string[]>>;
}

const isSet = (value: Value | undefined) => value === true || (value !== undefined && numberOf(value) !== 0);

/** PyTorch's optimizers, and what the network's are called. */
const translations: Readonly<Record<string, SettingTranslation>> = {
  SGD: {
    type: (settings) =>
      !isSet(settings.get("momentum")) ? "sgd" : isSet(settings.get("nesterov")) ? "nesterov" : "momentum",
    names: { momentum: "beta", weight_decay: "weightDecay", nesterov: [] },
  },
  Adam: {
    type: () => "adam",
    names: { betas: ["beta1", "beta2"], eps: "epsilon", weight_decay: "weightDecay" },
  },
  AdamW: {
    type: () => "adamW",
    names: { betas: ["beta1", "beta2"], eps: "epsilon", weight_decay: "weightDecay" },
  },
  RMSprop: { type: () => "rmsprop", names: { alpha: "decay", eps: "epsilon" } },
  Adagrad: { type: () => "adagrad", names: { eps: "epsilon" } },
};

/**
 * The optimizer of PyTorch that a program makes, as a network has it; nothing where it makes none.
 * @throws NoNetwork where a network has none like it
 */
export function torchOptimizer({ interpreter: { module } }: Run): DocumentOptimizer | undefined {
  for (const value of module.values.values()) {
    if (!(value instanceof LibraryObject) || !Object.hasOwn(translations, value.typeName)) continue;
    const groups = value.attribute("param_groups");
    const [group] = groups instanceof List ? groups.items : [];
    if (!(group instanceof Dict)) continue;
    const given = new Map(
      [...group.entries.values()].map(({ key, value: setting }) => [String(key), setting] as const),
    );
    return translated(value.typeName, given);
  }
  return undefined;
}

function translated(name: string, given: ReadonlyMap<string, Value>): DocumentOptimizer {
  const { type, names } = translations[name];
  const id = type(given);
  const settings: Record<string, number> = {};
  for (const [setting, value] of given) {
    const own = setting === "lr" ? "learningRate" : names[setting];
    // What is 0 or off is as if it weren't there, but for what isn't 0 by itself.
    if (own === undefined || (setting === "momentum" && id === "sgd")) {
      if (isSet(value))
        throw new NoNetwork(`its optimizer ${name} has ${setting}, which a network's doesn't have`);
    } else if (typeof own === "string") settings[own] = numberOf(value);
    else
      numbersOf(value).forEach((number, k) => {
        if (own[k] !== undefined) settings[own[k]] = number;
      });
  }
  const own = optimizers.find((optimizer) => optimizer.id === id)?.parameters ?? [];
  const usual = settingsOf(own.filter(({ since }) => since === undefined));
  return { type: id, ...usual, ...settings } as DocumentOptimizer;
}

const numbersOf = (value: Value): number[] =>
  value instanceof Tuple || value instanceof List ? value.items.map(numberOf) : [];

const numberOf = (value: Value): number =>
  typeof value === "boolean" ? Number(value) : plainNumber(value, "setting");
