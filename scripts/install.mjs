// Keeps an installation equal to its lock file, so that a fresh clone needs no command before `npm start` or `npm test`.
// Uses nothing but Node: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs `npm ci` in `folder` unless its node_modules was made from the present lock file.
 * Everything npm says goes to standard error: standard output belongs to the script that runs next.
 */
export function ensureInstalled(folder = root) {
  const stamp = join(folder, "node_modules", ".backprop-workbench-lock");
  const wanted = lockHash(folder);
  if (read(stamp) === wanted) return;

  const release = waitForTurn(join(folder, ".installing"));
  try {
    if (read(stamp) === wanted) return; // another script has just done it
    if (!matchesLock(folder)) {
      console.error(`Installing dependencies${folder === root ? "" : ` of ${folder}`} (once) …`);
      npmCi(folder);
    }
    writeFileSync(stamp, wanted);
  } finally {
    release();
  }
}

/** Names the lock file and the platform: packages with compiled parts differ from one platform to the next. */
function lockHash(folder) {
  const lock = readFileSync(join(folder, "package-lock.json"));
  return `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}`;
}

function read(file) {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** Whether a reader's own `npm ci` or `npm install` has done the work already: npm leaves a copy of the lock behind. */
function matchesLock(folder) {
  const copy = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(copy)) return false;
  const installed = JSON.parse(readFileSync(copy, "utf8")).packages;
  const locked = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")).packages;
  return Object.entries(locked).every(([path, entry]) => {
    if (!path.startsWith("node_modules/")) return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true; // built for another platform
    return found.version === entry.version && existsSync(join(folder, path));
  });
}

function npmCi(folder) {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  // Under `npm run`, npm_execpath is npm's own script; running it with this Node avoids npm.cmd, which needs a shell.
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const { status, error } = spawnSync(command, [...first, ...args], {
    cwd: folder,
    stdio: ["ignore", 2, 2],
    shell: command === "npm" && process.platform === "win32",
  });
  if (status !== 0) {
    throw new Error(
      `\`npm ci\` failed in ${folder}${error ? ` (${error.message})` : ""}; see its message above`,
    );
  }
}

/** Scripts may start at the same time, but two `npm ci` in one folder destroy each other's work. Returns the release. */
function waitForTurn(file) {
  for (;;) {
    try {
      const handle = openSync(file, "wx");
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      if (!holderLives(file)) rmSync(file, { force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function holderLives(file) {
  try {
    const pid = Number(readFileSync(file, "utf8"));
    // A file without a number is one that its owner is about to fill, or that it left when it was killed.
    if (!pid) return Date.now() - statSync(file).mtimeMs < 2000;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
