import { expect, test, vi } from "vitest";
import FirstMinute from "../../../src/views/help/FirstMinute";
import { open, openProgram } from "../open";

test("the card speaks of a printed sheet where there is one", async () => {
  const { getByRole } = await open(<FirstMinute />);
  await expect.element(getByRole("complementary")).toHaveTextContent("a printed solution");
});

test("and where there is none, of the rest alone", async () => {
  const { getByRole } = await openProgram(<FirstMinute />, { program: "x = 2.0\nf = x * x" });
  await expect
    .element(getByRole("complementary"))
    .toHaveTextContent("Drag a given number: what follows from it moves along");
  await expect.element(getByRole("complementary")).not.toHaveTextContent("sheet");
});

test("who has no keys is told what fingers do", async () => {
  const asked = vi.spyOn(window, "matchMedia").mockImplementation(
    (query) =>
      ({
        matches: query === "(pointer: coarse)",
        addEventListener() {},
        removeEventListener() {},
      }) as never,
  );
  const { getByRole } = await open(<FirstMinute />);
  const card = getByRole("complementary");
  await expect.element(card).toHaveTextContent("with one finger");
  await expect.element(card).not.toHaveTextContent("key");
  asked.mockRestore();
});
