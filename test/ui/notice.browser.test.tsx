import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { Notice, Notices } from "../../src/ui/Notice";

test("a long notice is as wide as a phone's screen has room for, in an alert too", async () => {
  await page.viewport(390, 844);
  await render(
    <Notices>
      <div role="alert">
        <Notice isWrong sentence={"What you worked on last can't be brought back. ".repeat(4)}>
          <button type="button">Save as a file</button>
        </Notice>
      </div>
    </Notices>,
  );
  const { left, right } = page
    .getByText(/worked on/)
    .element()
    .getBoundingClientRect();
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(390);
});
