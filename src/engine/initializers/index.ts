import he from "./he";
import type { Initializer } from "./initializer";
import smallNormal from "./smallNormal";
import uniform from "./uniform";
import xavier from "./xavier";
import zeros from "./zeros";

/** All initializers, in the order of the menus. */
export const initializers: readonly Initializer[] = [uniform, xavier, he, smallNormal, zeros];
