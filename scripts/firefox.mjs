// Drives a Firefox that is installed by WebDriver BiDi: Playwright drives only a build of its own.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSocket } from "./webSocket.mjs";

const names = [
  process.env.FIREFOX_PATH,
  "firefox",
  "firefox-esr",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  process.env.PROGRAMFILES && join(process.env.PROGRAMFILES, "Mozilla Firefox/firefox.exe"),
];

/** The command that starts a Firefox, or nothing where there is none. */
export function findFirefox() {
  return names.filter(Boolean).find((name) => spawnSync(name, ["--version"]).status === 0);
}

/** Starts it without a window. The errors that pages report are collected in `errors`. */
export async function startFirefox(command) {
  const profile = mkdtempSync(join(tmpdir(), "workbench-firefox-"));
  const child = spawn(
    command,
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  const address = await new Promise((resolve, reject) => {
    let said = "";
    child.stderr.setEncoding("utf8");
    child.stderr.on("data", (text) => {
      said += text;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on("exit", () => reject(new Error(`Firefox ended: ${said}`)));
  });

  const errors = [];
  const waiting = new Map();
  let count = 0;
  const receive = (text) => {
    const message = JSON.parse(text);
    if (message.method === "log.entryAdded" && message.params.level === "error")
      errors.push(message.params.text);
    const asked = waiting.get(message.id);
    if (!asked) return;
    waiting.delete(message.id);
    if (message.type === "error") asked.reject(new Error(`${asked.method}: ${message.message}`));
    else asked.resolve(message.result);
  };
  const ended = () => {
    for (const { method, reject } of waiting.values())
      reject(new Error(`${method}: Firefox ended before it answered`));
    waiting.clear();
  };
  const socket = await openSocket(`${address}/session`, receive, ended);
  const send = (method, params = {}) =>
    new Promise((resolve, reject) => {
      count += 1;
      waiting.set(count, { method, resolve, reject });
      socket.send(JSON.stringify({ id: count, method, params }));
    });
  await send("session.new", { capabilities: {} });
  await send("session.subscribe", { events: ["log.entryAdded"] });

  return {
    errors,
    async newPage() {
      const { context } = await send("browsingContext.create", { type: "tab" });
      await send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 720 } });
      return pageIn(context, send);
    },
    async close() {
      child.removeAllListeners("exit");
      const ended = new Promise((resolve) => child.once("exit", resolve));
      await Promise.race([send("browser.close"), ended]).catch(() => child.kill());
      await ended;
      socket.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function pageIn(context, send) {
  const target = { context };
  /** What an expression gives; promises are waited for. It must be JSON. */
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send("script.evaluate", {
      expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value))`,
      target,
      awaitPromise: true,
    });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  };
  const actions = (source) => send("input.performActions", { context, actions: [source] });
  return {
    evaluate,
    goto: (url) => send("browsingContext.navigate", { context, url, wait: "complete" }),
    reload: () => send("browsingContext.reload", { context, wait: "complete" }),
    close: () => send("browsingContext.close", { context }),
    /** Waits until an expression, or what it promises, is true. */
    async until(expression, seconds = 30) {
      const end = Date.now() + 1000 * seconds;
      while (!(await evaluate(`Promise.resolve(${expression}).then((value) => !!value)`)))
        if (Date.now() > end) throw new Error(`This didn't become true in ${seconds} s: ${expression}`);
    },
    press: (value) =>
      actions({
        type: "key",
        id: "keys",
        actions: [
          { type: "keyDown", value },
          { type: "keyUp", value },
        ],
      }),
    /** @param pointerType "mouse" or "touch"; Firefox takes "pen", and never answers */
    drag: ({ x, y }, across, pointerType = "mouse") =>
      actions({
        type: "pointer",
        id: pointerType,
        parameters: { pointerType },
        actions: [
          { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
          { type: "pointerDown", button: 0 },
          ...Array.from({ length: 20 }, (_, k) => ({
            type: "pointerMove",
            x: Math.round(x + (across * (k + 1)) / 20),
            y: Math.round(y),
            duration: 16,
          })),
          { type: "pointerUp", button: 0 },
        ],
      }),
  };
}
