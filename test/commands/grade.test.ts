import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { classic } from "../documents";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { folder, file } = temporary();
file("classic.json", classic);

describe("grade", () => {
  const handIns = join(folder, "hand-ins");
  const scheme = file("points.json", {
    questions: [
      { name: "forward", quantities: ["z1"], points: 2 },
      { name: "loss, 1", quantities: ["L"], points: 1 },
    ],
  });
  beforeAll(() => {
    mkdirSync(handIns);
    writeFileSync(join(handIns, "k2.txt"), "z1 = [0.3775, 0.3925]\nL = 0.2984");
    writeFileSync(join(handIns, "k10.txt"), "z1 = [0.0275, 0.0425]\nfoo = 3");
    writeFileSync(join(handIns, "k3.json"), '{"format": "backprop-hand-in", "version": 9}');
    writeFileSync(join(handIns, "notes.pdf"), "not a hand-in");
  });

  it("marks a folder, a row for each hand-in, and says by its status that some couldn't be read", async () => {
    const { status, stdout, stderr } = await workbench([
      ...["grade", join(folder, "classic.json"), handIns],
      ...["--scheme", scheme, "--csv", "--results", join(folder, "results")],
    ]);
    expect(stderr).toBe("2 hand-ins with lines that can't be read\n");
    expect(status).toBe(3);
    const [head, ...rows] = stdout.trim().split("\n");
    expect(head).toMatch(/^student,file,points,forward,"loss, 1",right,rounding,/);
    expect(rows.map((row) => row.split(",").slice(0, 5).join(","))).toEqual([
      "k2,k2.txt,3,2,1",
      "k3,k3.json,,,",
      "k10,k10.txt,0,0,0",
    ]);
    expect(rows[1]).toContain("can't be read: version: must be 1");
    expect(rows[2]).toContain("missingBias");
    const result = JSON.parse(readFileSync(join(folder, "results/k2.results.json"), "utf8"));
    expect(result).toMatchObject({ score: 3, tests: [{ name: "forward", score: 2, max_score: 2 }, {}] });
  });

  it("writes the points for a grade book, without a grade where a hand-in can't be read", async () => {
    const { stdout } = await workbench([
      ...["grade", join(folder, "classic.json"), handIns, "--scheme", scheme, "--lms"],
    ]);
    const [head, ...rows] = stdout.trim().split("\n");
    expect(head).toBe('ID number,forward (of 2),"loss, 1 (of 1)",Total (of 3),Feedback');
    expect(rows[0]).toBe("k2,2,1,3,");
    expect(rows[1]).toMatch(/^k3,,,,/);
    expect(rows[2]).toMatch(/^k10,0,0,0,/);
  });

  it("marks a program's hand-ins too", async () => {
    const program = file("square.json", {
      format: "backprop-workbench",
      version: 3,
      title: "square",
      program: "x = 3.0\nw = 0.5\nz = w * x\nL = z ** 2\n",
    });
    const folderOf = join(folder, "square");
    mkdirSync(folderOf);
    writeFileSync(join(folderOf, "k1.txt"), "z = 1.5\nL = 2.25\ndL/dw = 9\n");
    writeFileSync(join(folderOf, "k2.txt"), "z = 1.5\nL = 2.25\ndL/dw = 3\n");
    const points = file("square-points.json", {
      questions: [{ name: "a", quantities: ["z", "L", "dL/dw"], points: 3 }],
    });
    const { json } = await workbench(["grade", program, folderOf, "--scheme", points]);
    expect(json()).toMatchObject({
      handIns: [
        { student: "k1", points: 3 },
        { student: "k2", points: 2, first: { quantity: "dL/dw" } },
      ],
    });
  });

  it("answers as JSON with the class's summary, and says what is wrong with its files", async () => {
    const { json } = await workbench(["grade", join(folder, "classic.json"), handIns, "--scheme", scheme]);
    expect(json()).toMatchObject({
      handIns: [{ student: "k2", points: 3 }, { student: "k3" }, { student: "k10", points: 0 }],
      summary: { handIns: 2, mistakes: [{ mistake: "missingBias", handIns: 1 }] },
    });
    const faultOf = async (words: readonly string[]) => {
      const { status, stderr, stdout } = await workbench(["grade", ...words]);
      expect([status, stdout]).toEqual([2, ""]);
      return stderr;
    };
    expect(await faultOf([join(folder, "classic.json")])).toMatch(
      /^workbench: grade takes a sheet and a folder/,
    );
    expect(await faultOf([join(folder, "classic.json"), join(folder, "none")])).toMatch(/can't read .*none/);
    const wrong = file("wrong.json", { questions: [{ name: "a", quantities: ["q7"], points: 1 }] });
    expect(await faultOf([join(folder, "classic.json"), handIns, "--scheme", wrong])).toMatch(
      /question “a” asks for q7, which this pass doesn’t have/,
    );
  });
});
