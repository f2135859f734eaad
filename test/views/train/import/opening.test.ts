import { describe, expect, it } from "vitest";
import { opening } from "../../../../src/views/train/import/opening";

describe("the beginning of a text", () => {
  it("is all of a short one", () => {
    expect(opening("")).toEqual({ head: "", lines: 0, shown: 0 });
    expect(opening("1,2,a\n3,4,b")).toEqual({ head: "1,2,a\n3,4,b", lines: 2, shown: 2 });
    expect(opening("\n".repeat(200))).toMatchObject({ lines: 200, shown: 200 });
  });

  it("is fifty whole lines of a long one", () => {
    const { head, lines, shown } = opening("0.5,1.5,a\n".repeat(20_000));
    expect(head).toBe("0.5,1.5,a\n".repeat(50));
    expect([lines, shown]).toEqual([20_000, 50]);
  });

  it("is fewer lines where they are long", () => {
    const line = `${"1,".repeat(3000)}a\n`;
    expect(opening(line.repeat(30))).toEqual({ head: line.repeat(3), lines: 30, shown: 3 });
  });

  it("is cut within the first line where that is too long", () => {
    const { head, lines, shown } = opening("1,".repeat(50_000));
    expect([head.length, lines, shown]).toEqual([20_000, 1, 0]);
  });
});
