import type { Fault } from "../fault";
import { fieldVersions, version } from "../version";
import { shownValue } from "./formFaults";

/** Faults of what is looked at first: the format, the version, and fields that came with a later one. */
export function headerFaults(json: unknown): Fault[] {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return [{ path: "", message: `a document is a JSON object, but this is ${shownValue(json)}` }];
  }
  const { format, version: found } = json as Record<string, unknown>;
  if (format !== "backprop-workbench") {
    return [
      {
        path: "format",
        message: `must be "backprop-workbench", but is ${shownValue(format)}: this is not a document of the Backprop Workbench`,
      },
    ];
  }
  if (typeof found !== "number" || !Number.isInteger(found) || found < 1) {
    return [
      {
        path: "version",
        message: `must be a whole number from 1 to ${version}, but is ${shownValue(found)}`,
      },
    ];
  }
  if (found > version) {
    return [
      {
        path: "version",
        message: `is ${found}, but this workbench reads versions up to ${version}: the document comes from a newer one; reload the page or update`,
      },
    ];
  }
  return Object.entries(fieldVersions)
    .filter(([field, since]) => since > found && Object.hasOwn(json, field))
    .map(([path, since]) => newerFault({ path, since }, found));
}

/** The fault of a part that is newer than the document says. */
export const newerFault = ({ path, since }: { path: string; since: number }, found: number): Fault => ({
  path,
  message: `is a field of version ${since}, but this document says version ${found}`,
});
