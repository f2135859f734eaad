import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { Edit } from "../../../../src/engine/document/document";
import { twoCirclesDocument } from "../../../../src/engine/document/edit/train/editTraining";
import type { WhyFinding } from "../../../../src/store/training/trainingState";
import { useRemedy } from "../../../../src/views/train/why/useRemedy";
import { classic } from "../../../documents";
import { openStill } from "../../openStill";

type Remedy = WhyFinding["remedies"][number];

function Offered({ remedy }: { readonly remedy: Remedy }) {
  const act = useRemedy();
  return (
    <button type="button" onClick={() => act(remedy)}>
      {remedy.label}
    </button>
  );
}

/** Presses what is offered. Gives what Train was asked for, in its order. */
async function pressed(remedy: Remedy) {
  const asked: unknown[][] = [];
  const note =
    (name: string) =>
    (...given: unknown[]) =>
      void asked.push([name, ...given]);
  const { stores } = await openStill(<Offered remedy={remedy} />, {
    training: {
      edit: (change: Edit) => note("edit")(change(twoCirclesDocument()).optimizer.learningRate),
      reset: note("reset"),
      goTo: note("goTo"),
      newStart: note("newStart"),
      pause: note("pause"),
      running: true,
      documentForStep: async (example) => {
        note("documentForStep")(example);
        return classic;
      },
    },
  });
  await page.getByRole("button", { name: remedy.label }).click();
  return { asked, stores };
}

const slower = {
  kind: "change",
  label: "η = 0.001",
  changes: [{ path: ["optimizer", "learningRate"], value: 0.001 }],
} as unknown as Remedy;
const edited = ["edit", 0.001];

test("a change is made, and the run goes on with it", async () => {
  const { asked } = await pressed(slower);
  expect(asked).toEqual([edited]);
});

test("where the run has to begin again it does, once the change is made", async () => {
  const { asked } = await pressed({ ...slower, again: true } as Remedy);
  expect(asked).toEqual([edited, ["reset"]]);
});

test("an epoch is brought back, other parameters are drawn", async () => {
  const { asked } = await pressed({ kind: "goTo", label: "back to epoch 7", epoch: 7 });
  expect(asked).toEqual([["goTo", 7]]);
  const drawn = await pressed({ kind: "newStart", label: "another start" });
  expect(drawn.asked).toEqual([["newStart"]]);
});

test("an example opens in Step, and training pauses", async () => {
  const { asked, stores } = await pressed({ kind: "step", label: "see it", example: 4, quantity: "L" });
  expect(asked).toEqual([["pause"], ["documentForStep", 4]]);
  await vi.waitFor(() => expect(stores.workbench.getState().view).toBe("step"));
});
