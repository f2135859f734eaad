/**
 * Every step of every network among the references and exercises, at each size, scope and form: its quantity, reads,
 * formulas, words and reasons, as one hash for each step. `TRACES=FILE` writes the hashes where there is no such file and
 * compares with it where there is: a change of how steps are made shows whether it changes what they say.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { documentIn } from "../../src/engine/document/reading/exerciseFile";
import { readDocument } from "../../src/engine/document/reading/read";
import { explainStep } from "../../src/engine/explain/explainStep";
import { explainForward } from "../../src/engine/explain/formula/explainForward";
import { plainStepText } from "../../src/engine/explain/plainStepText";
import { nameOf } from "../../src/engine/names/canonicalName";
import { createNotation } from "../../src/engine/names/notation";
import { presentations, stepSizes } from "../../src/engine/names/presentation";
import { runPass } from "../../src/engine/pass/pass";
import { wholeOf } from "../../src/engine/steps/groups/group";
import { createTrace, type Step } from "../../src/engine/steps/trace";

const folders = ["test/golden", "test/golden/variants", "src/exercises"];

/** All that can be read as a network in a file, wherever it stands. */
function* networksIn(json: unknown): Generator<ReturnType<typeof runPass>["document"]> {
  const { document } = readDocument(documentIn(json));
  if (document) {
    yield document;
    return;
  }
  if (typeof json !== "object" || json === null) return;
  for (const part of Object.values(json)) yield* networksIn(part);
}

const rounded = (_key: string, value: unknown) =>
  typeof value === "number" && !Number.isFinite(value) ? String(value) : value;

function hashOf(value: unknown): string {
  return createHash("sha1").update(JSON.stringify(value, rounded)).digest("base64").slice(0, 10);
}

/** What a step holds, without what it refers to. */
function plainly(step: Step) {
  const { group, op, quantity, through, ...rest } = step;
  return { ...rest, op: op?.id, quantity: nameOf(quantity), through: through?.map(nameOf) };
}

function wholeOfStep(step: Step) {
  const { quantity, shape, tex, rowsTex, settings, operands } = wholeOf(step.group, step.k);
  const letters = Object.entries(operands).map(([letter, of]) => [letter, nameOf(of.quantity), of.shape]);
  return { quantity: nameOf(quantity), shape, tex, rowsTex, settings, letters };
}

/** Long traces are looked at here and there: at so many steps of each, or `STEPS`. */
const mostSteps = Number(process.env.STEPS ?? 400);

function hashesOf(document: ReturnType<typeof runPass>["document"]): string[] {
  const pass = runPass(document);
  const notation = createNotation(document.names);
  const lines: string[] = [];
  for (const scope of presentations.scope)
    for (const size of stepSizes) {
      const trace = createTrace(pass, size, scope);
      const every = Math.ceil(trace.count / mostSteps);
      const all = [...trace.quantities()].map(({ name, value, step }) => [name, value, step]);
      lines.push(`${scope} ${size} ${trace.count} ${hashOf(trace.phases)} ${hashOf(all)}`);
      for (let index = 0; index < trace.count; index += every) {
        const step = trace.at(index);
        const seen = [plainly(step), wholeOfStep(step), plainStepText(step, pass, notation)];
        const written = presentations.form.flatMap((form) =>
          presentations.convention.map((convention) => {
            const writing = { form, convention };
            return [
              explainForward(step, pass, notation, writing),
              explainStep(step, pass, notation, writing),
            ];
          }),
        );
        lines.push(`${scope} ${size} ${index} ${nameOf(step.quantity)} ${hashOf(seen)} ${hashOf(written)}`);
      }
    }
  return lines;
}

export async function run(): Promise<void> {
  const lines: string[] = [];
  let documents = 0;
  for (const folder of folders)
    for (const file of readdirSync(folder).sort()) {
      if (!file.endsWith(".json")) continue;
      const json: unknown = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
      for (const document of networksIn(json)) {
        documents += 1;
        lines.push(...hashesOf(document).map((line) => `${file} ${documents} ${line}`));
      }
    }
  const path = process.env.TRACES;
  console.log(`${documents} networks, ${lines.length} lines, all together ${hashOf(lines)}`);
  if (path === undefined) return;
  if (!existsSync(path)) {
    writeFileSync(path, lines.join("\n"));
    return;
  }
  const before = readFileSync(path, "utf8").split("\n");
  const different = lines.filter((line, index) => line !== before[index]);
  if (different.length > 0 || before.length !== lines.length)
    throw new Error(
      `${different.length} of ${lines.length} steps differ (${before.length} before), first ${different[0]}`,
    );
  console.log("every step is the same as before");
}
