/** Gives what an expression comes to, in which these names stand for these values. */
export const runCode = async (
  expression: string,
  scope: Readonly<Record<string, unknown>>,
): Promise<unknown> => {
  // oxlint-disable-next-line typescript/no-implied-eval -- a probe is code, of which the test reads the names
  const create = new Function(...Object.keys(scope), `return async () => ${expression}`) as (
    ...values: readonly unknown[]
  ) => () => Promise<unknown>
  return create(...Object.values(scope))()
}
