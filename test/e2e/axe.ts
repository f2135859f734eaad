import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What axe finds on the page, or in a part of it: each rule with the elements that break it.
 * It runs in the page itself and keeps no lists of what passes, which takes a third of the time; frames there are none.
 * @param except rules that aren't held to
 */
export async function accessibilityFaults(
  page: Page,
  { part, except = [] }: { part?: string; except?: string[] } = {},
): Promise<string[]> {
  const builder = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .disableRules(except);
  const { violations } = await (part === undefined ? builder : builder.include(part)).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
  );
}

/** Of Step's panels one is the main landmark, which a phone hides while another is shown; the tabs are in none. */
export const mainIsAPanel = { except: ["region", "landmark-one-main"] };
