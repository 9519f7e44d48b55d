/** A node of a syntax tree, whatever its kind. */
export type AnyNode = Readonly<Record<string, unknown>> & { readonly type: string }

/** Tells nodes from what else stands in them. */
export const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as AnyNode).type === 'string'

/** The name of a variable, or of the member that is read last. */
export const nameOf = ({ type, name, property, computed }: AnyNode): string =>
  type === 'MemberExpression' && computed === false ? nameOf(property as AnyNode) : String(name)
