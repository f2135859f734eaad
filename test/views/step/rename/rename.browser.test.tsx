import { useState } from "react";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { setNames } from "../../../../src/engine/document/naming/naming";
import { useWorkbench } from "../../../../src/store/work/context";
import Companions from "../../../../src/views/step/Companions";
import NetworkEditor from "../../../../src/views/step/edit/NetworkEditor";
import { WhatHappens } from "../../../../src/views/step/explanation/WhatHappens";
import LossCurveView from "../../../../src/views/step/looks/lossCurve/LossCurveView";
import Matrices from "../../../../src/views/step/looks/matrices/Matrices";
import { Renaming } from "../../../../src/views/step/rename/Renaming";
import Quantities from "../../../../src/views/step/table/Quantities";
import { open, stepOf } from "../../open";

function Views() {
  const document = useWorkbench((state) => state.document);
  return (
    <>
      {document && <NetworkEditor document={document} />}
      <WhatHappens />
      <Quantities />
      <Renaming />
    </>
  );
}

function Late() {
  const [isThere, setThere] = useState(false);
  return (
    <>
      <WhatHappens />
      <button type="button" onClick={() => setThere(!isThere)}>
        come or go
      </button>
      {isThere && <Companions />}
    </>
  );
}

const field = page.getByRole("textbox", { name: "Name" });
const alert = page.getByRole("alert");

/** The page at a step, and what is called by which name there. */
async function openAt(quantity: string) {
  const { workbench, container } = await open(<Views />, stepOf(quantity));
  const names = () => workbench.getState().document?.names ?? {};
  /** A name in a formula, once it has been typeset. */
  const inFormula = async (of: string) => {
    const part = () => container.querySelector<HTMLElement>(`.formula [data-rename="${of}"]`);
    await vi.waitFor(() => expect(part()).not.toBeNull());
    return part() as HTMLElement;
  };
  return { workbench, names, inFormula };
}

test("a name pressed before what listens has come opens its box then, and only then", async () => {
  const { container } = await open(<Late />, stepOf("z1[1]"));
  const part = () => container.querySelector<HTMLElement>('.formula [data-rename="W1[1,1]"]');
  await vi.waitFor(() => expect(part()).not.toBeNull());
  window.earlyPress = null; // as public/early.js does
  window.addEventListener("click", (event) => (window.earlyPress = event), { once: true });
  part()?.click();
  const comeOrGo = () => userEvent.click(page.getByRole("button", { name: "come or go" }));
  await comeOrGo();
  await expect.element(field).toHaveValue("w_1");
  await userEvent.keyboard("{Escape}");
  await comeOrGo();
  await comeOrGo();
  await expect.element(field).not.toBeInTheDocument();
});

test("a name pressed in the formula is typed over: Enter keeps, Escape leaves, undo takes back", async () => {
  const { workbench, names, inFormula } = await openAt("z1[1]");
  const before = names();
  await userEvent.click(await inFormula("W1[1,1]"));
  await expect.element(field).toHaveValue("w_1");
  await userEvent.keyboard("u_9{Escape}");
  await expect.element(field).not.toBeInTheDocument();
  expect(names()).toBe(before);

  await userEvent.click(await inFormula("W1[1,1]"));
  await userEvent.keyboard("u_9{Enter}");
  await vi.waitFor(() => expect(names()["W1[1,1]"]).toBe("u_9"));
  await expect.element(field).not.toBeInTheDocument();
  await vi.waitFor(() =>
    expect(document.querySelector(".what .formula:not(.numbers)")?.ariaLabel).toContain("u₉"),
  );
  workbench.getState().undo();
  await vi.waitFor(() => expect(names()).toEqual(before));
});

test("the left side of a formula has the name of the step's quantity, also before a chain rule", async () => {
  const { names, inFormula } = await openAt("dL/dW2[1,1]");
  await userEvent.click(await inFormula("dL/dW2[1,1]"));
  await expect.element(field).toHaveValue("w_5");
  await userEvent.keyboard("v{Enter}");
  await vi.waitFor(() => expect(names()["W2[1,1]"]).toBe("v"));
});

test("a name that is taken or can't be shown is refused with a sentence, and nothing changes", async () => {
  const { workbench, inFormula } = await openAt("z1[1]");
  const before = workbench.getState().document;
  await userEvent.click(await inFormula("W1[1,1]"));
  await userEvent.keyboard("w_2{Enter}");
  await expect.element(alert).toHaveTextContent("“w_2” is taken: W1[1,2] is written like that");
  await field.fill("w\u200b");
  await userEvent.keyboard("{Enter}");
  await expect.element(alert).toHaveTextContent("holds U+200B, which is invisible; take it out");
  await expect.element(field).toHaveFocus();
  expect(workbench.getState().document).toBe(before);
});

test("a layer is numbered from a name, or by a series, and a name is taken away", async () => {
  const { names, inFormula } = await openAt("z1[1]");
  await userEvent.click(await inFormula("W1[1,1]"));
  await field.fill("u_11 … u_22");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(names()).toMatchObject({ "W1[1,2]": "u_12", "W1[2,1]": "u_21" }));
  await userEvent.click(await inFormula("W1[1,1]"));
  await field.fill("v_3");
  await userEvent.click(page.getByRole("button", { name: "number all 4, row by row: v_3 … v_6" }));
  await vi.waitFor(() => expect(names()["W1[2,2]"]).toBe("v_6"));
  await userEvent.click(await inFormula("W1[1,1]"));
  await userEvent.click(page.getByRole("button", { name: "no name of its own" }));
  await vi.waitFor(() => expect(names()["W1[1,1]"]).toBeUndefined());
});

test("a weight's name in the table is selected by one press and renamed by the next; other names by the first", async () => {
  const { workbench, names } = await openAt("a1[1]");
  const weight = page.getByRole("button", { name: "w₁, select for the plots" });
  await weight.click();
  expect(workbench.getState().selected).toEqual(["W1[1,1]"]);
  await expect.element(field).not.toBeInTheDocument();
  await weight.click();
  await expect.element(field).toHaveValue("w_1");
  await userEvent.keyboard("{Escape}");
  await page.getByRole("rowheader", { name: "h₁", exact: true }).getByRole("button").click();
  await userEvent.keyboard("n_1{Enter}");
  await vi.waitFor(() => expect(names()["a1[1]"]).toBe("n_1"));
});

test("F2 renames the number that has the focus, else that of the step", async () => {
  const { names } = await openAt("a1[1]");
  await userEvent.keyboard("{F2}");
  await userEvent.keyboard("n_1{Enter}");
  await vi.waitFor(() => expect(names()["a1[1]"]).toBe("n_1"));
  await page.getByRole("spinbutton", { name: "Input i_2" }).click();
  await userEvent.keyboard("{F2}");
  await expect.element(field).toHaveValue("i_2");
  await userEvent.keyboard("q{Enter}");
  await vi.waitFor(() => expect(names()["x[2]"]).toBe("q"));
});

test("the layer's own button offers names that count on from the layer before", async () => {
  const { names } = await openAt("a1[1]");
  await page.getByText("weights and biases").nth(1).click();
  await page.getByRole("button", { name: "weights", exact: true }).click();
  await expect.element(field).toHaveValue("w_5 … w_8");
  await field.fill("w_11 ... w_22");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(names()["W2[2,1]"]).toBe("w_21"));
});

test("where a teacher's link locks, no name can be changed", async () => {
  const { workbench, inFormula } = await openAt("z1[1]");
  workbench.getState().lock(true);
  await userEvent.click(await inFormula("W1[1,1]"));
  await userEvent.keyboard("{F2}");
  await expect.element(field).not.toBeInTheDocument();
});

test("a loss that is called E is so in the table, in the matrices and along a parameter", async () => {
  const { workbench, container } = await open(
    <>
      <Views />
      <Matrices />
      <LossCurveView />
    </>,
    stepOf("dL/dW1[1,1]"),
  );
  workbench.getState().edit(setNames({ L: "E" }));
  workbench.getState().select("W1[1,1]");
  await vi.waitFor(() => {
    expect(container.querySelector(".block-column")).not.toBeNull();
    expect(container.querySelector(".plot-figures")?.textContent).toContain("slope ∂E/∂w₁");
    expect(container.textContent).toContain("∂E/∂");
  });
  const texts = [
    container.textContent,
    ...[...container.querySelectorAll("[aria-label]")].map((each) => each.ariaLabel),
  ];
  expect(texts.join("\n")).not.toMatch(/∂L|\bL = /);
});
