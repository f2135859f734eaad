import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { useWorkbench } from "../../../../src/store/work/context";
import DrawnEditor from "../../../../src/views/step/sheets/DrawnEditor";
import StudentBar from "../../../../src/views/step/sheets/StudentBar";
import { open } from "../../open";

function Sheets() {
  const document = useWorkbench((state) => state.document);
  return (
    document && (
      <>
        {document.drawn && <StudentBar document={document} />}
        <DrawnEditor document={document} />
      </>
    )
  );
}

test("a teacher says what is drawn, a student's id shows their sheet, always the same, and undo leads back", async () => {
  const { workbench } = await open(<Sheets />);
  const layers = () => workbench.getState().document?.layers;
  const own = layers();
  await page.getByText("other numbers for each student").click();
  const choices = page.getByRole("combobox", { name: "Choices for weights W1" });
  await choices.fill("from here to there");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent(/is neither a range/);
  expect(workbench.getState().document?.drawn).toBeUndefined();
  await choices.fill("−0.9 to 0.9 by 0.05");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() =>
    expect(workbench.getState().document?.drawn).toEqual({
      seed: 1,
      numbers: [{ of: "W1", from: -0.9, to: 0.9, step: 0.05 }],
    }),
  );
  expect(workbench.getState().document?.version).toBe(8);
  await page.getByRole("combobox", { name: "Choices for weights W2" }).fill("0.1 to 1 by 0.05");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(workbench.getState().document?.drawn?.numbers).toHaveLength(2));
  expect(layers()).toEqual(own);

  const id = page.getByRole("textbox", { name: "Student’s name or number" });
  const show = async (student: string) => {
    await id.fill(student);
    await userEvent.keyboard("{Enter}");
    await vi.waitFor(() => expect(workbench.getState().document?.drawn?.id).toBe(student), 20_000);
    return layers();
  };
  const first = await show("k1");
  expect(first).not.toEqual(own);
  await expect.element(page.getByRole("status").first()).toHaveTextContent(/The sheet of k1/);
  expect(await show("k2")).not.toEqual(first);
  expect(await show("k1")).toEqual(first);
  for (let k = 0; k < 3; k++) workbench.getState().undo();
  await vi.waitFor(() => expect(layers()).toEqual(own));
});
