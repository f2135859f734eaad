import { expect, test } from "vitest";
import { blank } from "../../../src/engine/document/edit/initialize";
import { resizeDocument } from "../../../src/engine/document/edit/resizeDocument";
import { readDocument } from "../../../src/engine/document/reading/read";
import { versioned } from "../../../src/engine/document/version";

const document = versioned({ ...blank([6, 2], 1), picture: { width: 3, height: 2 } });

test("a document says that its inputs are a picture, from version 9 on", () => {
  expect(document.version).toBe(9);
  expect(readDocument(JSON.parse(JSON.stringify(document))).faults).toBeUndefined();
});

test("a picture has as many pixels as there are inputs; with others it goes", () => {
  const wrong = { ...document, picture: { width: 2, height: 2 } };
  expect(readDocument(wrong).faults).toEqual([
    { path: "picture", message: "is 2 × 2, 4 pixels, but the network has 6 inputs" },
  ]);
  expect(resizeDocument({ ...document, inputs: 5 })).not.toHaveProperty("picture");
  expect(resizeDocument(document)).toHaveProperty("picture");
});
