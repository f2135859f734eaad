/** A stretch of the source: offsets in characters. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type Expression = Span &
  (
    | { readonly kind: "number"; readonly value: number; readonly isInteger: boolean }
    | { readonly kind: "string"; readonly value: string }
    /** An f-string: text and what is filled in. */
    | { readonly kind: "format"; readonly parts: readonly (string | Replacement)[] }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "constant"; readonly value: boolean | null | "..." }
    | { readonly kind: "tuple" | "list" | "set"; readonly items: readonly Expression[] }
    /** A key that is absent: `**other`. */
    | {
        readonly kind: "dict";
        readonly entries: readonly { readonly key?: Expression; readonly value: Expression }[];
      }
    | { readonly kind: "unary"; readonly operator: "+" | "-" | "~" | "not"; readonly of: Expression }
    | {
        readonly kind: "binary";
        readonly operator: string;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "logic";
        readonly operator: "and" | "or";
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "compare";
        readonly first: Expression;
        readonly comparisons: readonly { readonly operator: string; readonly right: Expression }[];
      }
    | {
        readonly kind: "conditional";
        readonly test: Expression;
        readonly whenTrue: Expression;
        readonly otherwise: Expression;
      }
    | { readonly kind: "lambda"; readonly parameters: Parameters; readonly body: Expression }
    | {
        readonly kind: "call";
        readonly callee: Expression;
        readonly arguments: readonly Expression[];
        /** A name that is absent: `**options`. */
        readonly keywords: readonly { readonly name?: string; readonly value: Expression }[];
      }
    | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
    | { readonly kind: "subscript"; readonly of: Expression; readonly index: Expression }
    | {
        readonly kind: "slice";
        readonly start?: Expression;
        readonly stop?: Expression;
        readonly step?: Expression;
      }
    | {
        readonly kind: "comprehension";
        readonly form: "list" | "set" | "dict" | "generator";
        readonly key?: Expression;
        readonly element: Expression;
        readonly clauses: readonly Clause[];
      }
    | { readonly kind: "starred"; readonly of: Expression }
    | { readonly kind: "named"; readonly name: string; readonly value: Expression }
    /** What the language here doesn't have: a fault where it is reached. */
    | { readonly kind: "unknown"; readonly what: string }
  );

export type ExpressionOf<Kind extends Expression["kind"]> = Extract<Expression, { readonly kind: Kind }>;

/** What stands in the braces of an f-string. */
export interface Replacement {
  readonly value: Expression;
  readonly conversion?: string;
  readonly spec: readonly (string | Replacement)[];
  /** The text of `{x=}`, which is written before the value. */
  readonly label?: string;
}

export type Clause =
  | { readonly kind: "for"; readonly target: Expression; readonly iterable: Expression }
  | { readonly kind: "if"; readonly test: Expression };

export interface FunctionParameter {
  readonly name: string;
  readonly kind: "plain" | "star" | "doubleStar" | "keyword";
  readonly default?: Expression;
}
export type Parameters = readonly FunctionParameter[];

export type Statement = Span &
  (
    | {
        readonly kind: "assign";
        readonly targets: readonly Expression[];
        readonly value: Expression;
        /** Whether the type is written too: `x: int = 3`. */
        readonly isAnnotated?: boolean;
      }
    /** `x: int`, without a value. */
    | { readonly kind: "annotation"; readonly target: Expression }
    | {
        readonly kind: "update";
        readonly target: Expression;
        readonly operator: string;
        readonly value: Expression;
      }
    | { readonly kind: "expression"; readonly value: Expression }
    | {
        readonly kind: "def";
        readonly name: string;
        readonly parameters: Parameters;
        readonly body: readonly Statement[];
        readonly decorators: readonly Expression[];
      }
    | {
        readonly kind: "class";
        readonly name: string;
        readonly bases: readonly Expression[];
        readonly body: readonly Statement[];
        readonly decorators: readonly Expression[];
      }
    | {
        readonly kind: "for";
        readonly target: Expression;
        readonly iterable: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "while";
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "if";
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | { readonly kind: "return"; readonly value?: Expression }
    | { readonly kind: "pass" | "break" | "continue" }
    | { readonly kind: "import"; readonly modules: readonly Imported[] }
    | { readonly kind: "from"; readonly module: string; readonly names: readonly Imported[] }
    | { readonly kind: "assert"; readonly test: Expression; readonly message?: Expression }
    | {
        readonly kind: "with";
        readonly items: readonly { readonly context: Expression; readonly name?: string }[];
        readonly body: readonly Statement[];
      }
    | { readonly kind: "raise"; readonly value?: Expression }
    | {
        readonly kind: "try";
        readonly body: readonly Statement[];
        readonly handlers: readonly Handler[];
        readonly otherwise: readonly Statement[];
        /** What `finally` holds. */
        readonly last: readonly Statement[];
      }
    /** `x = yield value`; `isFrom`: all items of the value. */
    | {
        readonly kind: "yield";
        readonly targets: readonly Expression[];
        readonly value?: Expression;
        readonly isFrom: boolean;
      }
    | { readonly kind: "scope"; readonly which: "global" | "nonlocal"; readonly names: readonly string[] }
    | { readonly kind: "delete"; readonly targets: readonly Expression[] }
    | { readonly kind: "unknown"; readonly what: string }
  );

export type StatementOf<Kind extends Statement["kind"]> = Extract<Statement, { readonly kind: Kind }>;

/** `except type as name`; without a type it takes all. */
export interface Handler {
  readonly type?: Expression;
  readonly name?: string;
  readonly body: readonly Statement[];
}

/** The statements within a statement, block by block. */
export function blocksOf(statement: Statement): readonly (readonly Statement[])[] {
  return [
    ...("body" in statement ? [statement.body] : []),
    ...("handlers" in statement ? statement.handlers.map(({ body }) => body) : []),
    ...("otherwise" in statement ? [statement.otherwise] : []),
    ...("last" in statement ? [statement.last] : []),
  ];
}

/** A module, or a name of one (`*` for all), and what it is called here. */
export interface Imported {
  readonly name: string;
  readonly as: string;
}
