import { expect, it } from "vitest";
import { addLayer } from "../../../src/engine/network/edit";
import { twoCirclesDocument } from "../../../src/engine/network/editTraining";
import { networkAlone } from "../../../src/engine/network/networkAlone";
import { readDocument } from "../../../src/engine/network/read";
import { TrainingSession } from "../../../src/engine/run/training/session";
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
