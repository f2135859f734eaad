import { expect, it, vi } from "vitest";
import { run } from "../../../scripts/trials/names";

it("hard names and some random ones are read or refused, and shown in every file", {
  timeout: 120_000,
}, async () => {
  const print = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    await run(40);
    expect(String(print.mock.calls[0][0])).toMatch(
      /^names: 40 random and 56 hard ones; .* uncaught errors 0, blanks 0\n$/,
    );
  } finally {
    print.mockRestore();
  }
});
