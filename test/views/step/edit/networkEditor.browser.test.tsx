import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { useWorkbench } from "../../../../src/store/work/context";
import NetworkEditor from "../../../../src/views/step/edit/NetworkEditor";
import { open } from "../../open";

function Editor() {
  const document = useWorkbench((state) => state.document);
  return document && <NetworkEditor document={document} />;
}

test("a number that is typed is taken with Enter; what isn't a number is explained and changes nothing", async () => {
  const { workbench } = await open(<Editor />);
  const before = workbench.getState().document;
  const field = page.getByRole("spinbutton", { name: /^Input / }).first();
  await field.click();
  await userEvent.keyboard("one half{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("“one half” is not a number");
  expect(workbench.getState().document).toBe(before);
  await field.fill("0.5");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(workbench.getState().document?.batch.inputs).toEqual([[0.5, 0.1]]));
  expect(workbench.getState().document?.layers).toEqual(before?.layers);
});

test("a unit more has a row of weights more, and a column in the next layer; undo takes both back", async () => {
  const { workbench } = await open(<Editor />);
  const shape = () =>
    workbench.getState().document?.layers.map(({ weights }) => [weights.length, weights[0].length]);
  expect(shape()).toEqual([
    [2, 2],
    [2, 2],
  ]);
  await page
    .getByRole("button", { name: /add a unit/i })
    .first()
    .click();
  await vi.waitFor(() =>
    expect(shape()).toEqual([
      [3, 2],
      [2, 3],
    ]),
  );
  workbench.getState().undo();
  await vi.waitFor(() =>
    expect(shape()).toEqual([
      [2, 2],
      [2, 2],
    ]),
  );
});

test("another activation is in the document and in the pass", async () => {
  const { workbench } = await open(<Editor />);
  await userEvent.selectOptions(page.getByRole("combobox", { name: /activation/i }).first(), "tanh");
  await vi.waitFor(() => expect(workbench.getState().document?.layers[0].activation).toBe("tanh"));
  await vi.waitFor(() =>
    expect(workbench.getState().opened?.numbers.at("a1[1]", 99)).toBeCloseTo(Math.tanh(0.3775), 12),
  );
});

test("a changed exercise leads back to the exercise", async () => {
  const { workbench } = await open(<Editor />);
  const exercise = workbench.getState().document;
  expect(page.getByRole("button", { name: "Back to the exercise" }).elements()).toEqual([]);
  await page.getByRole("button", { name: "Add an example" }).click();
  await vi.waitFor(() => expect(workbench.getState().document?.batch.inputs.length).toBe(2));
  await page.getByRole("button", { name: "Back to the exercise" }).click();
  await vi.waitFor(() => expect(workbench.getState().document).toEqual(exercise));
});

test("where a teacher's link locks, nothing can be changed", async () => {
  const { workbench } = await open(<Editor />);
  workbench.getState().lock(true);
  for (const control of [
    page.getByRole("button", { name: "Add an example" }),
    page.getByRole("spinbutton").first(),
  ])
    await expect.element(control).toBeDisabled();
});

test("forms of the loss and a schedule are chosen, change the pass, and go when they are the usual ones again", async () => {
  const { workbench } = await open(<Editor />);
  const now = () => workbench.getState().document;
  const loss = () => workbench.getState().opened?.numbers.at("L", 99);
  const before = loss();
  const choose = (name: string, value: string) =>
    userEvent.selectOptions(page.getByRole("combobox", { name, exact: true }), value);
  await choose("Reduction over the outputs", "mean");
  await vi.waitFor(() => expect(loss()).toBeCloseTo(Number(before) / 2, 12));
  expect(now()).toMatchObject({ version: 4, loss: { overOutputs: "mean" } });
  await choose("Reduction over the outputs", "sum");
  await vi.waitFor(() => expect(now()?.version).toBe(1));
  await choose("Loss", "softmaxCrossEntropy");
  await choose("Weights of the classes", "given");
  const weight = page.getByRole("spinbutton", { name: "Weight of class 2" });
  await weight.fill("3");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(now()?.loss.weights).toEqual([1, 3]));
  await choose("Schedule of the learning rate", "step");
  await vi.waitFor(() => expect(now()?.schedule).toEqual({ type: "step", every: 10, gamma: 0.5 }));
  await choose("Schedule of the learning rate", "");
  await choose("Weights of the classes", "none");
  await vi.waitFor(() => expect([now()?.version, now()?.schedule]).toEqual([1, undefined]));
});
