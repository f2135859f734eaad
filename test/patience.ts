import { vi } from "vitest";

// A second is too short for a busy machine; what never comes is told from what is late by the test's own time.
const { waitFor } = vi;
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === "number" ? options : { timeout: 15_000, ...options });
