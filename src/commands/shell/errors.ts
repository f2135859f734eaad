/** What the user got wrong; printed to standard error, with exit status 2. */
export class UserError extends Error {}

/** The words of a command line aren't what a command takes; how it is used is printed too. */
export class UsageError extends UserError {}

/** Faults of programs, each with its file, line and column. */
export class ProgramFaults extends UserError {}
