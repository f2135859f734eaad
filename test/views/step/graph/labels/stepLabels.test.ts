import { describe, expect, test } from "vitest";
import { type Box, boxAround, boxesOverlap } from "../../../../../src/draw/box";
import { graphLayout } from "../../../../../src/draw/graph/graphLayout";
import type { NetworkDocument } from "../../../../../src/engine/document/document";
import { givenNumber } from "../../../../../src/engine/document/edit/edit";
import { nameOf } from "../../../../../src/engine/names/canonicalName";
import { createLabels } from "../../../../../src/engine/names/labels";
import { runPass } from "../../../../../src/engine/pass/pass";
import { createTrace } from "../../../../../src/engine/steps/trace";
import { graphScene } from "../../../../../src/views/step/graph/graphScene";
import type { LabelArrangement } from "../../../../../src/views/step/graph/labels/arrangement";
import type { DrawnText } from "../../../../../src/views/step/graph/scene/graphDrawn";
import type { Measure } from "../../../../../src/views/step/graph/scene/measureText";
import { networkExercises } from "../../../../networkExercises";

/** What is left for the graph on pages of 1280 × 720, 1920 × 1080, 390 × 844 and 640 × 360. */
const areas = [
  [700, 608],
  [1340, 960],
  [390, 540],
  [640, 250],
] as const;

/** About as wide as in common faces. */
const measure: Measure = (text, face, height) => text.length * height * (face === "number" ? 0.602 : 0.56);

const documents = networkExercises.map(({ id, document }) => ({ id, document: document as NetworkDocument }));

/** Of longer passes as many steps are looked at, evenly. */
const mostSteps = process.env.ALL ? 60 : 30;

/** The graph at the steps of a pass. */
function* scenes(document: NetworkDocument, width: number, height: number) {
  const trace = createTrace(runPass(document));
  const layout = graphLayout(document, width, height);
  const notation = createLabels(document.names);
  const known = new Map(
    document.batch.inputs.map((_, index) => [
      index + 1,
      new Map([...trace.quantities(index + 1)].map((one) => [one.name, one])),
    ]),
  );
  let example = 1;
  let previous: LabelArrangement | undefined;
  const every = Math.ceil(trace.count / mostSteps);
  for (let index = 0; index < trace.count; index += every) {
    const step = trace.at(index);
    example = step.example ?? example;
    const numbers = (name: string) => {
      const computed = known.get(example)?.get(name);
      if (!computed) return givenNumber(document, name);
      return computed.step > index ? undefined : computed.value;
    };
    const quantity = nameOf(step.quantity);
    const current = { quantity, phase: step.phase, reads: step.reads };
    const state = { document, example, numbers, current, lit: new Set<string>(), notation };
    const scene = graphScene(state, layout, measure, previous);
    previous = scene.arrangement;
    yield { index, step, quantity, scene, number: numbers(quantity), reads: step.reads, numbers };
  }
}

const boxOf = ({ x, y, width, size }: DrawnText): Box =>
  boxAround({ x: x + width / 2, y: y - size * 0.35 }, width, size * 0.75);

/** Small enough that there is room for everything that a step reads, on a phone too. */
const small = documents.filter(({ id }) => ["D-P1", "D-P2", "C-P4", "E-Q3"].includes(id));

test.each(areas)("so are the numbers that it reads, up to the update, at %d × %d", (width, height) => {
  for (const { id, document } of small)
    for (const { index, step, scene, reads, numbers } of scenes(document, width, height)) {
      if (step.phase === "update") continue;
      const shown = [...scene.texts, ...scene.labels.flatMap(({ texts }) => texts)].map(
        (text) => text.quantity,
      );
      const known = reads.filter((name) => numbers(name) !== undefined);
      expect(shown, `${id}, step ${index + 1}`).toEqual(expect.arrayContaining(known));
    }
});

describe.each(documents)("$id", ({ document }) => {
  test.each(areas)(
    "every step's own number is drawn and overlaps no other text at %d × %d",
    (width, height) => {
      for (const { index, quantity, scene, number } of scenes(document, width, height)) {
        if (number === undefined) continue;
        const labelled = scene.labels.flatMap(({ texts }) => texts);
        const all = [...scene.texts, ...labelled];
        const own = all.filter((text) => text.quantity === quantity);
        const what = `step ${index + 1}, ${quantity}`;
        expect(own.length, what).toBeGreaterThan(0);
        for (const text of own) {
          const hidden = all.filter((other) => other !== text && boxesOverlap(boxOf(other), boxOf(text)));
          expect(
            hidden.map((other) => other.text),
            what,
          ).toEqual([]);
          const [x, y] = [text.x + text.width / 2, text.y];
          expect(x > 0 && x < width && y > 0 && y < height, what).toBe(true);
        }
      }
    },
  );
});
