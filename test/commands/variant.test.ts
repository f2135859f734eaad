import { describe, expect, it } from "vitest";
import { classic } from "../documents";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { file } = temporary();

describe("variant", () => {
  it("gives a student's sheet as a document, the same for the same id", async () => {
    const drawn = { numbers: ["x", "W1", "W2"].map((of) => ({ of, from: 0.1, to: 1, step: 0.01 })), seed: 1 };
    const sheet = file("drawn.json", { ...classic, version: 8, drawn });
    const one = await workbench(["variant", sheet, "k1"]);
    expect(one.json()).toMatchObject({ title: classic.title, drawn: { ...drawn, id: "k1" } });
    expect(one.json().batch.inputs).not.toEqual(classic.batch.inputs);
    expect((await workbench(["variant", sheet, " K1"])).json().batch).toEqual(one.json().batch);
    const { status, stderr } = await workbench(["variant", file("plain.json", classic), "k1"]);
    expect([status, stderr]).toEqual([2, expect.stringContaining("every student has the same numbers")]);
  });
});
