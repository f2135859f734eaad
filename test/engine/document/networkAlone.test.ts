import { expect, it } from "vitest";
import { batchMoment } from "../../../src/engine/document/document";
import { addLayer } from "../../../src/engine/document/edit/edit";
import { setUpdated } from "../../../src/engine/document/edit/editParameters";
import { twoCirclesDocument } from "../../../src/engine/document/edit/train/editTraining";
import { networkAlone } from "../../../src/engine/document/networkAlone";
import { readDocument } from "../../../src/engine/document/reading/read";
import { TrainingSession } from "../../../src/engine/training/session";
import { classic } from "../../documents";

it("a network alone can be changed in ways that its run would not fit", () => {
  const session = new TrainingSession(twoCirclesDocument());
  const changed = addLayer(1)(networkAlone(session.snapshot()));
  expect(readDocument(JSON.parse(JSON.stringify(changed))).faults).toBeUndefined();
  expect(changed).toMatchObject({ version: 1, title: "Two circles" });
  expect(changed.layers).toHaveLength(3);
});

it("a network that was alone is the same", () => {
  expect(networkAlone(classic)).toBe(classic);
});

it("a network alone keeps the updates made on its batch, and what they started from", () => {
  const stepped = setUpdated(classic.layers, { step: 1, slots: {} })(classic);
  expect(batchMoment(stepped)).toBeDefined();
  expect(networkAlone(stepped)).toBe(stepped);
  const { dataset, training } = twoCirclesDocument();
  const both = networkAlone({ ...stepped, dataset, training });
  expect(both).toEqual(stepped);
  expect(readDocument(JSON.parse(JSON.stringify(both))).faults).toBeUndefined();
});
