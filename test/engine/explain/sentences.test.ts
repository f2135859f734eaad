import { describe, expect, it, vi } from "vitest";
import { activations } from "../../../src/engine/activations";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { wordsOf } from "../../../src/engine/explain/sentences";
import { losses } from "../../../src/engine/losses";
import { settingsOf } from "../../../src/engine/math/parameter";
import { createNotation } from "../../../src/engine/names/notation";
import { nameOf } from "../../../src/engine/names/quantity";
import { reductions } from "../../../src/engine/ops/reduction";
import { optimizers } from "../../../src/engine/optimizers";
import { learningRate, type Optimizer } from "../../../src/engine/optimizers/optimizer";
import { runPass } from "../../../src/engine/pass/pass";
import { penalties } from "../../../src/engine/penalties";
import { createRandom, normal } from "../../../src/engine/random";
import { createTrace, type Step } from "../../../src/engine/steps/trace";
import { read } from "../../documents";

/** A random 2-3-2 network: each variant of each list comes in turn. */
function networkOf(k: number, optimizer: Optimizer = optimizers[k % optimizers.length]): NetworkDocument {
  const random = createRandom(k + 1);
  const numbers = (count: number) => Array.from({ length: count }, () => normal(random));
  const rows = (count: number, width: number) => Array.from({ length: count }, () => numbers(width));
  const loss = losses[k % losses.length];
  const activation = activations[Math.floor(k / 3) % activations.length];
  const legal = loss.domain.targets ?? [0, 1];
  const examples = 1 + (k % 2);
  const penalty = Object.fromEntries(penalties.map(({ id }, p) => [id, (k >> p) % 2 ? 0.1 : 0]));
  return read({
    format: "backprop-workbench",
    version: 1,
    title: "",
    inputs: 2,
    layers: [
      {
        units: 3,
        activation:
          activation.parameters.length > 0
            ? { type: activation.id, ...settingsOf(activation.parameters) }
            : activation.id,
        biasMode: (["perUnit", "shared", "none"] as const)[k % 3],
        weights: rows(3, 2),
        bias: numbers([3, 1, 0][k % 3]),
        penalty,
      },
      {
        units: 2,
        activation: loss.fusesWith?.activation ?? "identity",
        biasMode: "perUnit",
        weights: rows(2, 3),
        bias: numbers(2),
      },
    ],
    loss: { type: loss.id, reduction: reductions[k % 2].id, ...settingsOf(loss.parameters) },
    optimizer: { type: optimizer.id, ...settingsOf([learningRate, ...optimizer.parameters]) },
    batch: {
      inputs: rows(examples, 2),
      targets: Array.from({ length: examples }, (_, n) => (n % 2 ? legal : legal.toReversed()).slice(0, 2)),
    },
  });
}

/** What the pass knows that a sentence may speak of, by canonical names. */
interface Facts {
  readonly step: Step;
  readonly text: (name: string) => string;
  readonly value: (name: string) => number | undefined;
}

/** Whether a number is written with the digits that it has there. */
const isRounded = (text: string, value: number) => {
  const shown = Number(text.replace("−", "-"));
  return Math.abs(shown - value) <= 5.01e-3 * Math.abs(value) + 1e-300;
};

/** The first thing in a sentence that isn't so; nothing where all of it is. */
function untruth(words: string, { step, text, value }: Facts): string | undefined {
  const name = nameOf(step.quantity);
  const own = step.value as number;
  const raised =
    /(?:^|\. )Raising (\S+) by a little (raises|lowers) the loss by (just as much|(\S+) times as much)/.exec(
      words,
    );
  if (raised) {
    const [, of, way, amount, digits] = raised;
    if (of !== text(name.replace(/^dL\/d/, ""))) return `speaks of ${of}`;
    if ((way === "raises") !== own > 0) return `${way}, but the gradient is ${own}`;
    if (!isRounded(digits ?? "1", Math.abs(own)) || (amount === "just as much") !== (Math.abs(own) === 1))
      return `${amount}, but the gradient is ${own}`;
  }
  const parameter = name.replace(/^dL\/d|'$|@\d+$/g, "");
  const [before, after] = [value(parameter), value(`${parameter}'`)];
  const will = /so the update will (raise|lower) it/.exec(words);
  if (will && ((will[1] === "raise") !== (after as number) > (before as number) || after === before))
    return `the update goes from ${before} to ${after}`;
  const goes = /^(\S+) goes (up|down) from (\S+) to (\S+)\.$/.exec(words);
  if (goes) {
    const [, of, way, from, to] = goes;
    if (of !== text(parameter)) return `speaks of ${of}`;
    if ((way === "up") !== own > (before as number)) return `goes ${way} from ${before} to ${own}`;
    if (!isRounded(from, before as number) || !isRounded(to, own)) return `from ${before} to ${own}`;
  }
  if (/stays where it is/.test(words) && own !== before) return `moves from ${before} to ${own}`;
  if (/is 0: nothing asks/.test(words) && own !== 0) return `the gradient is ${own}`;
  const ways = /reaches the loss in (\d+) ways/.exec(words);
  if (ways && Number(ways[1]) !== step.through?.length) return `there are ${step.through?.length} ways`;
  if (step.kind === "update" && !goes && !/stays where it is/.test(words)) return "doesn't say where it goes";
  const isGradient = /Gradient$/.test(step.kind) && step.kind !== "penaltyGradient";
  if (isGradient && !raised && own !== 0) return "doesn't say what the gradient means";
  return undefined;
}

function* sentencesOf(document: NetworkDocument) {
  const pass = runPass(document);
  const trace = createTrace(pass);
  const notation = createNotation();
  const steps = Array.from({ length: trace.count }, (_, index) => trace.at(index));
  const values = new Map(steps.map((step) => [nameOf(step.quantity), step.value as number]));
  document.layers.forEach(({ weights, bias, biasMode }, l) => {
    weights.forEach((row, j) => {
      row.forEach((weight, i) => {
        values.set(`W${l + 1}[${j + 1},${i + 1}]`, weight);
      });
    });
    bias.forEach((number, j) => {
      values.set(biasMode === "shared" ? `b${l + 1}` : `b${l + 1}[${j + 1}]`, number);
    });
  });
  const texts = new Map<string, string>();
  for (const { quantity } of steps) {
    const of = "of" in quantity ? ({ kind: "plain", of: quantity.of } as const) : quantity;
    texts.set(nameOf(of), notation.text(of));
  }
  const facts = (step: Step): Facts => ({
    step,
    text: (name) => texts.get(name) ?? name,
    value: (name) => values.get(name),
  });
  for (const step of steps) yield { words: wordsOf(step, pass, notation), facts: facts(step) };
}

const swaps: readonly (readonly [string, string])[] = [
  ["raises", "lowers"],
  ["goes up", "goes down"],
  ["will raise", "will lower"],
];

/** The 3 of "in 3 ways", "by 3 times as much", "from 3 to 4" and, after that, the 4. */
const numberSaid =
  /(?<=reaches the loss in )\d+|(?<=the loss by )[\d.e+-]+(?= times)|(?<= goes (?:up|down) from )\S+(?= to )|(?<= from \S+ to )\S+(?=\.$)/g;

const another = (number: number) => 1.5 * number + (Math.sign(number) || 1);

/** The sentence with one of its words turned round, and with each of its numbers changed. */
function turnedRound(words: string): string[] {
  const swapped = swaps.flatMap(([one, other]) => {
    if (words.includes(one)) return [words.replace(one, other)];
    return words.includes(other) ? [words.replace(other, one)] : [];
  });
  const numbers = [...words.matchAll(numberSaid)].map(
    ({ 0: number, index }) =>
      `${words.slice(0, index)}${another(Number(number.replace("−", "-")))}${words.slice(index + number.length)}`,
  );
  return [...swapped, ...numbers];
}

describe("sentences", () => {
  const networks = Array.from({ length: 48 }, (_, k) => networkOf(k));

  it("say what the numbers say, for every optimizer, loss, activation and penalty", () => {
    for (const network of networks)
      for (const { words, facts } of sentencesOf(network))
        expect(untruth(words, facts), words).toBeUndefined();
  });

  it("would be found out with a word turned round or another number", () => {
    let tried = 0;
    for (const network of networks)
      for (const { words, facts } of sentencesOf(network))
        for (const wrong of turnedRound(words)) {
          tried += 1;
          expect(untruth(wrong, facts), wrong).toBeDefined();
        }
    expect(tried).toBeGreaterThan(1000);
  });

  it("know the parameter before an update whose formula begins with something else", () => {
    const sgd = optimizers.find(({ slots }) => slots.length === 0) as Optimizer;
    const { rule } = sgd;
    // The step before the weight, as AdamW's decay stands before it.
    const turned = vi.spyOn(sgd, "rule").mockImplementation((of) => ({
      slots: [],
      weight: (slots) => {
        const usual = rule(of).weight(slots);
        return usual.kind === "sum" ? { ...usual, terms: usual.terms.toReversed() } : usual;
      },
    }));
    for (const { words, facts } of sentencesOf(networkOf(1, sgd)))
      expect(untruth(words, facts), words).toBeUndefined();
    expect(turned).toHaveBeenCalled();
    turned.mockRestore();
  });
});
