import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { beginning, promised } from "../../../scripts/build/firstVariants";
import {
  setActivation,
  setLoss,
  setOptimizer,
  setPenalty,
  setSchedule,
} from "../../../src/engine/document/edit/edit";
import { losses } from "../../../src/engine/losses";
import { optimizers } from "../../../src/engine/optimizers";
import * as all from "../../../src/worker/variants/allVariants";
import { completeVariants, knowsVariants } from "../../../src/worker/variants/variants";
import { classic } from "../../documents";

it("a list is built with its first items, which import nothing of the others", () => {
  const code = readFileSync(new URL("../../../src/engine/optimizers/index.ts", import.meta.url), "utf8");
  const [first, second] = optimizers;
  const built = beginning(code, 1);
  expect(built).toContain(`import ${first.id} from "./${first.id}";`);
  expect(built).toContain(`= [${first.id}];`);
  expect(built).not.toContain(second.id);
  expect(beginning(code, 0)).not.toMatch(/import \w+ from/);
  expect(() => beginning("export const none = 1;", 1)).toThrow("isn't a list");
});

it("a module is built without its functions, and calls them once it is given the whole one", async () => {
  const code = readFileSync(
    new URL("../../../src/engine/math/expressions/texToText.ts", import.meta.url),
    "utf8",
  );
  const built = promised(code);
  expect(built).not.toContain("import");
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(built)}`);
  const held = { template: module.texToText };
  expect(() => held.template("x^2")).toThrow();
  module.take(all.later.texToText);
  expect(held.template("x^2")).toBe("x²");
  expect(() => promised("const own = 1;")).toThrow("no functions");
});

it("what is built without its functions has nothing else to hand on", () => {
  for (const module of Object.values(all.later))
    for (const part of Object.values(module)) expect(part).toBeTypeOf("function");
});

it("the worker knows what a document names once its lists are whole", () => {
  const others = [
    setActivation(0, [{ type: "tanh", settings: {} }])(classic),
    setLoss({ type: "huber" })(classic),
    setOptimizer("adam")(classic),
    setSchedule("cosine")(classic),
    setPenalty(0, "l2", 0.1)(classic),
  ];
  const whole = {
    ...all,
    activations: [...all.activations],
    losses: [...all.losses],
    optimizers: [...all.optimizers],
    penalties: [...all.penalties],
    schedules: [...all.schedules],
  };
  const shorten = (list: readonly unknown[], length: number) => (list as unknown[]).splice(length);
  shorten(all.activations, 2);
  shorten(losses, 1);
  shorten(optimizers, 1);
  shorten(all.penalties, 0);
  shorten(all.schedules, 0);
  expect([classic, ...others].map(knowsVariants)).toEqual([true, false, false, false, false, false]);
  completeVariants(whole);
  completeVariants(whole);
  expect([classic, ...others].map(knowsVariants)).toEqual([true, true, true, true, true, true]);
  expect([losses, optimizers]).toEqual([whole.losses, whole.optimizers]);
});
