/** The engine without a page: `workbench -- COMMAND …`. Described in docs/command-line.md. */
import { readFileSync } from "node:fs";
import { isClosedPipe, main } from "./commands/main";

const { stdout, stderr, env, argv } = process;
for (const stream of [stdout, stderr])
  stream.on("error", (error) => {
    if (!isClosedPipe(error)) throw error;
    process.exit();
  });
process.exitCode = await main(argv.slice(2), {
  input: () => readFileSync(0, "utf8"),
  stdout,
  stderr,
  folder: env.INIT_CWD ?? ".",
});
