import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { folder, file } = temporary();

describe("code", () => {
  const circuit = "x = -2.0\ny = 5.0\nz = -4.0\nq = x + y\nf = q * z\nprint(f)\n";

  it("answers with a program's numbers, gradients and prints", async () => {
    const { status, json } = await workbench(["code", file("circuit.py", circuit)]);
    expect(status).toBe(0);
    expect(json()).toMatchObject({
      of: "f",
      value: -12,
      variables: { x: { shape: [], value: -2 }, q: { value: 3 } },
      gradients: { x: -4, y: -4, z: 3, q: -4 },
      prints: ["-12.0"],
    });
  });

  it("takes several programs, another scalar, and writes a document", async () => {
    const path = file("circuit.py", circuit);
    const both = await workbench(["code", path, path, "--of", "q"]);
    expect(both.json().map(({ of }: { of: string }) => of)).toEqual(["q", "q"]);
    const out = join(folder, "program.json");
    expect((await workbench(["code", path, "--document", out])).status).toBe(0);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({
      format: "backprop-workbench",
      program: circuit,
    });
  });

  it("ends with status 2 and the place of a fault", async () => {
    const path = file("fault.py", "x = 1\ny = x + zz\n");
    const { status, stdout, stderr } = await workbench(["code", path]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(`${path}:2:9: there is no zz here: give it a value first, in a line above\n`);
  });
});
