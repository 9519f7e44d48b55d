/** The values of a rule's variables, by name: `int` a number or, beyond 2^53 - 1, a bigint; `float` a number; the rest text. */
export type Values = Readonly<Record<string, string | number | bigint>>
