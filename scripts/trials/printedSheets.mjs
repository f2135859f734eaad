/**
 * Ten students' sheets and keys of a network and of a program as a class gets them: the LaTeX compiled, the page printed by Chromium, and the QR code of
 * each read from the printed page, as a camera would, and followed. Where a tool is missing, says so in a line. With
 * KEEP=FOLDER the files stay there to be looked at.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBuild } from "../page.mjs";

const ids = Array.from({ length: 10 }, (_, k) => `k${12_345 + 7 * k}`);

/** Programs of the system that read what was printed. */
const [latex, pictures, codes] = ["pdflatex", "pdftoppm", "zbarimg"];

const has = (tool) => spawnSync(tool, ["--version"]).error === undefined;

const range = (of, from, to, step) => ({ of, from, to, step });

const exercises = [
  { id: "d-p1", numbers: [range("x", 0.1, 1, 0.05), range("W1", -0.9, 0.9, 0.05)] },
  { id: "fork", numbers: [range("x", 0.5, 3, 0.25), range("y", -3, -0.5, 0.25)] },
];

export async function run() {
  const folder = process.env.KEEP ?? mkdtempSync(join(tmpdir(), "sheets-"));
  try {
    for (const { id, numbers } of exercises) await runOf(id, numbers, join(folder, id));
  } finally {
    if (process.env.KEEP === undefined) rmSync(folder, { recursive: true });
  }
}

async function runOf(id, numbers, folder) {
  mkdirSync(folder, { recursive: true });
  const { document } = JSON.parse(readFileSync(`src/exercises/${id}.json`, "utf8"));
  const { page, close } = await openBuild("#D-P1/1/unit", { width: 1280, height: 900 });
  try {
    await page.locator("[data-step]").waitFor();
    const sheet = { ...document, version: 8, drawn: { numbers, seed: 1 } };
    const { html, tex } = await sheetsOf(page, sheet, folder);
    console.log(id);
    compile(tex, folder);
    await print(page, html, folder);
    decode(folder);
  } finally {
    await close();
  }
}

/** Opens the sheet and saves what a lecturer saves. */
async function sheetsOf(page, sheet, folder) {
  await page.getByLabel("Document to open").setInputFiles({
    name: "sheet.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(sheet)),
  });
  await page.locator(".notice", { hasText: sheet.title }).waitFor();
  await page.getByLabel("Student’s name or number", { exact: true }).waitFor();
  await page.getByText("sheets to print, with keys").click();
  await page.getByRole("textbox", { name: "Students’ names or numbers, one a line" }).fill(ids.join("\n"));
  const saved = async (button) => {
    const waiting = page.waitForEvent("download", { timeout: 120_000 });
    await page.getByRole("button", { name: button }).click();
    const download = await waiting;
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };
  return { html: await saved("Save to print"), tex: await saved("Save as LaTeX") };
}

function compile(tex, folder) {
  if (!has(latex)) return console.log("printedSheets: no LaTeX is compiled, there is no pdflatex here");
  const { status } = spawnSync(latex, ["-interaction=nonstopmode", "-halt-on-error", tex], {
    cwd: folder,
  });
  const log = readFileSync(tex.replace(/tex$/, "log"), "latin1");
  if (status !== 0) throw new Error(`pdflatex stops: ${log.slice(log.indexOf("\n!")).slice(0, 600)}`);
  const wide = log.match(/Overfull \\hbox \((\d+)/g) ?? [];
  console.log(`LaTeX: ${/\((\d+) pages?/.exec(log)?.[1]} pages, ${wide.length} lines too wide`);
}

async function print(page, html, folder) {
  const other = await page.context().browser().newPage();
  await other.goto(`file://${html}`);
  await other.pdf({ path: join(folder, "printed.pdf"), format: "A4", printBackground: true });
  await other.close();
}

/** Reads the codes from the printed pages. */
function decode(folder) {
  for (const tool of [pictures, codes])
    if (!has(tool)) return console.log(`printedSheets: no code is read, there is no ${tool} here`);
  spawnSync(pictures, ["-r", "150", "-png", "printed.pdf", "page"], { cwd: folder });
  const pages = readdirSync(folder)
    .filter((name) => /^page.*png$/.test(name))
    .sort();
  const read = pages.flatMap((name) => {
    const { stdout } = spawnSync(codes, ["--raw", "-q", name], { cwd: folder, encoding: "utf8" });
    return stdout.split("\n").filter((line) => line !== "");
  });
  const whose = read.map((link) => decodeURIComponent(/[?&]id=([^&]*)/.exec(link)?.[1] ?? ""));
  writeFileSync(join(folder, "codes.txt"), read.join("\n"));
  console.log(
    `page: ${pages.length} pages; ${read.length} codes read at 150 dpi, of ${new Set(whose).size} students`,
  );
  if (ids.some((id, k) => whose[k] !== id)) throw new Error(`the codes are of ${whose.join(", ")}`);
}
