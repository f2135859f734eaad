import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { plainStepText } from "../../../../src/engine/explain/plainStepText";
import { createNotation } from "../../../../src/engine/names/notation";
import { optimizers } from "../../../../src/engine/optimizers";
import type { Optimizer } from "../../../../src/engine/optimizers/optimizer";
import { runPass } from "../../../../src/engine/pass/pass";
import { createTrace } from "../../../../src/engine/steps/trace";
import { read } from "../../../documents";
import { holds } from "../../../tolerance";
import { networkOf } from "../randomNetworks";
import { sentencesOf, untruth } from "../untruths";

const swaps: readonly (readonly [string, string])[] = [
  ["raises", "lowers"],
  ["goes up", "goes down"],
  ["will raise", "will lower"],
  ["so the update", "yet the update"],
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
  // Others, too, that jump: of them there are few.
  const jumping = Array.from({ length: 120 }, (_, k) => networkOf(k + 48)).filter(({ layers }) =>
    layers.some(({ activation }) => activation === "step"),
  );
  const networks = [...Array.from({ length: 48 }, (_, k) => networkOf(k)), ...jumping];
  const said = networks.flatMap((network) => [...sentencesOf(network)]);
  const folder = new URL("../audit/", import.meta.url);
  const audited = readdirSync(folder).map((file) =>
    read(JSON.parse(readFileSync(new URL(file, folder), "utf8"))),
  );

  it("say what the numbers say, for every optimizer, loss, activation and penalty", () => {
    for (const { words, facts } of [...audited.flatMap((network) => [...sentencesOf(network)]), ...said]) {
      const fault = untruth(words, facts);
      holds(fault === undefined, () => `${words}: ${fault}`);
    }
  }, 240_000);

  it("would be found out with a word turned round or another number", () => {
    let tried = 0;
    for (const { words, facts } of said)
      for (const wrong of turnedRound(words)) {
        tried += 1;
        holds(untruth(wrong, facts) !== undefined, () => wrong);
      }
    expect(tried).toBeGreaterThan(1000);
  }, 240_000);

  it("say of a sum of which terms are still to come no more than that", () => {
    let partial = 0;
    for (const document of networks.slice(0, 24)) {
      const pass = runPass(document);
      const trace = createTrace(pass, "term");
      const notation = createNotation();
      for (let index = 0; index < trace.count; index++) {
        const step = trace.at(index);
        if (!step.term || step.term.number === step.term.of) continue;
        partial += 1;
        const said = plainStepText(step, pass, notation).words;
        expect(said).toBe(`Term ${step.term.number} of ${step.term.of}: the sum so far.`);
      }
    }
    expect(partial).toBeGreaterThan(100);
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
