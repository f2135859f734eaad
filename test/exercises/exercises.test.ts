import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Exercise } from "../../src/exercises/exercise";
import { exercises } from "../../src/exercises/index";
import {
  canonicalQuantities,
  type Expected,
  goldenValue,
  type NamedNetwork,
  namableQuantities,
} from "../golden/quantity";

interface GoldenExercise {
  readonly id: string;
  /** Where it comes from; an exercise that has been made here is its own source. */
  readonly source?: { readonly sheet: string; readonly question: string };
  readonly model?: NamedNetwork & Record<string, unknown>;
  readonly expected: Expected;
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

test("the gallery holds each golden exercise that has a model, and nothing else", () => {
  const models = golden.filter(({ model }) => model).map(({ id }) => id);
  expect(exercises.map(({ id }) => id).sort()).toEqual(models.toSorted());
  const files = readdirSync(new URL("../../src/exercises", import.meta.url)).filter((name) =>
    name.endsWith(".json"),
  );
  expect(files.sort()).toEqual(models.map((id) => `${id.toLowerCase()}.json`).sort());
});

test("the menu goes from sheet to sheet, and by the numbers of the questions", () => {
  const shown = exercises.map(({ id }) => id).join(" ");
  expect(shown).toMatch(/^D-P1 D-P2 .* A-Q8 B-Q2 B-Q3\.2 B-Q3\.7-K1 B-Q3\.7-K10 C-P1 .* E-Q3$/);
});

test("menu titles are short and differ", () => {
  const titles = exercises.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
  for (const title of titles) expect(title.length, title).toBeLessThanOrEqual(40);
});

describe.each(loaded)(
  "$entry.id",
  ({ entry, text }: { entry: (typeof exercises)[number]; text: Exercise }) => {
    const source = golden.find(({ id }) => id === entry.id) as GoldenExercise;
    const network = text.document as ExerciseDocument;
    const canonical = canonicalQuantities(network);
    const exact = (quantity: string) => goldenValue(source.expected, quantity, source.results);

    test("the menu says what the text says", () => {
      const { load: _, ...line } = entry;
      expect(text).toMatchObject(line);
      if (!source.source) return;
      expect(text.sheet).toBe(source.source.sheet.replace("sheet", "Sheet"));
      expect(source.source.question.toLowerCase().startsWith(text.question.toLowerCase())).toBe(true);
    });

    test("the document is the golden model with a title, a description and names", () => {
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
    });

    test("names have canonical keys, are well formed, and none can be taken for another quantity", () => {
      const names = Object.entries(network.names ?? {});
      const namable = namableQuantities(network);
      for (const [quantity, name] of names) {
        expect(namable, quantity).toContain(quantity);
        expect(name).toMatch(/^[A-Za-z]+\d*(_([A-Za-z\d]+|\{[A-Za-z\d]+(,[A-Za-z\d]+)*\}))?$/);
      }
      const unnamed = [...namable].filter((quantity) => !(quantity in (network.names ?? {})));
      const shown = [...names.map(([, name]) => name), ...unnamed];
      expect(new Set(shown).size).toBe(shown.length);
    });

    test("each printed number is the golden one, under a quantity that has the same value", () => {
      const originals = source.printed ?? [];
      if (!source.source) {
        for (const { quantity } of text.printed)
          if (quantity !== undefined) expect(exact(quantity), quantity).toBeTypeOf("number");
        return;
      }
      expect(text.printed.map(({ label }) => label.replace(/ \(.*\)$/, ""))).toEqual(
        originals.map((p) => p.quantity),
      );
      for (const [index, { quantity, printed, value, decimals }] of text.printed.entries()) {
        const original = originals[index] as (typeof originals)[number];
        expect(decimals === undefined ? printed : rounded(printed, decimals)).toBe(original.printed);
        if (quantity === undefined) {
          expect(value).toBe(original.value);
        } else {
          expect(value).toBeUndefined();
          expect(canonical, quantity).toContain(quantity);
          expect(exact(quantity), quantity).toBe(original.value);
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
        if (source.source && !source.printed?.[index]?.agrees) expect(explained).toContain(quantity);
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

/** Whether the exact value rounds to what was printed: half a unit of its last digit, with slack for decimal input. */
function agrees(exact: number, printed: string, decimals = printed.split(".")[1]?.length ?? 0) {
  return Math.abs(exact - Number(printed)) <= 0.5 * 10 ** -decimals + 1e-12;
}

function rounded(printed: string, decimals: number) {
  return Number(printed).toFixed(decimals);
}
