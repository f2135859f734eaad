import { once } from "node:events";
import { parseArgs } from "node:util";
import { errorMessage } from "../engine/errorMessage";
import { commands } from "./index";
import type { CliCommand, OptionTable } from "./shell/command";
import { ProgramFaults, UsageError, UserError } from "./shell/errors";
import type { Io } from "./shell/io";

/**
 * Answers a command line.
 * @param words what follows `workbench --`
 * @returns the exit status: 0, 1 for a fault of ours, 2 for bad input, or one of the command's own
 */
export async function main(words: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = words;
    const asked = commands.find((command) => command.name === name);
    if (!asked) throw new UsageError(name === undefined ? "no command" : `there is no command ${name}`);
    const { positionals, values } = parsed(rest, asked);
    return await send(asked.run(positionals, values as never, io), io);
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    io.stderr.write(`${error instanceof ProgramFaults ? "" : "workbench: "}${sentence(error)}\n`);
    return error instanceof UserError ? 2 : 1;
  }
}

function sentence(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n${usage()}`;
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const usage = () =>
  `usage: npm run --silent workbench -- COMMAND …
${commands.map(({ name, usage }) => `  ${name} ${usage}`).join("\n")}
FILE is a document, an array of documents, or a program FILE.py (with --of NAME and --pass K); - reads standard input`;

function parsed(args: string[], { options, sharesOptions }: CliCommand) {
  const taken: OptionTable = Object.assign(
    {},
    ...commands.filter((other) => sharesOptions && other.sharesOptions).map((other) => other.options),
    options,
  );
  try {
    return parseArgs({ args, allowPositionals: true, options: taken });
  } catch (error) {
    throw new UsageError(errorMessage(error));
  }
}

/** Characters that are written at once: many small writes are slow. */
const chunk = 1 << 16;

/** Writes an answer as it is made, and waits where whoever reads is slower. */
async function send(answer: ReturnType<CliCommand["run"]>, { stdout }: Io): Promise<number> {
  let waiting = "";
  const flush = async () => {
    const isFull = waiting !== "" && !stdout.write(waiting);
    waiting = "";
    if (isFull) await once(stdout, "drain");
  };
  for (;;) {
    const { value, done } = await answer.next();
    if (done) {
      await flush();
      return value ?? 0;
    }
    waiting += value;
    if (waiting.length >= chunk) await flush();
  }
}

/** Whoever read has enough, as `head` does: no fault, and no more work. */
export const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "EOF");
