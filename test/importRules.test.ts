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
    refused: ["./math/kernels", "./pass/plan", "react", "node:fs"],
  },
  "src/engine/math/kernels/affine.ts": {
    passes: ["../arena", "../../shape", "../../random"],
    refused: ["../../ops/op", "type ../../ops/op", "lazy ../../pass/plan", "../../../draw/layout", "zustand"],
  },
  "src/engine/ops/softmax.ts": {
    passes: ["./op", "../math/kernels/affine", "../shape"],
    refused: ["../activations/tanh", "../losses", "../network/compile", "d3", "../../ui/Slider"],
  },
  "src/engine/activations/tanh.ts": {
    passes: [".", "./relu", "../ops/elementwise", "../math/parameter"],
    refused: ["../losses/hinge", "../optimizers/adam", "../graph/graph", "../pass/plan", "react"],
  },
  "src/engine/losses/hinge.ts": {
    passes: ["../ops/loss", "../math/expression"],
    refused: ["../activations", "../penalties/l2", "../steps/trace"],
  },
  "src/engine/penalties/l2.ts": {
    passes: ["../ops/op"],
    refused: ["../losses", "../document/document"],
  },
  "src/engine/optimizers/adam.ts": {
    passes: ["../math/expression", "../shape"],
    refused: ["../ops/op", "../schedules/step", "../initializers", "../document/document"],
  },
  "src/engine/schedules/cosine.ts": {
    passes: ["./step", "../math/expression"],
    refused: ["../optimizers/optimizer", "../document/document", "../training/trainer"],
  },
  "src/engine/initializers/he.ts": {
    passes: ["../random"],
    refused: ["../ops/op", "../datasets", "../../store/network"],
  },
  "src/engine/datasets/circles.ts": {
    passes: ["../random", "../math/arena"],
    refused: ["../ops/op", "../optimizers", "../studies/region"],
  },
  "src/engine/names/notation.ts": {
    passes: ["./quantity", "../math/format"],
    refused: ["../document/document", "type ../document/document", "../graph/graph", "../ops/op"],
  },
  "src/engine/graph/graph.ts": {
    passes: ["../ops/op", "../shape", "../names/quantity"],
    refused: ["../document/document", "../network/compile", "../losses"],
  },
  "src/engine/document/reading/read.ts": {
    passes: [
      "../document",
      "../activations",
      "../losses/hinge",
      "../names/quantity",
      "../optimizers",
      "valibot",
    ],
    refused: ["../network/compile", "type ../graph/graph", "../pass/plan", "zustand", "react"],
  },
  "src/engine/document/edit/editSizes.ts": {
    passes: ["../document", "./resizeDocument", "../../losses", "../../names/quantity"],
    refused: ["../../network/compile", "../../pass/plan", "../../../store/frames", "react"],
  },
  "src/engine/network/compile.ts": {
    passes: ["../document/document", "../activations", "../graph/graph", "../ops/affine"],
    refused: ["../pass/plan", "type ../pass/plan", "../../worker/protocol/protocol", "zustand", "react"],
  },
  "src/engine/program/run/runProgram.ts": {
    passes: [
      "./outcome",
      "../tape/tape",
      "../../ops/op",
      "../../activations",
      "../../graph/graph",
      "@lezer/python",
    ],
    refused: [
      "../../network/compile",
      "../../optimizers",
      "../../pass/plan",
      "../../mistakes",
      "type ../../claims/verdict",
      "type ../../steps/trace",
      "../../../worker/protocol/protocol",
      "react",
    ],
  },
  "src/engine/pass/passes.ts": {
    passes: ["./plan", "../graph/graph", "../optimizers", "../math/kernels/affine", "../shape"],
    refused: [
      "../simd/kernels",
      "../steps/trace",
      "../homework/judge",
      "../../worker/protocol/protocol",
      "../../store/frames",
      "react",
    ],
  },
  "src/engine/simd/kernelPlan.ts": {
    passes: ["./room", "../graph/graph", "../pass/plan", "type ../optimizers/optimizer"],
    refused: ["../steps/trace", "../training/trainer", "../../worker/training/desk", "react"],
  },
  "src/engine/steps/trace.ts": {
    passes: ["./block", "../pass/pass", "../math/expression"],
    refused: [
      "../simd/load",
      "../explain/explainForward",
      "type ../explain/explanation",
      "../training/session",
      "d3",
    ],
  },
  "src/engine/explain/sumNotation/series.ts": {
    passes: ["./indexed", "../styles", "../../steps/trace", "../../math/expression"],
    refused: ["../../studies/check", "../../homework/judge", "../../../ui/typeset", "react"],
  },
  "src/engine/studies/check.ts": {
    passes: ["../pass/plan", "../explain/explainForward", "../names/quantity"],
    refused: ["../training/trainer", "../homework/judge", "../../worker/protocol/protocol"],
  },
  "src/engine/training/session.ts": {
    passes: ["./log", "./trainer", "../studies/region", "../document/document", "../datasets"],
    refused: ["../homework/judge", "../../worker/training/protocol", "../../store/training/training", "d3"],
  },
  "src/engine/homework/judge.ts": {
    passes: ["./student", "../mistakes", "../claims/judgeClaims", "../steps/trace", "../names/notation"],
    refused: ["../../worker/protocol/protocol", "../../exercises", "react", "node:fs"],
  },
  "src/engine/mistakes/anywhere/wrongSign.ts": {
    passes: [
      "../mistake",
      "../formula/parts",
      "../../math/expression",
      "../../activations",
      "../../pass/update",
      "type ../../program/tape/recorded",
    ],
    refused: [
      "../../homework/judge",
      "type ../../claims/verdict",
      "../../steps/trace",
      "../../../worker/protocol/protocol",
      "zustand",
    ],
  },
  "src/engine/claims/judgeClaims.ts": {
    passes: ["./verdict", "../mistakes", "../program/run/runProgram", "../pass/programs/programPass"],
    refused: ["../homework/judge", "../explain/explainStep", "../../worker/protocol/protocol", "react"],
  },
  "src/engine/import/table/table.ts": {
    passes: ["d3", "type ../../document/document"],
    refused: [
      "../../pass/plan",
      "../../network/compile",
      "../../datasets",
      "../../../store/training/training",
      "react",
    ],
  },
  "src/worker/questions/networkAnswers.ts": {
    passes: ["./answers", "type ../protocol/asked", "../../engine/studies/check"],
    refused: ["../worker", "../session", "../../store/network", "react"],
  },
  "src/worker/training/protocol.ts": {
    passes: ["type ../../engine/training/session"],
    refused: ["../../engine/training/session", "./train", "../../store/training"],
  },
  "src/worker/training/client.ts": {
    passes: ["./protocol", "type ../../engine/document/document"],
    refused: ["./train", "lazy ./train", "../../engine/training/trainer", "../client"],
  },
  "src/worker/training/train.ts": {
    passes: ["./desk", "./protocol", "../../engine/training/session"],
    refused: ["../worker", "../../store/training", "react"],
  },
  "src/store/training/training.ts": {
    passes: [
      "../../worker/training/client",
      "type ../../worker/training/protocol",
      "../../engine/import/table/table",
    ],
    refused: ["../../worker/training/train", "../../worker/training/desk", "../../engine/training/session"],
  },
  "src/worker/protocol/protocol.ts": {
    passes: ["type ../../engine/document/document"],
    refused: ["../../engine/pass/plan", "../worker", "react", "../../store/frames"],
  },
  "src/worker/client.ts": {
    passes: ["./protocol/protocol", "type ../engine/steps/trace"],
    refused: ["./worker", "lazy ./worker", "../engine/pass/plan", "../views/App"],
  },
  "src/worker/worker.ts": {
    passes: ["./protocol/protocol", "../engine/training/trainer", "../loadTwice"],
    refused: ["../store/network", "../views/step/Step", "react"],
  },
  "src/worker/session/session.ts": {
    passes: ["./moves", "../protocol/protocol", "type ../programs", "../../engine/steps/trace"],
    refused: ["../worker", "../client", "../../store/network", "react"],
  },
  "src/offline/register.ts": {
    passes: [],
    refused: ["../store/keep", "type ../engine/document/document", "../views/keep/Keeping", "react"],
  },
  "src/store/network.ts": {
    passes: ["./frames", "zustand", "zustand/vanilla", "../worker/client", "../engine/document/document"],
    refused: [
      "../engine/pass/plan",
      "../worker/worker",
      "../views/step/Step",
      "../App",
      "lazy ../exercises/a",
    ],
  },
  "src/draw/layout.ts": {
    passes: ["./paths", "type ../engine/graph/graph", "../engine/names/networkNames", "d3"],
    refused: [
      "../engine/graph/graph",
      "../engine/document/document",
      "../store/frames",
      "react",
      "../ui/Slider",
    ],
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
      "type ../../engine/steps/trace",
    ],
    refused: [
      "../../worker/client",
      "type ../../worker/protocol/protocol",
      "../../engine/steps/trace",
      "../../engine/homework/judge",
      "../../exercises/index",
      "../../cli",
      "../../App",
    ],
  },
  "src/views/gallery/Gallery.tsx": {
    passes: ["lazy ../../exercises/index", "../../store/network"],
    refused: ["../../worker/client", "../../engine/pass/plan"],
  },
  "src/views/share/follow/follow.ts": {
    passes: ["../../../exercises/index", "../../../store/workbench", "lazy ../../../export/link"],
    refused: ["../../../worker/client", "../../../engine/pass/plan", "../../../cli"],
  },
  "src/exercises/index.ts": {
    passes: ["./a", "type ../engine/document/document"],
    refused: ["../engine/document/document", "../store/network", "react"],
  },
  "src/commands/steps.ts": {
    passes: ["./shell/command", "./documents/documentCommand", "../engine/pass/passes"],
    refused: ["../App", "../store/network", "../worker/protocol/protocol", "react", "../exercises/index"],
  },
  "src/commands/documents/asked.ts": {
    passes: ["./faults", "../shell/command", "../shell/io", "../../engine/pass/passes"],
    refused: [
      "../evaluate",
      "../index",
      "../../App",
      "../../worker/protocol/protocol",
      "react",
      "../../exercises/index",
    ],
  },
  "src/cli.ts": {
    passes: ["node:fs", "./commands/main"],
    refused: [
      "./engine/pass/passes",
      "./App",
      "./store/network",
      "./worker/protocol/protocol",
      "react",
      "./exercises/index",
    ],
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
