import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

/**
 * Who may import whom: for one file of each folder, imports that the linter must let pass and imports that it must refuse.
 * "type x" stands for `import type … from "x"`, "lazy x" for `import("x")`.
 */
const rules: Record<string, { passes: string[]; refused: string[] }> = {
  "src/engine/shape.ts": {
    passes: ["./random"],
    refused: ["./math/kernels", "./run/plan", "react", "node:fs"],
  },
  "src/engine/math/kernels.ts": {
    passes: ["./arena", "../shape", "../random"],
    refused: ["../ops/op", "type ../ops/op", "lazy ../run/plan", "../../draw/layout", "zustand"],
  },
  "src/engine/ops/softmax.ts": {
    passes: ["./op", "../math/kernels", "../shape"],
    refused: ["../activations/tanh", "../losses", "../network/compile", "d3-scale", "../../ui/Slider"],
  },
  "src/engine/activations/tanh.ts": {
    passes: [".", "./relu", "../ops/elementwise", "../math/parameter"],
    refused: ["../losses/hinge", "../optimizers/adam", "../network/graph", "../run/plan", "react"],
  },
  "src/engine/losses/hinge.ts": {
    passes: ["../ops/loss", "../math/expression"],
    refused: ["../activations", "../penalties/l2", "../run/trace"],
  },
  "src/engine/penalties/l2.ts": {
    passes: ["../ops/op"],
    refused: ["../losses", "../network/document"],
  },
  "src/engine/optimizers/adam.ts": {
    passes: ["../math/expression", "../shape"],
    refused: ["../ops/op", "../initializers", "../network/document", "../run/trainer"],
  },
  "src/engine/initializers/he.ts": {
    passes: ["../random"],
    refused: ["../ops/op", "../datasets", "../../store/network"],
  },
  "src/engine/datasets/circles.ts": {
    passes: ["../random", "../math/arena"],
    refused: ["../ops/op", "../optimizers", "../run/region"],
  },
  "src/engine/network/compile.ts": {
    passes: ["./document", "../activations", "../losses/hinge", "../ops/affine", "../optimizers", "valibot"],
    refused: ["../run/plan", "type ../run/plan", "../../worker/protocol", "zustand", "react"],
  },
  "src/engine/run/passes.ts": {
    passes: ["./plan", "../network/graph", "../optimizers", "../math/kernels", "../shape"],
    refused: [
      "../answers/judge",
      "../bugs",
      "../bugs/bug",
      "../../worker/protocol",
      "../../store/frames",
      "react",
      "d3-scale",
    ],
  },
  "src/engine/bugs/wrongSign.ts": {
    passes: ["./bug", "../run/plan", "../network/compile", "../optimizers"],
    refused: ["../../worker/protocol", "../../exercises", "react", "node:fs"],
  },
  "src/engine/answers/judge.ts": {
    passes: ["./student", "./mistakes", "../bugs", "../run/trace", "../network/notation"],
    refused: ["../../worker/protocol", "../../exercises", "react", "node:fs"],
  },
  "src/engine/answers/mistakes/wrongSign.ts": {
    passes: ["./mistake", "../formulas", "../../math/expression", "../../activations"],
    refused: ["../../../worker/protocol", "../../../views/step/Step", "zustand"],
  },
  "src/engine/run/training/session.ts": {
    passes: ["./log", "../trainer", "../../network/document", "../../datasets"],
    refused: ["../../../worker/training/protocol", "../../../store/training", "react", "d3-dsv"],
  },
  "src/engine/import/table.ts": {
    passes: ["d3-dsv", "type ../network/document"],
    refused: ["../run/plan", "../network/compile", "../datasets", "../../store/training", "react"],
  },
  "src/worker/training/protocol.ts": {
    passes: ["type ../../engine/run/training/session"],
    refused: ["../../engine/run/training/session", "./train", "../../store/training"],
  },
  "src/worker/training/client.ts": {
    passes: ["./protocol", "type ../../engine/network/document"],
    refused: ["./train", "lazy ./train", "../../engine/run/trainer", "../client"],
  },
  "src/worker/training/train.ts": {
    passes: ["./desk", "./protocol", "../../engine/run/training/session"],
    refused: ["../worker", "../../store/training", "react"],
  },
  "src/store/training.ts": {
    passes: ["../worker/training/client", "type ../worker/training/protocol", "../engine/import/table"],
    refused: ["../worker/training/train", "../worker/training/desk", "../engine/run/training/session"],
  },
  "src/worker/protocol.ts": {
    passes: ["type ../engine/network/document"],
    refused: ["../engine/run/plan", "./worker", "react", "../store/frames"],
  },
  "src/worker/client.ts": {
    passes: ["./protocol", "type ../engine/run/trace"],
    refused: ["./worker", "lazy ./worker", "../engine/run/plan", "../views/App"],
  },
  "src/worker/worker.ts": {
    passes: ["./protocol", "../engine/run/trainer"],
    refused: ["../store/network", "../views/step/Step", "react"],
  },
  "src/store/network.ts": {
    passes: ["./frames", "zustand", "zustand/vanilla", "../worker/client", "../engine/network/document"],
    refused: [
      "../engine/run/plan",
      "../worker/worker",
      "../views/step/Step",
      "../App",
      "lazy ../exercises/a",
    ],
  },
  "src/draw/layout.ts": {
    passes: ["./paths", "type ../engine/network/graph", "d3-shape", "d3-scale", "d3-contour"],
    refused: ["../engine/network/graph", "../store/frames", "react", "d3-selection", "../ui/Slider"],
  },
  "src/ui/Slider.tsx": {
    passes: ["./NumberField", "react", "katex", "lazy katex"],
    refused: ["../engine/shape", "type ../engine/shape", "../store/network", "../draw/colour", "zustand"],
  },
  "src/export/pytorch.ts": {
    passes: ["./names", "../engine/network/compile", "../draw/layout"],
    refused: ["../store/network", "../views/step/Step", "react", "../worker/client"],
  },
  "src/views/step/Step.tsx": {
    passes: [
      "react",
      "./Timeline",
      "../../ui/Slider",
      "../../store/network",
      "../../draw/layout",
      "../../export/svg",
      "../../engine/activations",
      "type ../../engine/run/trace",
    ],
    refused: [
      "../../worker/client",
      "type ../../worker/protocol",
      "../../engine/run/trace",
      "../../engine/answers/judge",
      "../../exercises/index",
      "../../cli",
      "../../App",
    ],
  },
  "src/views/gallery/Gallery.tsx": {
    passes: ["lazy ../../exercises/index", "../../store/network"],
    refused: ["../../worker/client", "../../engine/run/plan"],
  },
  "src/views/address/follow.ts": {
    passes: ["../../exercises/index", "../../store/workbench", "lazy ../../export/link"],
    refused: ["../../worker/client", "../../engine/run/plan", "../../cli"],
  },
  "src/exercises/index.ts": {
    passes: ["./a", "type ../engine/network/document"],
    refused: ["../engine/network/document", "../store/network", "react"],
  },
  "src/cli.ts": {
    passes: ["node:fs", "./engine/run/passes"],
    refused: ["./App", "./store/network", "./worker/protocol", "react", "./exercises/index"],
  },
  "src/main.tsx": {
    passes: ["./App", "./store/network", "./worker/client", "react-dom/client"],
    refused: ["./cli", "./worker/worker", "./exercises/index"],
  },
};

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "backprop-workbench-"));
let refusedLines: Set<string>;

/** One run of the linter over a made-up project whose files hold nothing but these imports. */
beforeAll(async () => {
  for (const file of ["biome.json", "lint", ".gitignore"]) {
    cpSync(join(root, file), join(folder, file), { recursive: true });
  }
  for (const [file, { passes, refused }] of Object.entries(rules)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), `${[...passes, ...refused].map(statement).join("\n")}\n`);
  }
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const args = [biome, "lint", "--reporter=github", "--max-diagnostics=none", "src"];
  const report = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, stdout) => resolve(stdout));
  });
  const found = report.matchAll(/title=(?:lint\/style\/noRestrictedImports|plugin),file=([^,]*),line=(\d+)/g);
  refusedLines = new Set(
    Array.from(found, ([, path, line]) => {
      const file = (path as string).replaceAll("\\", "/");
      return `${file.slice(file.lastIndexOf("/src/") + 1)}:${line}`;
    }),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function statement(target: string, index: number) {
  const [kind, path] = target.includes(" ") ? target.split(" ") : ["value", target];
  if (kind === "type") return `import type { T${index} } from "${path}";`;
  if (kind === "lazy") return `export const lazy${index} = () => import("${path}");`;
  return `import { v${index} } from "${path}";`;
}

test.each(Object.entries(rules))("%s imports only what its folder may", (file, { passes, refused }) => {
  const all = [...passes, ...refused];
  expect(all.filter((_, index) => refusedLines.has(`${file}:${index + 1}`))).toEqual(refused);
});
