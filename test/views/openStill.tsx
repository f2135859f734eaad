import type { ReactNode } from "react";
import { render } from "vitest-browser-react";
import { StoresContext } from "../../src/store/context";
import { type Still, stillStores } from "./still";
import "../../src/styles/tokens.css";
import "../../src/styles/page.css";
import "../../src/views/train/train.css";

/** Components of a page on which nothing computes. */
export async function openStill(components: ReactNode, still: Still) {
  const stores = stillStores(still);
  const screen = await render(<StoresContext value={stores}>{components}</StoresContext>);
  return { stores, ...screen };
}
