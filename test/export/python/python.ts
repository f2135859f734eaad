import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** `PYTHON` names the interpreter that the tests are to use. */
const interpreter = process.env.PYTHON ?? "python3";

/** Whether that interpreter has a package. */
export function pythonHas(name: string): boolean {
  return spawnSync(interpreter, ["-c", `import ${name}`]).status === 0;
}

const runner = `
import io, json, sys, traceback, warnings, contextlib
warnings.simplefilter("ignore")
for program in json.load(open(sys.argv[1])):
    printed = io.StringIO()
    fault = None
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(program, "program", "exec"), {"__name__": "__main__"})
    except BaseException:
        fault = traceback.format_exc(limit=-2)
    print(json.dumps({"printed": printed.getvalue(), "fault": fault}))
`;

/** Runs programs, each in a namespace of its own; what each of them printed, and how it failed. */
export function runPython(programs: readonly string[]): { printed: string; fault: string | null }[] {
  const folder = mkdtempSync(join(tmpdir(), "backprop-workbench-"));
  try {
    const file = join(folder, "programs.json");
    writeFileSync(file, JSON.stringify(programs));
    const { stdout, stderr, status } = spawnSync(interpreter, ["-c", runner, file], {
      encoding: "utf8",
      maxBuffer: 1e9,
    });
    if (status !== 0) throw new Error(`Python stopped: ${stderr}`);
    return stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
