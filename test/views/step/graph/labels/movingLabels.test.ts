import { expect, test } from "vitest";
import { boxesOverlap, centreOf } from "../../../../../src/draw/box";
import { graphLayout } from "../../../../../src/draw/graph/graphLayout";
import type { NetworkDocument } from "../../../../../src/engine/document/document";
import { setWeight } from "../../../../../src/engine/document/edit/editNumbers";
import { nameOf } from "../../../../../src/engine/names/canonicalName";
import { createLabels } from "../../../../../src/engine/names/labels";
import { runPass } from "../../../../../src/engine/pass/pass";
import { createTrace } from "../../../../../src/engine/steps/trace";
import { graphScene } from "../../../../../src/views/step/graph/graphScene";
import type { LabelArrangement } from "../../../../../src/views/step/graph/labels/arrangement";
import type { GraphScene } from "../../../../../src/views/step/graph/scene/graphDrawn";
import type { Measure } from "../../../../../src/views/step/graph/scene/measureText";
import { networkExercises } from "../../../../networkExercises";

const measure: Measure = (text, _face, height) => text.length * height * 0.6;
const documentOf = (id: string) => networkExercises.find((one) => one.id === id)?.document as NetworkDocument;

/** The graph with one weight after the other, as while it is dragged. */
function* dragged(document: NetworkDocument, weights: readonly number[], share: number, width = 700) {
  const layout = graphLayout(document, width, 608);
  const opened = createTrace(runPass(document));
  const index = Math.floor(share * (opened.count - 1));
  const step = opened.at(index);
  const current = { quantity: nameOf(step.quantity), phase: step.phase, reads: step.reads };
  let previous: LabelArrangement | undefined;
  for (const weight of weights) {
    const moved = setWeight(0, 0, 0, weight)(document);
    const known = new Map([...createTrace(runPass(moved)).quantities(1)].map((one) => [one.name, one]));
    const numbers = (name: string) => {
      const one = known.get(name);
      return one === undefined || one.step > index ? undefined : one.value;
    };
    const state = {
      document: moved,
      example: 1,
      numbers,
      current,
      lit: new Set<string>(),
      notation: createLabels({}),
    };
    const scene = graphScene(state, layout, measure, previous);
    yield { scene, stays: scene.arrangement === previous };
    previous = scene.arrangement;
  }
}

const standing = ({ labels }: GraphScene) => labels.filter(({ over }) => !over);

test("labels stay where they are while their numbers need no more room than they have had", () => {
  const weights = [0.123456, 0.2, 0.3, 0.4, 0.123456];
  const [first, ...others] = dragged(documentOf("D-P1"), weights, 0.9);
  expect(standing(first.scene).length).toBeGreaterThan(5);
  for (const { scene, stays } of others) {
    expect(stays).toBe(true);
    for (const label of standing(scene)) {
      const before = standing(first.scene).find(({ key }) => key === label.key);
      expect(centreOf(label.box)).toEqual(before && centreOf(before.box));
    }
  }
});

test.each(networkExercises)("no label gets onto another in $id, however long numbers become", ({ id }) => {
  const weights = [1, 0.5, 0.123456, -12.3456, 1e-9, 1.23456e-9, 3, -0.00012345, 0.7, 123456.789];
  for (const share of [0.3, 0.6, 0.9])
    for (const { scene } of dragged(documentOf(id), weights, share, 390)) {
      const boxes = standing(scene);
      for (const [k, { key, box, texts }] of boxes.entries()) {
        const covered = boxes.slice(k + 1).filter((other) => boxesOverlap(other.box, box));
        expect(covered, key).toEqual([]);
        for (const { x, width } of texts)
          expect([x >= box.left, x + width <= box.right]).toEqual([true, true]);
      }
    }
});
