import { expect, test } from "vitest";
import FirstMinute from "../../../src/views/help/FirstMinute";
import { open, openProgram } from "../open";

test("the card speaks of a printed sheet where there is one", async () => {
  const { getByRole } = await open(<FirstMinute />);
  await expect.element(getByRole("complementary")).toHaveTextContent("a printed solution");
});

test("and where there is none, of the rest alone", async () => {
  const { getByRole } = await openProgram(<FirstMinute />, { program: "x = 2.0\nf = x * x" });
  await expect.element(getByRole("complementary")).toHaveTextContent("Drag any number");
  await expect.element(getByRole("complementary")).not.toHaveTextContent("sheet");
});
