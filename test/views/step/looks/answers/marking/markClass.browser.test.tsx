import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { createMarking } from "../../../../../../src/store/classroom/marking";
import MarkClass from "../../../../../../src/views/step/looks/answers/marking/MarkClass";
import { open } from "../../../../open";

const right = "z1 = [0.3775, 0.3925]\nL = 0.2984";
const points = JSON.stringify({
  questions: [
    { name: "a", quantities: ["z1"], points: 2 },
    { name: "b", quantities: ["L"], points: 1 },
  ],
});

test("hand-ins that are dropped are marked, a row for each, with the class's mistakes, and faults are said", async () => {
  const { stores } = await open(<MarkClass />);
  const marking = stores.get(createMarking);
  marking.getState().add([
    { name: "k1.txt", text: right },
    { name: "k2.txt", text: "z1 = [0.0275, 0.0425]" },
    { name: "k3.json", text: '{"format": "backprop-hand-in", "version": 9}' },
    { name: "points.json", text: points },
  ]);
  const rows = page.getByRole("table", { name: "Marks" }).getByRole("row");
  await vi.waitFor(() => expect(marking.getState().graded).toBeDefined(), 20_000);
  await expect.element(rows.nth(1)).toHaveTextContent(/^k13 of 3300/);
  await expect.element(rows.nth(2)).toHaveTextContent(/^k20 of 3.*z₁.*bias/);
  await expect.element(rows.nth(3)).toHaveTextContent(/can’t be read: version/);
  await expect.element(page.getByRole("status")).toHaveTextContent("3 of 3 hand-ins marked");
  await expect.element(page.getByRole("table", { name: "Mistakes of the class" })).toHaveTextContent(/bias/);
  expect(marking.getState().graded?.csv).toMatch(/^student,file,points,a,b,/);

  // A file of the same name takes the place of the one before.
  marking.getState().add([{ name: "k2.txt", text: right }]);
  await vi.waitFor(() => expect(marking.getState().graded?.summary.points?.mean).toBe(3), 20_000);
  marking.getState().add([{ name: "points.json", text: '{"questions": []}' }]);
  await expect
    .element(page.getByRole("alert"))
    .toHaveTextContent("Nothing was marked: points.json: questions: must not be empty.");
  await page.getByRole("button", { name: "Clear" }).click();
  await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
});
