import { afterEach, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { ThemeButton } from "../../../src/ui/theme/ThemeButton";

const key = "backprop-workbench.theme";
afterEach(() => {
  localStorage.removeItem(key);
  document.documentElement.dataset.theme = "light";
});

test("the button names the other theme, also where the system has changed it meanwhile", async () => {
  document.documentElement.dataset.theme = "light";
  await render(<ThemeButton />);
  await expect.element(page.getByRole("button", { name: "Switch to the dark theme" })).toBeVisible();
  document.documentElement.dataset.theme = "dark";
  await page.getByRole("button", { name: "Switch to the light theme" }).click();
  await vi.waitFor(() => expect(document.documentElement.dataset.theme).toBe("light"));
  expect(localStorage.getItem(key)).toBe("light");
});
