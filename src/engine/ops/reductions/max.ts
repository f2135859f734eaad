import { extremum } from "./extremum";

export default extremum("max", ["max", "amax", "nanmax"]);
