import type { Locator, Page } from "@playwright/test";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What drags: the browser gets the events of a real device and decides itself what becomes of them. */
export interface Device {
  down(spot: Spot): Promise<void>;
  move(spot: Spot): Promise<void>;
  up(): Promise<void>;
}

export const devices = { finger: fingerOn, pen: penOn } as const;

async function fingerOn(page: Page): Promise<Device> {
  const { touch } = await touchesOn(page);
  return {
    down: (spot) => touch("touchStart", spot),
    move: (spot) => touch("touchMove", spot),
    up: () => touch("touchEnd"),
  };
}

/** Any number of fingers at once. */
export async function touchesOn(page: Page) {
  const session = await page.context().newCDPSession(page);
  const touch = async (type: "touchStart" | "touchMove" | "touchEnd", ...spots: readonly Spot[]) => {
    const touchPoints = spots.map(({ x, y }, id) => ({ x, y, id }));
    await session.send("Input.dispatchTouchEvent", { type, touchPoints });
  };
  return { touch };
}

async function penOn(page: Page): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  const pen = async (
    type: "mousePressed" | "mouseMoved" | "mouseReleased",
    { x, y }: Spot,
    held: boolean,
  ) => {
    await session.send("Input.dispatchMouseEvent", {
      type,
      x,
      y,
      button: held || type === "mouseReleased" ? "left" : "none",
      buttons: held ? 1 : 0,
      clickCount: type === "mouseMoved" ? 0 : 1,
      force: held ? 0.5 : 0,
      pointerType: "pen",
    });
  };
  let at: Spot = { x: 0, y: 0 };
  return {
    async down(spot) {
      at = spot;
      await pen("mouseMoved", spot, false);
      await pen("mousePressed", spot, true);
    },
    async move(spot) {
      at = spot;
      await pen("mouseMoved", spot, true);
    },
    up: () => pen("mouseReleased", at, false),
  };
}

/** Holds on at the end, so that one can look at what shows meanwhile; `up` lets go. */
export async function drag(device: Device, from: Spot, [x, y]: readonly [number, number], moves = 10) {
  await device.down(from);
  for (let move = 1; move <= moves; move++)
    await device.move({ x: from.x + (x * move) / moves, y: from.y + (y * move) / moves });
}

export async function middleOf(locator: Locator): Promise<Spot> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} isn't on the page`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
