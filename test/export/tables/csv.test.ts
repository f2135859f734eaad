import { expect, it } from "vitest";
import { csv, quantitiesCsv } from "../../../src/export/tables/csv";
import { classic, like } from "../../documents";

it("all quantities as CSV, in full and in the sheet's names", () => {
  const lines = quantitiesCsv(classic).split("\r\n");
  expect(lines[0]).toBe("quantity,name,value,gradient,updated");
  expect(lines).toContain('"W2[1,1]",w_5,0.4,0.08216704056423078,0.35891647971788465');
  expect(lines).toContain("L,L,0.2983711087600027,,");
  expect(lines.at(-1)).toBe("");
});

it("every example of a batch, and numbers that aren't finite", () => {
  const text = quantitiesCsv(
    like({
      batch: {
        inputs: [
          ["Infinity", 0],
          [1, -0],
        ],
        targets: [
          [0, 1],
          [0, 1],
        ],
      },
    }),
  );
  expect(text).toContain("x[1]@1,x[1]@1,Infinity,");
  expect(text).toContain("x[2]@2,x[2]@2,0,");
  expect(text).toContain("L@2,");
});

it("fields with commas, quotes and lines stand in quotes", () => {
  expect(csv([["a", 'b"c', "d,e"], ["f\ng"]])).toBe('a,"b""c","d,e"\r\n"f\ng"\r\n');
});
