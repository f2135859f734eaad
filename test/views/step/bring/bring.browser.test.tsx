import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { useWorkbench } from "../../../../src/store/work/context";
import { Arrivals } from "../../../../src/views/share/brought/Arrivals";
import { OfferLine } from "../../../../src/views/step/bring/OfferLine";
import NetworkEditor from "../../../../src/views/step/edit/NetworkEditor";
import golden from "../../../golden/arrays.json";
import { open } from "../../open";

function Views() {
  const document = useWorkbench((state) => state.document);
  return (
    <>
      {document && <NetworkEditor document={document} />}
      <OfferLine />
      <Arrivals />
    </>
  );
}

/** The offers'; what was brought is said in a place after it. */
const line = page.getByRole("status").first();

async function openEditor() {
  const { workbench } = await open(<Views />);
  await page.getByText("weights and biases").first().click();
  const weights = (layer = 0) => workbench.getState().document?.layers[layer].weights;
  return { workbench, weights };
}

/** As the browser does it for Ctrl+V. */
function paste(target: EventTarget, text: string) {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}

const cell = (name: string) => page.getByRole("spinbutton", { name }).element();

test("a matrix pasted into a cell fills all of it, can be turned, and one undo takes both back", async () => {
  const { workbench, weights } = await openEditor();
  const before = weights();
  paste(cell("Weight w_4"), "[[0.1 0.2]\n [0.3 0.4]]");
  await vi.waitFor(() =>
    expect(weights()).toEqual([
      [0.1, 0.2],
      [0.3, 0.4],
    ]),
  );
  await expect.element(line).toHaveTextContent("2 × 2 pasted, rows as rows.");
  await page.getByRole("button", { name: "Turn it: rows for columns" }).click();
  await vi.waitFor(() =>
    expect(weights()).toEqual([
      [0.1, 0.3],
      [0.2, 0.4],
    ]),
  );
  await expect.element(line).toHaveTextContent("");
  workbench.getState().undo();
  await vi.waitFor(() => expect(weights()).toEqual(before));
});

test("what doesn't fit is said with both shapes, changes nothing, and the line goes when it is dismissed", async () => {
  const { workbench } = await openEditor();
  const before = workbench.getState().document;
  paste(cell("Weight w_1"), "1\t2\t3\n4\t5\t6\n7\t8\t9");
  await expect
    .element(line)
    .toHaveTextContent("3 × 3 is given, and W of layer 1 is 2 × 2: nothing was changed.");
  await page.getByRole("button", { name: "Dismiss" }).click();
  await expect.element(line).toHaveTextContent("");
  paste(cell("Weight w_1"), "[[1, 2], [3, x]]");
  await expect
    .element(line)
    .toHaveTextContent("This can't be read: in line 1, “x” isn't a number. Nothing was changed.");
  expect(workbench.getState().document).toBe(before);
});

test("the line goes with the next change, whatever makes it", async () => {
  const { workbench, weights } = await openEditor();
  paste(cell("Weight w_1"), "[[1, 2], [3, 4]]");
  await vi.waitFor(() =>
    expect(weights()).toEqual([
      [1, 2],
      [3, 4],
    ]),
  );
  await expect.element(line).toHaveTextContent("pasted");
  workbench.getState().undo();
  await expect.element(line).toHaveTextContent("");
});

test("one number that is pasted belongs to the field", async () => {
  const { weights } = await openEditor();
  const field = page.getByRole("spinbutton", { name: "Weight w_1" });
  await field.click();
  const event = new ClipboardEvent("paste", {
    clipboardData: new DataTransfer(),
    bubbles: true,
    cancelable: true,
  });
  event.clipboardData?.setData("text/plain", " 0,5 ");
  field.element().dispatchEvent(event);
  expect(event.defaultPrevented).toBe(false);
  await field.fill("0,5");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(weights()?.[0][0]).toBe(0.5));
});

test("inputs and targets of the batch are pasted too, and more rows make more examples", async () => {
  const { workbench } = await openEditor();
  paste(cell("Input i_1"), "0.5\n0.6");
  await vi.waitFor(() => expect(workbench.getState().document?.batch.inputs).toEqual([[0.5, 0.6]]));
  paste(cell("Input i_1"), "1;2;0;1\n3;4;1;0");
  await page.getByRole("button", { name: "Make it 2 examples" }).click();
  await vi.waitFor(() =>
    expect(workbench.getState().document?.batch).toEqual({
      inputs: [
        [1, 2],
        [3, 4],
      ],
      targets: [
        [0, 1],
        [1, 0],
      ],
    }),
  );
});

const state =
  "OrderedDict([('0.weight', tensor([[1., 2.], [3., 4.]])), ('0.bias', tensor([5., 6.])), ('2.weight', tensor([[7., 8.], [9., 0.]])), ('2.bias', tensor([1., 2.]))])";

test("a state_dict gives the network its weights: in its own field, in a cell, and pasted anywhere", async () => {
  const { workbench, weights } = await openEditor();
  await page.getByText("paste weights").click();
  const everywhere = () => [
    page.getByRole("textbox", { name: "Weights to paste" }).element(),
    cell("Weight w_1"),
    document.body,
  ];
  for (const k of everywhere().keys()) {
    paste(everywhere()[k], state);
    await vi.waitFor(() =>
      expect(weights(1)).toEqual([
        [7, 8],
        [9, 0],
      ]),
    );
    expect(workbench.getState().document?.layers[0]).toMatchObject({ biasMode: "perUnit", bias: [5, 6] });
    await expect.element(line).toHaveTextContent("The weights are taken: rows are units, as in PyTorch.");
    workbench.getState().undo();
    await vi.waitFor(() =>
      expect(weights(1)).not.toEqual([
        [7, 8],
        [9, 0],
      ]),
    );
  }
});

test("where both layouts fit it is asked, and for other sizes a network is built", async () => {
  const { workbench, weights } = await openEditor();
  paste(document.body, "[[[1, 2], [3, 4]], [0, 0], [[5, 6], [7, 8]], [0, 0]]");
  await page.getByRole("button", { name: "Columns are units, as in Keras" }).click();
  await vi.waitFor(() =>
    expect(weights()).toEqual([
      [1, 3],
      [2, 4],
    ]),
  );

  const bytes = Uint8Array.from(atob(golden.archives.deflated), (letter) => letter.charCodeAt(0));
  const file = new File([bytes], "weights.npz");
  await page.getByText("paste weights").click();
  await userEvent.upload(page.getByLabelText("File of weights"), file);
  await expect.element(line).toHaveTextContent("These are weights of 3-2-1, and the network is 2-2-2.");
  await page.getByRole("button", { name: "Build a 3-2-1 network with them" }).click();
  await vi.waitFor(() => expect(workbench.getState().document?.inputs).toBe(3));
  expect(weights()?.flat()).toEqual(golden.weights.W1.values);
});

test("where a teacher's link locks, nothing that is pasted is taken, and that is said", async () => {
  const { workbench } = await openEditor();
  const before = workbench.getState().document;
  workbench.getState().lock(true);
  paste(document.body, state);
  await expect.element(line).toHaveTextContent("Nothing can be changed here");
  expect(workbench.getState().document).toBe(before);
});

test("choosing softmax offers cross-entropy, Adam its learning rate; each goes when it is taken, or with the next change", async () => {
  const { workbench } = await openEditor();
  const chosen = (label: string, option: string) =>
    userEvent.selectOptions(page.getByRole("combobox", { name: label }), option);
  await chosen("Activation of layer 2", "softmax");
  await page.getByRole("button", { name: "Take cross-entropy" }).click();
  await vi.waitFor(() => expect(workbench.getState().document?.loss.type).toBe("crossEntropy"));
  await expect.element(line).toHaveTextContent("");
  await chosen("Update: optimizer", "Adam");
  await expect.element(page.getByRole("button", { name: "Set 0.001" })).toBeVisible();
  // Undo takes the offer along, and brings none of its own.
  workbench.getState().undo();
  await expect.element(line).toHaveTextContent("");
  workbench.getState().redo();
  await vi.waitFor(() => expect(workbench.getState().document?.optimizer.type).toBe("adam"));
  await expect.element(line).toHaveTextContent("");
});

test("ten examples offer steps by layer", async () => {
  const { workbench } = await openEditor();
  paste(cell("Input i_1"), Array.from({ length: 10 }, (_, n) => `${n}\t1\t0\t1`).join("\n"));
  await page.getByRole("button", { name: "Make it 10 examples" }).click();
  await page.getByRole("button", { name: "Step by layer" }).click();
  await vi.waitFor(() => expect(workbench.getState().size).toBe("layer"));
});
