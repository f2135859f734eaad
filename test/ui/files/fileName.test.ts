import { describe, expect, it } from "vitest";
import { fileName } from "../../../src/ui/files/fileName";
import { hardNames } from "../../cases/names";
import fc from "../../fastCheck";

describe("the name of a file", () => {
  it("is the title's words in plain letters", () => {
    expect(fileName("2-2-2 sigmoid, shared biases", "tex")).toBe("2-2-2-sigmoid-shared-biases.tex");
    expect(fileName("  Übung ③: Rückwärts? ", "run.torch.py")).toBe("ubung-3-ruckwarts.run.torch.py");
    for (const title of ["", "漢字", "…", "-"]) expect(fileName(title, "json")).toBe("network.json");
  });

  it("is cut where the title is long, and keeps its extension", () => {
    expect(fileName("x".repeat(500), "region.svg")).toBe(`${"x".repeat(60)}.region.svg`);
    expect(fileName("a title as long as a sentence ".repeat(5), "tex")).toMatch(
      /^a-title-as-long-as-a-sentence-a-title.{1,23}\.tex$/,
    );
  });

  it("holds no more than 60 plain letters and the dashes between them, whatever the title", () => {
    const holds = (title: string) => {
      const name = fileName(title, "json");
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.json$/);
      expect(name.length).toBeLessThanOrEqual(60 + ".json".length);
    };
    for (const title of Object.values(hardNames)) holds(title);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "word", "Ü", " ", "/", "..", "漢"), { maxLength: 90, size: "max" }),
        (words) => holds(words.join("")),
      ),
    );
  });
});
