import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import { temporary } from "./commands/temporary";
import { classic } from "./documents";

// What the commands answer is tested in `commands/`; here, the process that answers.

const { file } = temporary();

/** Runs the command line as `npm run --silent workbench -- …` does. */
const workbench = (words: readonly string[], input = "", environment: NodeJS.ProcessEnv = {}) =>
  spawnSync(process.execPath, ["scripts/cli.mjs", ...words], {
    input,
    encoding: "utf8",
    env: { ...process.env, ...environment },
  });

describe("the process", () => {
  it("reads standard input, and a relative file from where the user stands", { timeout: 60_000 }, () => {
    const path = file("here.json", classic);
    const { status, stdout, stderr } = workbench(["evaluate", basename(path)], "", {
      INIT_CWD: dirname(path),
    });
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout).loss).toBeCloseTo(0.2983711, 7);
    expect(workbench(["evaluate", "-"], JSON.stringify(classic)).stdout).toBe(stdout);
  });

  it("ends with the status of the answer, and says why on standard error", () => {
    const { status, stdout, stderr } = workbench(["train", "-", "--steps", "0"], JSON.stringify(classic));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toBe("workbench: --steps is a whole number from 1 to 1000000, but is 0\n");
  });
});

describe("large answers", () => {
  /** Starts the command line, and gives what it writes as it comes. */
  const start = (words: readonly string[]) => {
    const child = spawn(process.execPath, ["scripts/cli.mjs", ...words], { stdio: ["pipe", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    const ended = once(child, "close").then(([status, signal]) => ({ status, signal, stderr }));
    return { child, ended };
  };

  it.each([
    ["documents", ["evaluate", "-"], JSON.stringify(Array.from({ length: 3000 }, () => classic))],
    ["steps of training", ["train", "-", "--steps", "1000000"], JSON.stringify(classic)],
    [
      "steps of a pass",
      ["steps", "-", "--by", "term"],
      JSON.stringify(Array.from({ length: 1000 }, () => classic)),
    ],
  ])(
    "of %s are written as they are made, and end quietly where nobody reads on",
    async (_name, words, input) => {
      const { child, ended } = start(words);
      child.stdin.end(input);
      const [first] = await once(child.stdout, "data");
      expect(String(first)).toMatch(/^\[\{"/);
      // It waits for whoever reads: it can't have written all of it.
      expect(child.exitCode).toBeNull();
      child.stdout.destroy();
      expect(await ended).toEqual({ status: 0, signal: null, stderr: "" });
    },
  );

  it("are whole for whoever reads slowly", async () => {
    const { child, ended } = start(["train", "-", "--steps", "3000"]);
    child.stdin.end(JSON.stringify(classic));
    let text = "";
    for await (const data of child.stdout) {
      text += data;
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { length } = JSON.parse(text);
    expect(length).toBe(3000);
    expect((await ended).status).toBe(0);
  });

  it("need no more memory the longer they get", { timeout: 60_000 }, () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--max-old-space-size=32", "scripts/cli.mjs", "train", "-", "--steps", "120000"],
      { input: JSON.stringify(classic), encoding: "utf8", maxBuffer: 1 << 28 },
    );
    expect(stderr).toBe("");
    expect(status).toBe(0);
    // As text alone it is more than the memory that there was; the program itself needs some 15 MB of it.
    expect(stdout.length).toBeGreaterThan(32 * 1024 ** 2);
    expect(JSON.parse(stdout)).toHaveLength(120_000);
  });
});
