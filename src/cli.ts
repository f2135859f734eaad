/** The engine without a page: `workbench -- evaluate|steps|train|check|answers FILE`. Described in README.md. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { NetworkDocument } from "./engine/document/document";
import { documentIn } from "./engine/document/exerciseFile";
import { faultText, readDocument } from "./engine/document/read";
import { plainStep } from "./engine/explain/plainStep";
import { answersReport } from "./engine/homework/answersReport";
import type { ReadingOptions } from "./engine/homework/reading/conventions";
import { createNotation } from "./engine/names/notation";
import { nameOf } from "./engine/names/quantity";
import { evaluationAnswer, type JsonNumber, jsonNumber, parametersAnswer } from "./engine/pass/answer";
import { runPass } from "./engine/pass/pass";
import { backward, fillShown, forward } from "./engine/pass/passes";
import { update } from "./engine/pass/update";
import { firstNonFinite } from "./engine/steps/nonFinite";
import { createTrace, type StepSize, stepSizes } from "./engine/steps/trace";
import { checkGradients, type DifferenceMethod } from "./engine/studies/check";

/** What the user got wrong; printed to standard error, with exit status 2. */
class UserError extends Error {}

/** An answer, and where in it a number first stopped being finite. */
interface Answer {
  readonly json: unknown;
  readonly notFinite?: string;
}

interface Options {
  readonly by: StepSize;
  readonly steps: number;
  readonly method: DifferenceMethod;
  readonly step: number;
  /** Someone's own numbers, as text. */
  readonly text: string;
  readonly reading: ReadingOptions;
}

const commands: Readonly<Record<string, (document: NetworkDocument, options: Options) => Answer>> = {
  evaluate(document) {
    const pass = runPass(document);
    return { json: evaluationAnswer(pass.plan), notFinite: firstNonFinite(pass) };
  },

  steps(document, { by }) {
    const pass = runPass(document);
    const trace = createTrace(pass, by);
    const notation = createNotation(document.names);
    const steps = Array.from({ length: trace.count }, (_, index) => {
      const step = trace.at(index);
      const { phase, example, value, reads } = step;
      const { symbols, substituted, words } = plainStep(step, pass, notation);
      return {
        index,
        phase,
        quantity: nameOf(step.quantity),
        ...(example !== undefined && { example }),
        ...(step.term && { term: step.term.number, of: step.term.of }),
        symbols,
        substituted,
        value: jsonValue(value),
        words,
        reads,
      };
    });
    return { json: { steps }, notFinite: firstNonFinite(pass) };
  },

  train(document, { steps }) {
    const pass = runPass(document);
    const { plan, before: state } = pass;
    let notFinite = firstNonFinite(pass);
    const json = Array.from({ length: steps }, (_, k) => {
      update(state, plan);
      forward(plan);
      backward(plan);
      fillShown(plan);
      if (notFinite === undefined) {
        const first = firstNonFinite({ ...pass, updated: plan.parameters });
        if (first !== undefined) notFinite = `${first}, after ${k + 1} updates`;
      }
      return parametersAnswer(plan);
    });
    return { json, notFinite };
  },

  check(document, { method, step }) {
    const { entries, largest } = checkGradients(document, method, step);
    const json = {
      method,
      step,
      largest: jsonNumber(largest),
      entries: entries.map((entry) => ({
        ...entry,
        analytic: jsonNumber(entry.analytic),
        numeric: jsonNumber(entry.numeric),
        relative: jsonNumber(entry.relative),
      })),
    };
    return { json, notFinite: firstNonFinite(runPass(document)) };
  },

  answers: (document, { text, reading }) => ({ json: answersReport(document, text, reading) }),
};

const usage = `usage: npm run --silent workbench -- evaluate|steps|train|check FILE [options]
       npm run --silent workbench -- answers FILE ANSWERS [--decimal . or ,] [--count-from 0 or 1]
         [--rows outputs or inputs] [--examples rows or columns] [--numbering layers, through or throughByInput]
  FILE is a document or an array of documents; - reads standard input
  steps: --by layer|unit|term (unit)    train: --steps N (1)    check: --method central|forward (central) --step H (1e-5)`;

function main(): void {
  try {
    const { command, file, options } = readArguments(process.argv.slice(2));
    const input = parse(read(file), file);
    const many = Array.isArray(input);
    const documents = (many ? input : [input]).map((json, place) => ({
      json,
      path: many ? `[${place}]` : "",
    }));
    const faults = documents.flatMap(({ json, path }) =>
      (readDocument(documentIn(json)).faults ?? []).map((fault) =>
        faultText({ ...fault, path: path && fault.path ? joined(path, fault.path) : path || fault.path }),
      ),
    );
    if (faults.length > 0) throw new UserError(faults.join("\n"));
    const answers = documents.map(({ json, path }) => {
      const { document } = readDocument(documentIn(json)) as { document: NetworkDocument };
      const answer = command(document, options);
      if (answer.notFinite)
        process.stderr.write(`${path && `${path}: `}not finite: first in ${answer.notFinite}\n`);
      return answer.json;
    });
    process.stdout.write(`${JSON.stringify(many ? answers : answers[0])}\n`);
  } catch (error) {
    process.stderr.write(
      `workbench: ${error instanceof UserError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = error instanceof UserError ? 2 : 1;
  }
}

const joined = (path: string, rest: string) => `${path}${rest.startsWith("[") ? "" : "."}${rest}`;

function readArguments(words: string[]) {
  const { values, positionals } = parsedArguments(words);
  const [name, file, ...rest] = positionals;
  const answers = name === "answers" ? rest.shift() : undefined;
  if (name === undefined || !Object.hasOwn(commands, name))
    throw new UserError(`${name === undefined ? "no command" : `there is no command ${name}`}\n${usage}`);
  if (name === "answers" && answers === undefined)
    throw new UserError(`answers takes a document and a text with the answers\n${usage}`);
  if (file === undefined || rest.length > 0) throw new UserError(`${name} takes one file\n${usage}`);
  if (file === "-" && answers === "-") throw new UserError("only one of the two files can be standard input");
  if (!stepSizes.includes(values.by as StepSize))
    throw new UserError(`--by is one of ${stepSizes.join(", ")}, but is ${values.by}`);
  if (values.method !== "central" && values.method !== "forward")
    throw new UserError(`--method is central or forward, but is ${values.method}`);
  const steps = Number(values.steps);
  if (!Number.isInteger(steps) || steps < 1)
    throw new UserError(`--steps is a whole number from 1, but is ${values.steps}`);
  const step = Number(values.step);
  if (!(step > 0 && Number.isFinite(step)))
    throw new UserError(`--step is a number above 0, but is ${values.step}`);
  const options: Options = {
    by: values.by as StepSize,
    method: values.method,
    steps,
    step,
    text: answers === undefined ? "" : read(answers),
    reading: readingOf(values),
  };
  return { command: commands[name], file, options };
}

function readingOf(values: Readonly<Record<string, string | undefined>>): ReadingOptions {
  const chosen = <Value extends string>(name: string, ...known: readonly Value[]): Value | undefined => {
    const value = values[name];
    if (value === undefined || known.includes(value as Value)) return value as Value | undefined;
    throw new UserError(`--${name} is ${known.join(" or ").replace(",", "a comma")}, but is ${value}`);
  };
  const countFrom = chosen("count-from", "0", "1");
  return {
    decimal: chosen("decimal", ".", ","),
    rows: chosen("rows", "outputs", "inputs"),
    examples: chosen("examples", "rows", "columns"),
    numbering: chosen("numbering", "layers", "through", "throughByInput"),
    ...(countFrom !== undefined && { countFrom: countFrom === "0" ? 0 : 1 }),
  };
}

function parsedArguments(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        by: { type: "string", default: "unit" },
        steps: { type: "string", default: "1" },
        method: { type: "string", default: "central" },
        step: { type: "string", default: "1e-5" },
        decimal: { type: "string" },
        "count-from": { type: "string" },
        rows: { type: "string" },
        examples: { type: "string" },
        numbering: { type: "string" },
      },
    });
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : resolve(process.env.INIT_CWD ?? ".", file), "utf8");
  } catch (error) {
    throw new UserError(`can't read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new UserError(
      `${file === "-" ? "standard input" : file} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function jsonValue(value: number | number[] | number[][]): unknown {
  return Array.isArray(value) ? value.map(jsonValue) : (jsonNumber(value) satisfies JsonNumber);
}

main();
