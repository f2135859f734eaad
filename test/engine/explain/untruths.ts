import { activations } from "../../../src/engine/activations";
import { type NetworkDocument, optimizerSettings } from "../../../src/engine/document/document";
import { lossOf, lossOpOf, optimizerOf, reductionOf } from "../../../src/engine/document/variants";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import {
  constant,
  type Expression,
  number as plainNumber,
} from "../../../src/engine/math/expressions/expression";
import type { Settings } from "../../../src/engine/math/parameter";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { createNotation } from "../../../src/engine/names/notation";
import { numberOf } from "../../../src/engine/names/quantity";
import { reductions } from "../../../src/engine/ops/reduction";
import { type Pass, runPass } from "../../../src/engine/pass/pass";
import { createRandom } from "../../../src/engine/random";
import { createTrace, type Step } from "../../../src/engine/steps/trace";
import { outcomeOf, rateOf, sigmoid, softmax } from "./plainNetwork";

/** What is known of the network to which a step belongs. */
export interface Facts {
  readonly document: NetworkDocument;
  readonly pass: Pass;
  readonly step: Step;
  /** Canonical name → as sentences write it. */
  readonly text: (name: string) => string;
  /** As sentences write it → its value; with gradients. */
  readonly said: ReadonlyMap<string, number>;
  readonly value: (name: string) => number | undefined;
}

type Check = (match: RegExpExecArray, facts: Facts) => string | undefined;
type Claim = readonly [RegExp, Check];

const number = (text: string) => Number(text.replaceAll("−", "-"));
const isNear = (shown: number, value: number, digits = 3) =>
  Math.abs(shown - value) <= 0.51 * 10 ** (1 - digits) * Math.abs(value) + 1e-7;

/** The quantity that a step's gradient is of: `z1[2]@3`. */
const ofStep = ({ step }: Facts) => nameOf(numberOf(step.quantity.of));

const speaksOfItself = (said: string, facts: Facts) =>
  said === facts.text(ofStep(facts)) ? undefined : `speaks of ${said}, not of ${facts.text(ofStep(facts))}`;

/** Of a share of a gradient, the parameter; else the step's own number. */
function isCalledSo(said: string, facts: Facts): string | undefined {
  const own = ofStep(facts);
  return speaksOfItself(said, facts) && said !== facts.text(/^[Wb]/.test(own) ? own.replace(/@.*/, "") : own)
    ? `speaks of ${said}, not of ${own}`
    : undefined;
}

/** `raises the loss by 0.100 times as much`, `leaves the loss as it is`: the rate that is claimed. */
function claimedRate(words: string): number | undefined {
  if (/^leaves the (loss|penalty) as it is$/.test(words)) return 0;
  const match = /^(raises|lowers) the (?:loss|penalty) by (?:(just as much)|(\S+) times as much)$/.exec(
    words,
  );
  if (!match) return undefined;
  return (match[1] === "raises" ? 1 : -1) * (match[2] ? 1 : number(match[3]));
}

function sideFault(
  words: string,
  way: 1 | -1,
  facts: Facts,
  of: "loss" | "penalty" = "loss",
): string | undefined {
  const jump = /^makes (.+) jump, which no slope tells(?:, and (.+))?$/.exec(words);
  const name = ofStep(facts);
  if (jump) {
    const places = jump[1]
      .replace(/ and \d+ more$/, "")
      .split(/, | and /)
      .map((place) => place.replace("step at ", ""));
    const here = outcomeOf(facts.document).values;
    const there = outcomeOf(facts.document, { name, by: way * 2 ** -20 }).values;
    const still = places.find((place) =>
      [...here].every(([each, value]) => {
        const isThat = facts.text(each) === place && each.startsWith("z");
        return (
          !isThat || there.get(each.replace("z", "a")) === here.get(each.replace("z", "a")) || value !== 0
        );
      }),
    );
    if (still) return `${still} doesn't jump`;
    // What jumps is left out of the rate: it is held where it was.
    const held = new Map([...here].filter(([each, value]) => isJump(each, value, here, there)));
    const rest = jump[2] ?? "leaves the loss as it is";
    return rateFault(rest, way, facts, of, held);
  }
  return rateFault(words, way, facts, of);
}

/** Whether it is the output of a unit that was on the edge and now is another. */
const isJump = (
  name: string,
  value: number,
  here: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, number>,
) =>
  /^a\d/.test(name) &&
  here.get(name.replace("a", "z")) === 0 &&
  Math.abs((there.get(name) ?? Number.NaN) - value) > 0.5;

function rateFault(
  words: string,
  way: 1 | -1,
  facts: Facts,
  of: "loss" | "penalty",
  held?: ReadonlyMap<string, number>,
): string | undefined {
  const claimed = claimedRate(words);
  if (claimed === undefined) return `can't read “${words}”`;
  // Over a jump of other units the difference of the losses says nothing.
  const rate = rateOf(facts.document, ofStep(facts), way, of, held);
  return isNear(claimed, rate)
    ? undefined
    : `${way > 0 ? "raising" : "lowering"} it: ${words}, but the rate is ${rate}`;
}

/** The same number where each given one is off in its last bit, as decimals are in binary. */
function shaken(document: NetworkDocument, name: string, seed: number): number {
  const random = createRandom(seed);
  const shake = (value: unknown): unknown => {
    if (typeof value === "number") return value * (1 + (random() < 0.5 ? -1 : 1) * 2 ** -52);
    return Array.isArray(value) ? value.map(shake) : value;
  };
  const layers = document.layers.map((layer) => ({
    ...layer,
    weights: shake(layer.weights) as number[][],
    bias: shake(layer.bias) as number[],
  }));
  const batch = { ...document.batch, inputs: shake(document.batch.inputs) as number[][] };
  const trace = createTrace(runPass({ ...document, layers, batch }));
  return trace.at(trace.find(name) as number).value as number;
}

/** Whether parts of a sum that are far larger have cancelled. */
function hasCancelled(name: string, facts: Facts, left = 2 ** -50): boolean {
  const terms = partsOf(stepOf(name, facts).expression ?? { kind: "number", value: 0 }).map(evaluate);
  const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
  return Math.abs(facts.value(name) as number) <= left * size;
}

/** Whether a number is rounding's: its parts have cancelled, or it changes by itself where only last bits do. */
function isShaky(name: string, facts: Facts): boolean {
  if (hasCancelled(name, facts)) return true;
  const { document, value } = facts;
  const here = value(name) as number;
  return [1, 2, 3].some((seed) => Math.abs(shaken(document, name, seed) - here) > 0.2 * Math.abs(here));
}

const roundingLeft = (name: string, facts: Facts) =>
  Math.abs(facts.value(name) as number) < 1e-12 &&
  // Rounding that comes from further back is a larger share.
  (isShaky(name, facts) || hasCancelled(name, facts, 2 ** -38))
    ? undefined
    : `${name} is sure`;

/** Differences of losses can't tell tiny amounts; the gradient can, where it is more than rounding. */
function amountFault(words: string, facts: Facts): string | undefined {
  const gradient = facts.step.value as number;
  const claimed = claimedRate(words) ?? Number.NaN;
  if (claimed !== 0 && Math.abs(claimed) < 1e-12 && isShaky(nameOf(facts.step.quantity), facts))
    return `${gradient} is no more than rounding`;
  return Math.abs(claimed - gradient) <= 5.1e-3 * Math.abs(gradient)
    ? undefined
    : `the gradient is ${gradient}`;
}

const isLevel: Check = ([, said], facts) =>
  speaksOfItself(said, facts) ??
  ([1, -1] as const)
    .map((way) => rateOf(facts.document, ofStep(facts), way))
    .flatMap((rate) => (Math.abs(rate) > 1e-6 ? [`the loss changes by ${rate}`] : []))[0];

/** The slopes of an activation on both sides of z, from its own values. */
const slopeAt = (label: string, z: number, side: 1 | -1, settings: Record<string, number>) => {
  const { create } = activations.find((each) => each.label === label) as (typeof activations)[number];
  const op = create(settings);
  const at = (x: number) => {
    const out = new Float64Array(1);
    op.forward([Float64Array.of(x)], out, [[1, 1]], new Float64Array(1));
    return out[0];
  };
  return ((at(z + side * 1e-6) - at(z)) / 1e-6) * side;
};

const ownActivation = ({ document, step }: Facts) => {
  const { activation } = document.layers[step.layer ?? 0];
  return (typeof activation === "string" ? {} : activation) as unknown as Record<string, number>;
};

const inputOf = (facts: Facts) => facts.value(ofStep(facts).replace(/^a(?=\d)/, "z")) as number;

/** Why an output's gradient is 0, by its own output and targets. */
function outputFault(reason: string, output: string, facts: Facts): string | undefined {
  const [, k, n = "1"] = /\[(\d+)\](?:@(\d+))?$/.exec(output) as RegExpExecArray;
  const t = facts.document.batch.targets[Number(n) - 1];
  const mark = facts.document.batch.inputs.length > 1 ? `@${n}` : "";
  const last = facts.document.layers.length;
  const y = t.map((_, j) => facts.value(`a${last}[${j + 1}]${mark}`) as number);
  const place = Number(k) - 1;
  const right = t.indexOf(Math.max(...t));
  const margins = y.map((each, j) => 1 + each - y[right] * (j === right ? Number.NaN : 1));
  const probabilities: Record<string, (scores: readonly number[]) => readonly number[]> = {
    binaryCrossEntropyWithLogits: (scores) => scores.map(sigmoid),
    softmaxCrossEntropy: softmax,
  };
  const probability = (probabilities[facts.document.loss.type]?.(y) ?? y)[place];
  const smoothing = Number(facts.document.loss.labelSmoothing ?? 0);
  const holds: Record<string, boolean> = {
    "the output meets its target": y[place] === t[place],
    "the probability meets its target": probability === t[place],
    "the score is on the right side by more than 1": t[place] * y[place] > 1,
    "the probability meets its smoothed target": isNear(
      probability,
      (1 - smoothing) * t[place] + smoothing / t.length,
      15,
    ),
    "the target is 0: the loss takes only the outputs of the right classes": t[place] === 0,
    "the right class leads this score by more than 1": margins[place] < 0,
    "the right class leads every other score by more than 1": margins.every(
      (each, j) => j === right || each < 0,
    ),
  };
  return holds[reason] ? undefined : `“${reason}” isn't so: outputs ${y}, targets ${t}`;
}

/** Why a gradient is 0, as its own sentence says. */
function zeroReasonFault(reason: string, facts: Facts): string | undefined {
  const { step } = facts;
  const isZero = /^(\S+) is 0$/.exec(reason);
  if (isZero)
    return facts.said.get(isZero[1]) === 0 ? undefined : `${isZero[1]} is ${facts.said.get(isZero[1])}`;
  const isRounding = /^(\S+) is no more than rounding$/.exec(reason);
  if (isRounding) {
    const name = nameBy(isRounding[1], facts);
    return name === undefined ? `${isRounding[1]} isn't known` : roundingLeft(name, facts);
  }
  if (reason === "double precision can't tell it from 0") return roundingLeft(nameOf(step.quantity), facts);
  if (/^each of its (paths|parts) gives 0$/.test(reason)) {
    const terms = step.expression ? partsOf(step.expression) : [];
    return terms.length > 1 && terms.every((term) => evaluate(term) === 0) ? undefined : "not each part is 0";
  }
  return cancelFault(reason, step) ?? undefined;
}

/** What is added up in a formula, or in the factor of a product that is 0. */
function partsOf(expression: Expression): readonly Expression[] {
  if (expression.kind === "product") {
    const zero = expression.factors.find(
      (factor) => factor.kind === "sum" && Math.abs(evaluate(factor)) < 1e-12,
    );
    return zero ? partsOf(zero) : [];
  }
  return expression.kind === "sum" ? expression.terms : [];
}

function cancelFault(reason: string, step: Step): string | undefined {
  if (/^its (paths|parts) give no more than rounding$/.test(reason)) {
    const terms = step.expression ? partsOf(step.expression).map(evaluate) : [1];
    return terms.every((term) => Math.abs(term) < 1e-12) ? undefined : `the parts are ${terms}`;
  }
  const match = /^its (?:paths|parts) cancel: (.+) and (.+)$/.exec(reason);
  if (!match) return `can't read “${reason}”`;
  const terms = step.expression
    ? partsOf(step.expression)
        .map(evaluate)
        .filter((term) => term !== 0)
    : [];
  const shown = [...match[1].split(", "), ...(/more$/.test(match[2]) ? [] : [match[2]])].map(number);
  const fault = shown.find((each, k) => !isNear(each, terms[k]));
  const total = terms.reduce((sum, term) => sum + term, 0);
  const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
  return fault !== undefined || terms.length < 2 || Math.abs(total) > 1e-14 * size
    ? `the parts are ${terms}`
    : undefined;
}

/** Causes further on: `w⁽²⁾₁₁ is 0`, `relu passes nothing on at z⁽¹⁾₁ = −3`, `at a⁽²⁾₁, the output meets its target`. */
function causeFault(cause: string, facts: Facts): string | undefined {
  if (/^and \d+ more$/.test(cause)) return undefined;
  const zero = /^(\S+) is 0$/.exec(cause);
  if (zero) return facts.said.get(zero[1]) === 0 ? undefined : `${zero[1]} isn't 0`;
  const off = /^(.+) passes nothing on at (\S+) = (\S+)$/.exec(cause);
  if (off) {
    const z = facts.said.get(off[2]) as number;
    return isNear(number(off[3]), z, 6) && (off[1] === "step" || z <= 0) ? undefined : `${off[2]} is ${z}`;
  }
  const at = /^at (\S+), (.+)$/.exec(cause);
  if (!at) return `can't read “${cause}”`;
  const name = [...facts.said.keys()].includes(at[1]) ? nameBy(at[1], facts) : undefined;
  if (!name) return `${at[1]} isn't known`;
  if (/^its (paths|parts) /.test(at[2])) {
    return cancelFault(at[2], stepOf(name.startsWith("dL/") ? name : `dL/d${name}`, facts));
  }
  if (/double precision can't tell/.test(at[2])) return roundingFault(name, facts);
  return outputFault(at[2], name, facts);
}

/** Where a slope or a difference is lost to rounding, the exact one is small. */
function roundingFault(name: string, facts: Facts): string | undefined {
  const rate = rateOf(facts.document, name, 1);
  return Math.abs(rate) < 1e-7 ? undefined : `the rate is ${rate}`;
}

const names = new WeakMap<Pass, ReadonlyMap<string, string>>();
function nameBy(text: string, { pass }: Facts): string | undefined {
  return names.get(pass)?.get(text);
}

function stepOf(name: string, { pass }: Facts): Step {
  const trace = createTrace(pass);
  return trace.at(trace.find(name) as number);
}

/** Where an optimizer's memory alone would move the parameter: 1, −1 or 0. By its rule for one parameter, with a gradient of 0. */
function driftOf({ document, value }: Facts, parameter: string): number {
  const layer = Number(/\d+/.exec(parameter)?.[0]) - 1;
  const [, j, i] = /\[(\d+)(?:,(\d+))?\]/.exec(parameter) ?? [];
  const state = document.state as
    | { step: number; slots: Record<string, { weights: number[][]; bias: number[] }[]> }
    | undefined;
  const optimizer = optimizerOf(document);
  // Squares tell no direction.
  if (!optimizer.memory) return 0;
  const slot = (letter: string) => {
    const remembered = state?.slots[letter]?.[layer];
    if (!remembered) return 0;
    return parameter.startsWith("W")
      ? remembered.weights[Number(j) - 1][Number(i) - 1]
      : remembered.bias[Number(j ?? 1) - 1];
  };
  const weight = value(parameter) as number;
  const rule = optimizer.rule({
    weight: plainNumber(weight),
    gradient: plainNumber(0),
    slots: optimizer.slots.map((letter) => plainNumber(slot(letter))),
    settings: Object.fromEntries(
      Object.entries(optimizerSettings(document.optimizer)).map(([name, setting]) => [
        name,
        constant(name, setting),
      ]),
    ),
    step: (state?.step ?? 0) + 1,
  });
  return Math.sign(evaluate(rule.weight(rule.slots)) - weight);
}

/** @param isRounding whether the gradient has been found to be no more than that, so that nothing follows it */
function consequenceFault(words: string, facts: Facts, isRounding = false): string | undefined {
  const match =
    /^, (so|yet) the update will (raise|lower) it(?:, (because of|against|as) (.+?)( alone would)?)?$/.exec(
      words,
    );
  if (!match) return `can't read “${words}”`;
  const [, link, way, how] = match;
  const parameter = ofStep(facts);
  const [before, after] = [facts.value(parameter) as number, facts.value(`${parameter}'`) as number];
  const moved = Math.sign(after - before);
  if (moved !== (way === "raise" ? 1 : -1)) return `the update goes from ${before} to ${after}`;
  const follows = !isRounding && moved === -Math.sign(facts.step.value as number);
  if ((link === "so") !== follows) return `${link}, but the gradient is ${facts.step.value}`;
  const drift = driftOf(facts, parameter);
  if (isRounding && how === undefined) return drift === 0 ? undefined : `its memory moves it ${drift}`;
  const expected = link === "yet" ? moved : how === "against" ? -moved : how === "as" ? moved : 0;
  return drift === expected ? undefined : `its memory alone moves it ${drift}, not ${expected}`;
}

const claims: readonly Claim[] = [
  [
    /^Raising (\S+) by a little (.+?)(?:; lowering it (.+?))?(, since there (?:is a kink|are kinks) \((.+)\))?(?:\. By convention the gradient is (\S+?))?(, (?:so|yet) the update .+)?$/,
    ([, said, up, down, , kinks, gradient, then], facts) =>
      speaksOfItself(said, facts) ??
      (down === undefined ? amountFault(up, facts) : undefined) ??
      sideFault(up, 1, facts) ??
      (down === undefined
        ? sideFault(
            up.replace(/raises|lowers/, (word) => (word === "raises" ? "lowers" : "raises")),
            -1,
            facts,
          )
        : sideFault(down, -1, facts)) ??
      (kinks === undefined ? undefined : kinksFault(kinks, facts)) ??
      (gradient !== undefined && !isNear(number(gradient), facts.step.value as number)
        ? `the gradient is ${facts.step.value}`
        : undefined) ??
      (then ? consequenceFault(then, facts) : undefined),
  ],
  [
    /^The gradient of (\S+) is 0(?:( but for rounding)?: (.+?)| because (.+?)|( only by rounding): (.+?))?(, (?:so|yet) the update .+)?$/,
    (match, facts) => {
      const [, , noise, reason, because, , , then] = match;
      if (!noise && facts.step.value !== 0) return `it is ${facts.step.value}`;
      return (
        isLevel(match, facts) ??
        (reason ? zeroReasonFault(reason, facts) : undefined) ??
        (because ? ownReasonFault(because, facts) : undefined) ??
        (then ? consequenceFault(then, facts, noise !== undefined) : undefined)
      );
    },
  ],
  [
    /^(\S+) does not reach the loss(?: of example \d+)?: (.+)$/,
    (match, facts) => {
      const other = isCalledSo(match[1], facts);
      if (other) return other;
      const still = ([1, -1] as const).every((way) => {
        const moved = outcomeOf(facts.document, { name: ofStep(facts), by: way * 2 ** -20 });
        return Math.abs(moved.loss - outcomeOf(facts.document).loss) < 1e-14 * Math.max(1, moved.loss);
      });
      return still ? causesFault(match[2], facts) : "the loss moves with it";
    },
  ],
  [
    /^A small change of (\S+) makes (?:no difference to the loss(?: of example \d+)?, to first order|too small a difference to the loss(?: of example \d+)? for double precision): (.+)$/,
    (match, facts) => {
      const other = isCalledSo(match[1], facts);
      if (other) return other;
      const rates = ([1, -1] as const).map((way) => rateOf(facts.document, ofStep(facts), way));
      return rates.some((rate) => Math.abs(rate) > 1e-6)
        ? `the rates are ${rates}`
        : causesFault(match[2], facts);
    },
  ],
  [
    /^(\S+) reaches the loss in (\d+) ways; their parts add up$/,
    ([, said, count], facts) =>
      speaksOfItself(said, facts) ??
      (facts.step.through?.length === Number(count)
        ? undefined
        : `there are ${facts.step.through?.length} ways`),
  ],
  [
    /^(\S+) goes (up|down) from (\S+?)(?: to (\S+)|, by only (\S+))$/,
    ([, said, way, from, to, by], facts) => {
      const parameter = ofStep(facts);
      const [before, after] = [facts.value(parameter) as number, facts.step.value as number];
      if (said !== facts.text(parameter)) return `speaks of ${said}`;
      if ((way === "up") !== after > before) return `from ${before} to ${after}`;
      if (!isNear(number(from), before, 6)) return `from ${before}`;
      if (to !== undefined && (to === from || !isNear(number(to), after, 6))) return `to ${after}`;
      return by === undefined || isNear(number(by), Math.abs(after - before))
        ? undefined
        : `by ${after - before}`;
    },
  ],
  [
    /^The schedule gives the learning rate after (\d+) epochs?: η\S+ = (.+?)(?: = (\S+))?$/,
    ([, epochs, , result], { document, pass }) => {
      const { schedule, optimizer } = document;
      const e = pass.before.step;
      if (Number(epochs) !== e || !schedule) return `there were ${e}`;
      const { every = 1, gamma = 1, epochs: T = 1, least = 0 } = schedule as unknown as Settings;
      const eta = optimizer.learningRate;
      const rates: Record<string, number> = {
        step: eta * gamma ** Math.floor(e / every),
        exponential: eta * gamma ** e,
        cosine: least + ((eta - least) * (1 + Math.cos((Math.PI * e) / T))) / 2,
      };
      const rate = rates[schedule.type];
      return isNear(pass.before.settings.learningRate, rate, 12) &&
        (result === undefined || isNear(number(result), rate, 6))
        ? undefined
        : `it is ${rate}`;
    },
  ],
  [
    /^(\S+) stays where it is$/,
    (_match, facts) =>
      facts.step.value === facts.value(ofStep(facts)) ? undefined : `it moves to ${facts.step.value}`,
  ],
  [
    /^(.+) has a kink at 0, with a slope of (\S+) below it and (\S+) above; by convention \(PyTorch's\) (\S+) is taken$/,
    ([, label, below, above, taken], facts) => {
      const settings = ownActivation(facts);
      const name = label.charAt(0).toLowerCase() + label.slice(1);
      if (inputOf(facts) !== 0) return `its input is ${inputOf(facts)}`;
      const fits = ([below, above] as const).every((slope, k) =>
        isNear(number(slope), slopeAt(name, 0, k === 0 ? -1 : 1, settings), 5),
      );
      const agreed: Record<string, number> = {
        relu: 0,
        "absolute value": 0,
        "leaky relu": settings.slope ?? 0.01,
        elu: settings.alpha ?? 1,
      };
      return fits && isNear(number(taken), agreed[name]) ? undefined : "other slopes";
    },
  ],
  [
    /^Step jumps at 0: no slope describes that, and 0 is taken, as beside it$/,
    (_match, facts) => (inputOf(facts) === 0 ? undefined : `its input is ${inputOf(facts)}`),
  ],
  [
    /^Small because the slope of (.+) is only (\S+) here$/,
    ([, label, slope], facts) =>
      isNear(number(slope), slopeAt(label, inputOf(facts), 1, ownActivation(facts)), 1)
        ? undefined
        : "another slope",
  ],
  [
    /^The margin is 1 exactly, where the hinge has a kink; by convention such a tie counts as kept, with a slope of 0$/,
    (_match, facts) => {
      const [, k, n = "1"] = /\[(\d+)\](?:@(\d+))?$/.exec(ofStep(facts)) as RegExpExecArray;
      const t = facts.document.batch.targets[Number(n) - 1];
      const mark = facts.document.batch.inputs.length > 1 ? `@${n}` : "";
      const last = facts.document.layers.length;
      const y = t.map((_, j) => facts.value(`a${last}[${j + 1}]${mark}`) as number);
      if (facts.document.loss.type === "hinge")
        return t[Number(k) - 1] * y[Number(k) - 1] === 1 ? undefined : "no tie";
      const right = t.indexOf(Math.max(...t));
      const tied = y.map((each, j) => j !== right && 1 + each - y[right] === 0);
      return tied[Number(k) - 1] || (Number(k) - 1 === right && tied.includes(true)) ? undefined : "no tie";
    },
  ],
  [
    /^The output meets its target, where \|y − t\| is 0 and has a kink; the slope there is taken as 0$/,
    (_match, facts) => {
      const [, k, n = "1"] = /\[(\d+)\](?:@(\d+))?$/.exec(ofStep(facts)) as RegExpExecArray;
      const y = facts.value(ofStep(facts).replace(/^z/, "a"));
      const t = facts.document.batch.targets[Number(n) - 1][Number(k) - 1];
      return y === t ? undefined : `${y} isn't ${t}`;
    },
  ],
  [
    /^(\S+) is (\S+), where (.+) (?:has a kink|have kinks): raising it by a little (.+), lowering it (.+)$/,
    ([, , weight, what, up, down], facts) =>
      isNear(number(weight), facts.value(ofStep(facts)) as number)
        ? (kinksFault(what.replace(/, | and |$/g, ` at ${facts.text(ofStep(facts))}$&`), facts) ??
          sideFault(up, 1, facts, "penalty") ??
          sideFault(down, -1, facts, "penalty"))
        : `it isn't ${weight}`,
  ],
  [
    /^By convention \(PyTorch's\) the slope there is (\S+)$/,
    ([, slope], { step }) =>
      isNear(number(slope), step.value as number) ? undefined : `it is ${step.value}`,
  ],
  [
    /^What this example alone asks for(?:, with the 1\/(\S+) of the (weighted )?mean)?$/,
    ([, n, isWeighted], { document: { loss, batch } }) => {
      const isMean = loss.reduction === "mean";
      if (
        isMean !== (n !== undefined) ||
        (isMean && (loss.weights !== undefined) !== (isWeighted !== undefined))
      )
        return "another reduction";
      const by = batch.targets.reduce(
        (sum, t) =>
          sum + (loss.weights ? t.reduce((all, each, k) => all + each * (loss.weights?.[k] ?? 0), 0) : 1),
        0,
      );
      return isMean && !isNear(Number(n), by, 9) ? `it is divided by ${by}` : undefined;
    },
  ],
  [
    /^The slope of the penalty at this weight; it doesn't depend on the examples$/,
    (_match, facts) => {
      const [up, down] = ([1, -1] as const).map((way) =>
        rateOf(facts.document, ofStep(facts), way, "penalty"),
      );
      return Math.abs(up + down) < 1e-6 && Math.abs(up - (facts.step.value as number)) < 1e-6
        ? undefined
        : `the penalty's slopes are ${up} and ${-down}`;
    },
  ],
  [
    /^Adds up what comes in: each input times its weight(, and the bias)?$/,
    ([, bias], { document, step }) =>
      (document.layers[step.layer ?? 0].biasMode !== "none") === (bias !== undefined)
        ? undefined
        : "another bias",
  ],
];

function ownReasonFault(because: string, facts: Facts): string | undefined {
  if (/^relu is off here: its input isn't positive$/.test(because))
    return inputOf(facts) <= 0 ? undefined : `its input is ${inputOf(facts)}`;
  if (/^step is flat here$/.test(because)) return inputOf(facts) === 0 ? "there is a jump" : undefined;
  return outputFault(because, ofStep(facts).replace(/^z/, "a"), facts);
}

const causesFault = (causes: string, facts: Facts) =>
  causes
    .split("; ")
    .map((cause) => causeFault(cause, facts))
    .find((fault) => fault !== undefined);

/** `relu at z⁽¹⁾₁, |w| at w⁽²⁾₁₂ and 2 more` */
function kinksFault(kinks: string, facts: Facts): string | undefined {
  const places = kinks.replace(/ and \d+ more$/, "").split(/, | and /);
  return places
    .map((place) => {
      const [, what, where] = /^(.+) at (\S+)$/.exec(place) ?? [];
      if (!where || !facts.said.has(where)) return `can't read “${place}”`;
      if (what === "the hinge" || what === "|y − t|") return undefined;
      const weight = weightNames(facts.document).find((name) => facts.text(name) === where);
      if (weight) return hasPenaltyKink(weight, facts) ? undefined : `the penalty has no kink at ${where}`;
      return facts.said.get(where) === 0 ? undefined : `${where} is ${facts.said.get(where)}`;
    })
    .find((fault) => fault !== undefined);
}

const weightNames = ({ layers }: NetworkDocument) =>
  layers.flatMap(({ weights }, l) =>
    weights.flatMap((row, j) => row.map((_, i) => `W${l + 1}[${j + 1},${i + 1}]`)),
  );

function hasPenaltyKink(weight: string, { document }: Facts): boolean {
  const [up, down] = ([1, -1] as const).map((way) => rateOf(document, weight, way, "penalty"));
  return Math.abs(up + down) > 1e-6;
}

/** What an operation always says, whatever its numbers are: it is read by people, not here. */
function alwaysSaid({ pass, step, document }: Facts): string[] {
  const { optimizer } = pass.before;
  return [
    ...(step.op ? [step.op.words] : []),
    ...(step.kind === "slot" ? optimizer.slotWords : []),
    ...(step.kind === "reduction" ? [...reductions, reductionOf(document)].map(({ op }) => op.words) : []),
    ...(step.reason?.kind === "fused"
      ? [`${step.reason.text.charAt(0).toUpperCase()}${step.reason.text.slice(1)}.`]
      : []),
    lossOf(document).words,
    lossOpOf(document).words,
  ].filter((words) => words !== "");
}

/** A sentence of each kind that has been read so far. */
const read = new Map<number, string>();

/** Kinds of sentences that `untruth` knows and hasn't met. */
export const unmet = () => claims.filter((_, k) => !read.has(k)).map(([pattern]) => pattern.source);

/** The first thing in a step's sentences that isn't so, or that nobody here can read; nothing where all is well. */
export function untruth(words: string, facts: Facts): string | undefined {
  const left = alwaysSaid(facts)
    .reduce((rest, said) => rest.replace(said, ""), words)
    .trim();
  for (const sentence of sentencesIn(left)) {
    const known = claims.flatMap(([pattern, check]) => {
      const match = pattern.exec(sentence);
      return match ? [{ match, check }] : [];
    });
    if (known.length === 0) return `can't read “${sentence}”`;
    const [{ match, check }] = known;
    read.set(
      claims.findIndex(([, each]) => each === check),
      sentence,
    );
    const fault = check(match, facts);
    if (fault) return `“${sentence}”: ${fault}`;
  }
  return unsaid(left, facts);
}

const sentencesIn = (words: string) =>
  words
    .split(/(?<=\S)\. (?!By convention the gradient)/)
    .map((sentence) => sentence.replace(/\.$/, ""))
    .filter((sentence) => sentence !== "");

/** What a step should say and doesn't. */
function unsaid(words: string, { step }: Facts): string | undefined {
  if (step.kind === "update" && !/ goes | stays /.test(words)) return "doesn't say where it goes";
  const isGradient = /Gradient$/.test(step.kind) && step.kind !== "penaltyGradient";
  return isGradient && !/Raising|is 0/.test(words) ? "doesn't say what the gradient means" : undefined;
}

/** Every step's sentences, as the command line has them, and what is known about them. */
export function* sentencesOf(document: NetworkDocument): Iterable<{ words: string; facts: Facts }> {
  const pass = runPass(document);
  const trace = createTrace(pass);
  const notation = createNotation();
  const steps = Array.from({ length: trace.count }, (_, index) => trace.at(index));
  const values = new Map<string, number>(outcomeOf(document).values);
  for (const step of steps) values.set(nameOf(step.quantity), step.value as number);
  document.layers.forEach(({ weights, bias, biasMode }, l) => {
    weights.forEach((row, j) => {
      row.forEach((weight, i) => {
        values.set(`W${l + 1}[${j + 1},${i + 1}]`, weight);
      });
    });
    bias.forEach((each, j) => {
      values.set(biasMode === "shared" ? `b${l + 1}` : `b${l + 1}[${j + 1}]`, each);
    });
  });
  const texts = new Map<string, string>();
  for (const { quantity } of steps)
    for (const of of [quantity, numberOf(quantity.of), numberOf({ ...quantity.of, example: undefined })])
      texts.set(nameOf(of), notation.text(of));
  const said = new Map(
    [...values].flatMap(([name, value]) =>
      texts.has(name) ? [[texts.get(name) as string, value] as const] : [],
    ),
  );
  names.set(pass, new Map([...texts].map(([name, text]) => [text, name])));
  for (const step of steps) {
    const facts: Facts = {
      document,
      pass,
      step,
      said,
      text: (name) => texts.get(name) ?? name,
      value: (name) => values.get(name),
    };
    yield { words: plainStepText(step, pass, notation).words, facts };
  }
}
