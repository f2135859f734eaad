import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type AnyDocument, isProgram, type ProgramDocument } from "../../src/engine/document/programDocument";
import { nameOf } from "../../src/engine/names/canonicalName";
import { runPass } from "../../src/engine/pass/pass";
import { runProgramPass } from "../../src/engine/pass/programs/programPass";
import { createTrace } from "../../src/engine/steps/trace";
import type { Exercise } from "../../src/exercises/exercise";
import { exercises } from "../../src/exercises/menu";
import { read } from "../documents";
import programs from "../golden/madePrograms.json";
import {
  canonicalQuantities,
  type Expected,
  goldenValue,
  type NamedNetwork,
  namableQuantities,
} from "../golden/quantity";
import { close } from "../tolerance";

interface GoldenExercise {
  readonly id: string;
  /** Where it comes from; an exercise that has been made here is its own source. */
  readonly source?: { readonly sheet: string; readonly question: string };
  readonly model?: NamedNetwork & Record<string, unknown>;
  readonly expected?: Expected;
  readonly results?: Readonly<Record<string, unknown>>;
  readonly printed?: readonly {
    quantity: string;
    path: string;
    printed: string;
    value: number;
    agrees: boolean;
  }[];
  readonly errata?: readonly { where: string }[];
}

type ExerciseDocument = NamedNetwork & Record<string, unknown> & { names?: Readonly<Record<string, string>> };

const golden = ["exercises", "made"].flatMap(
  (name): readonly GoldenExercise[] =>
    JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), "utf8")).exercises,
);

const loaded = await Promise.all(
  exercises.map(async (entry) => ({ entry, text: (await entry.load()).default })),
);

test("the gallery holds each golden exercise, and nothing else", () => {
  const ids = [...new Set([...golden.map(({ id }) => id), ...Object.keys(programs.programs)])];
  expect(exercises.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  const files = readdirSync(new URL("../../src/exercises", import.meta.url)).filter((name) =>
    name.endsWith(".json"),
  );
  expect(files.sort()).toEqual(ids.map((id) => `${id.toLowerCase()}.json`).sort());
});

test("the menu goes from topic to topic, and in each by the sheets and the numbers of the questions", () => {
  const topics = [...new Set(exercises.map(({ topic }) => topic))];
  expect(topics.slice(0, 2)).toEqual(["Circuits", "Networks by hand"]);
  const of = (wanted: string) => exercises.filter(({ topic }) => topic === wanted).map(({ id }) => id);
  expect(topics.flatMap(of)).toEqual(exercises.map(({ id }) => id));
  expect(of("Batches and training")).toEqual(["B-Q2", "B-Q3.5", "B-Q3.7-K1", "B-Q3.7-K10", "B-Q3.8"]);
  expect(of("Networks by hand")).toEqual(["D-P1", "D-P2", "D-P7", "A-Q8", "C-P4", "E-Q1"]);
});

test("menu titles are short and differ", () => {
  const titles = exercises.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const title of titles) expect(title.length, title).toBeLessThanOrEqual(40);
});

describe.each(loaded)(
  "$entry.id",
  ({ entry, text }: { entry: (typeof exercises)[number]; text: Exercise }) => {
    const source = golden.find(({ id }) => id === entry.id) ?? { id: entry.id };
    const { document } = text;
    const { canonical, exact } = isOfProgram(document)
      ? programNumbers(document)
      : networkNumbers(document as ExerciseDocument, source);

    test("the menu says what the text says", () => {
      const { load: _, ...line } = entry;
      expect(text).toMatchObject(line);
      if (!source.source) return;
      expect(text.sheet).toBe(source.source.sheet.replace("sheet", "Sheet"));
      expect(source.source.question.toLowerCase().startsWith(text.question?.toLowerCase() ?? "none")).toBe(
        true,
      );
    });

    test("the menu says how long it takes: a quarter of a minute for each line, or number of a network", () => {
      // What repeats, in the passes of a loop or for other examples, is glanced at.
      const minutes = differentSteps(document) / 4;
      expect(Math.abs(text.minutes - minutes)).toBeLessThanOrEqual(Math.max(1, 0.3 * minutes));
      expect(Number.isInteger(text.minutes)).toBe(true);
    });

    test.skipIf(isOfProgram(document))(
      "the document is the golden model with a title, a description and names",
      () => {
        const network = document as ExerciseDocument;
        const { title, description, names: _, ...numbers } = network;
        const {
          title: _title,
          description: _description,
          names: _names,
          ...model
        } = source.model as NonNullable<GoldenExercise["model"]>;
        expect(numbers).toEqual(model);
        expect(title).toBe(text.title);
        expect(description).toBeTypeOf("string");
      },
    );

    test.skipIf(isOfProgram(document))(
      "names have canonical keys, are well formed, and none can be taken for another quantity",
      () => {
        const network = document as ExerciseDocument;
        const names = Object.entries(network.names ?? {});
        const namable = namableQuantities(network);
        for (const [quantity, name] of names) {
          expect(namable, quantity).toContain(quantity);
          expect(name).toMatch(/^[A-Za-z]+\d*(_([A-Za-z\d]+|\{[A-Za-z\d]+(,[A-Za-z\d]+)*\}))?$/);
        }
        const unnamed = [...namable].filter((quantity) => !(quantity in (network.names ?? {})));
        const shown = [...names.map(([, name]) => name), ...unnamed];
        expect(new Set(shown).size).toBe(shown.length);
      },
    );

    test("each printed number is the golden one, under a quantity that has the same value", () => {
      const originals = source.printed ?? [];
      if (!source.source) {
        for (const { quantity } of text.printed)
          if (quantity !== undefined) expect(exact(quantity), quantity).toBeTypeOf("number");
        return;
      }
      const plain = (label: string) => label.replace(/ \(.*\)$/, "");
      expect(text.printed.map(({ label }) => plain(label))).toEqual(originals.map((p) => plain(p.quantity)));
      for (const [index, { quantity, printed, value, decimals }] of text.printed.entries()) {
        const original = originals[index] as (typeof originals)[number];
        expect(decimals === undefined ? printed : rounded(printed, decimals)).toBe(original.printed);
        if (quantity === undefined) {
          expect(value).toBe(original.value);
        } else {
          expect(value).toBeUndefined();
          expect(canonical, quantity).toContain(quantity);
          expect(close(exact(quantity) as number, original.value, 1e-12, 0), quantity).toBe(true);
        }
      }
    });

    test("a printed number agrees where the golden file says so, and nowhere else", () => {
      for (const [index, { quantity, label, printed, value, decimals }] of text.printed.entries()) {
        const number = quantity === undefined ? value : exact(quantity);
        const isExplained = text.mistakes.some(({ quantities }) => quantities.includes(quantity ?? ""));
        if (!source.source) expect(agrees(number as number, printed, decimals), label).toBe(!isExplained);
        else expect(agrees(number as number, printed, decimals), label).toBe(source.printed?.[index]?.agrees);
      }
    });

    test("fewer decimals are compared only where the printed ones disagree, and a note says why", () => {
      for (const { quantity, printed, decimals, note } of text.printed) {
        expect(note === undefined).toBe(decimals === undefined);
        if (decimals !== undefined) expect(agrees(exact(quantity ?? "") as number, printed)).toBe(false);
      }
    });

    test("each printed number that disagrees has a mistake that explains it", () => {
      const explained = new Set(text.mistakes.flatMap(({ quantities }) => quantities));
      for (const [index, { quantity }] of text.printed.entries()) {
        if (quantity !== undefined && source.source && !source.printed?.[index]?.agrees)
          expect(explained).toContain(quantity);
      }
    });

    test("all errata are there", () => {
      const { errata = [] } = source;
      expect(text.mistakes.length).toBeGreaterThanOrEqual(errata.length);
      for (const { where } of errata) {
        const found = text.mistakes.filter((mistake) => where.startsWith(mistake.where.replaceAll("–", "-")));
        expect(found.length, where).toBeGreaterThan(0);
      }
    });

    test("mistakes stand at canonical quantities", () => {
      for (const { quantities } of text.mistakes) {
        for (const quantity of quantities) expect(canonical, quantity).toContain(quantity);
        expect(new Set(quantities).size).toBe(quantities.length);
      }
    });

    test("decimal numbers in a correction are the values of its quantities, rounded", () => {
      for (const { quantities, correct } of text.mistakes) {
        for (const [shown] of correct.replaceAll("−", "-").matchAll(/-?\d+\.\d+/g)) {
          const matches = quantities.filter((quantity) => agrees(exact(quantity) ?? Number.NaN, shown));
          expect(matches, `${shown} in “${correct}”`).not.toEqual([]);
          expect(shown.replace(/^-?0?\.?0*/, "").length, shown).toBeLessThanOrEqual(7);
        }
      }
    });
  },
);

/** The names of a document's numbers, and what they are worth. */
interface Numbers {
  readonly canonical: ReadonlySet<string>;
  readonly exact: (quantity: string) => number | undefined;
}

const networkNumbers = (network: ExerciseDocument, { expected, results }: GoldenExercise): Numbers => ({
  canonical: canonicalQuantities(network),
  exact: (quantity) => goldenValue(expected as Expected, quantity, results),
});

/** The tests of programs hold these to the reference. */
function programNumbers(document: ProgramDocument): Numbers {
  const numbers = new Map(
    [...createTrace(programPass(document)).quantities(1)].map(({ name, value }) => [name, value]),
  );
  return { canonical: new Set(numbers.keys()), exact: (quantity) => numbers.get(quantity) };
}

function programPass(document: ProgramDocument) {
  const ran = runProgramPass(document, () => 0);
  if ("fault" in ran) throw new Error(ran.fault.message);
  return ran.pass;
}

function isOfProgram(document: unknown): document is ProgramDocument {
  return isProgram(document as AnyDocument);
}

/** How many steps there are, those that differ in the example or in the pass of a loop alone counted once. */
function differentSteps(document: unknown): number {
  const trace = isOfProgram(document)
    ? createTrace(programPass(document), "layer")
    : createTrace(runPass(read(document)), "unit");
  const names = new Set<string>();
  for (let index = 0; index < trace.count; index++) {
    const { phase, quantity } = trace.at(index);
    const name = nameOf(quantity).replace(/@\d+$/, "");
    names.add(`${phase} ${name.replace(/ \(line \d+(, pass \d+)?\)/, "")}`);
  }
  return names.size;
}

/** Whether the exact value rounds to what was printed: half a unit of its last digit, with slack for decimal input. */
function agrees(exact: number, printed: string, decimals = printed.split(".")[1]?.length ?? 0) {
  return Math.abs(exact - Number(printed)) <= 0.5 * 10 ** -decimals + 1e-12;
}

function rounded(printed: string, decimals: number) {
  return Number(printed).toFixed(decimals);
}
