import { expect, test } from "vitest";
import type { JudgedAnswer } from "../../../src/engine/homework/answer/judgement";
import { recompute } from "../../../src/engine/homework/answer/recomputation";
import { createVariants } from "../../../src/engine/homework/causes/variants";
import { wrongNumbers } from "../../../src/engine/homework/causes/wrongPass";
import { judge } from "../../../src/engine/homework/judge";
import type { Expression } from "../../../src/engine/math/expressions/expression";
import { bugs, formulaMistakes as mistakes } from "../../../src/engine/mistakes";
import { Homework } from "./homework";

/** Random networks for each kind of homework; `NETWORKS=100` takes more. */
const networks = Number(process.env.NETWORKS ?? 4);

test("homework that is right is never called wrong, also where it was rounded on the way to four digits or more", () => {
  let answers = 0;
  for (let seed = 1; seed <= networks; seed++) {
    const homework = new Homework(seed);
    const { formulas, pass, names } = homework;
    const { keep, text } = homework.rounding(4);
    const onTheWay = homework.chance(0.5);
    const world = recompute(formulas, onTheWay ? { keep } : {});
    const written = homework.written(homework.between(2, 10) / 10, names, (name) => text(world.value(name)));
    const { answers: judged } = judge(pass, written);
    answers += judged.length;
    const alarms = judged.filter(({ verdict }) => verdict === "wrong" || verdict === "carried");
    expect(alarms.map(({ quantity, written: number, exact }) => ({ seed, quantity, number, exact }))).toEqual(
      [],
    );
    // A fixed number of decimals leaves small numbers without a digit.
    const isRight = ({ verdict, words }: JudgedAnswer) =>
      verdict === "right" || words.includes("so few decimals that no digit");
    if (!onTheWay) expect(judged.every(isRight)).toBe(true);
  }
  expect(answers).toBeGreaterThan(30 * networks);
}, 120_000);

test("a known mistake with everything carried over is found at its first number, and named", () => {
  let all = 0;
  let first = 0;
  let top = 0;
  let named = 0;
  for (let seed = 1000; all < networks; seed++) {
    const homework = new Homework(seed);
    const { formulas, pass, names, context } = homework;
    const variants = createVariants(context);
    const mistake = homework.pick(mistakes);
    const at = formulas.find(homework.pick(names));
    const made = at ? variants(at).filter((each) => each.mistake === mistake) : [];
    if (!at || made.length === 0) continue;
    const { variant } = homework.pick(made);
    const instead = new Map<string, Expression>([[at.name, variant.expression]]);
    // Half of them make it at every unit of the layer.
    if (!mistake.once && homework.chance(0.5)) {
      for (const name of names) {
        const other = formulas.find(name);
        if (!other || other.kind !== at.kind || other.layer !== at.layer) continue;
        const same = variants(other).find(
          (each) => each.mistake === mistake && each.variant.key === variant.key,
        );
        if (same) instead.set(name, same.variant.expression);
      }
    }
    const { keep, text } = homework.rounding(3);
    const rounded = homework.chance(0.5) ? { keep } : {};
    const [wrong, right] = [recompute(formulas, { instead, ...rounded }), recompute(formulas, rounded)];
    const written = homework.written(homework.between(3, 10) / 10, names, (name) => text(wrong.value(name)));
    const affected = written.filter(({ quantity, number }) => {
      const [was, is] = [right.value(quantity), wrong.value(quantity)];
      return Math.abs(is - was) > 3 * number.half + 0.01 * Math.abs(was);
    });
    if (affected.length === 0) continue;
    all++;
    const { first: found, diagnoses } = judge(pass, written);
    // One before it may be off as well, by less than counts here as affected.
    const upToIt = written.slice(0, written.indexOf(affected[0]) + 1);
    const isOff = (quantity: string) => right.value(quantity) !== wrong.value(quantity);
    if (upToIt.some(({ quantity }) => quantity === found && isOff(quantity))) first++;
    if (diagnoses[0]?.mistake === mistake.id) top++;
    if (diagnoses[0] && [diagnoses[0], ...diagnoses[0].others].some((each) => each.mistake === mistake.id))
      named++;
  }
  console.log(`of ${all} homeworks: first wrong number ${first}, mistake ${top}, among those named ${named}`);
  expect(first / all).toBeGreaterThan(0.95);
  expect(top / all).toBeGreaterThan(0.8);
  expect(named / all).toBeGreaterThan(0.93);
}, 120_000);

test("bugs that really run are found too, at a number that they change, with a cause", () => {
  let all = 0;
  let first = 0;
  let explained = 0;
  for (let seed = 5000; all < networks; seed++) {
    const homework = new Homework(seed);
    const { document, formulas, pass } = homework;
    const wrong = wrongNumbers(document, homework.pick(bugs.filter(({ applies }) => applies(document))));
    const names = homework.names.filter((name) => !/^(?:[a-z]\(|dP|da\d)/.test(name));
    const exact = (name: string) => formulas.find(name)?.exact ?? Number.NaN;
    const value = (name: string) => wrong.get(name) ?? exact(name);
    const { text } = homework.rounding(3);
    const written = homework.written(homework.between(3, 10) / 10, names, (name) => text(value(name)));
    const affected = written.filter(
      ({ quantity, number }) =>
        Math.abs(value(quantity) - exact(quantity)) > 3 * number.half + 0.01 * Math.abs(exact(quantity)),
    );
    if (affected.length === 0) continue;
    all++;
    const judgement = judge(pass, written);
    if (affected.some(({ quantity }) => quantity === judgement.first)) first++;
    if (judgement.diagnoses[0]?.mistake) explained++;
  }
  console.log(`of ${all} buggy passes: first wrong number ${first}, explained ${explained}`);
  expect(first / all).toBeGreaterThan(0.9);
  expect(explained / all).toBeGreaterThan(0.95);
}, 120_000);
