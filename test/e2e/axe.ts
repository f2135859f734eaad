import type { Page } from "@playwright/test";
import type Axe from "axe-core";
import { axeScript } from "./server";

/**
 * What axe finds on the page, or in a part of it: each rule with the elements that break it.
 * @param part a selector; without it the whole page
 * @param except rules that aren't held to
 * @param only the rules that are held to; without it all
 */
export async function accessibilityFaults(
  page: Page,
  { part, except = [], only }: { part?: string; except?: string[]; only?: string[] } = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.addScriptTag({ url: axeScript });
  return page.evaluate(
    async ({ part, except, only }) => {
      const { axe } = window as unknown as { axe: typeof Axe };
      const { violations } = await axe.run(part ?? document, {
        resultTypes: ["violations"],
        selectors: false,
        rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
        ...(only && { runOnly: only }),
      });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
      );
    },
    { part, except, only },
  );
}

/** What another theme or another screen of the same elements can break. */
export const contrastAlone = { only: ["color-contrast"] };

/** Of Step's panels one is the main landmark, which a phone hides while another is shown; the tabs are in none. */
export const mainIsAPanel = { except: ["region", "landmark-one-main"] };
