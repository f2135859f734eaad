import { describe, expect, it } from "vitest";
import { classic } from "../documents";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { file } = temporary();

describe("check", () => {
  it("compares every gradient, by the method and step that are asked for", async () => {
    const path = file("classic.json", classic);
    const central = (await workbench(["check", path])).json();
    expect(central).toMatchObject({ method: "central", step: 1e-5 });
    expect(central.entries).toHaveLength(12);
    expect(central.largest).toBeLessThan(1e-7);
    const forward = (await workbench(["check", path, "--method", "forward", "--step", "1e-3"])).json();
    expect(forward).toMatchObject({ method: "forward", step: 1e-3 });
    expect(forward.largest).toBeGreaterThan(central.largest);
    expect(Object.keys(forward.entries[0])).toEqual(["quantity", "analytic", "numeric", "relative", "kinks"]);
  });
});
