import { extremum } from "./extremum";

export default extremum("min", ["min", "amin", "nanmin"]);
