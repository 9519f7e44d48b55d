import type { Class, Program } from 'oxc-parser'

/** Tells whether the default export of a module extends `Endpoint` itself and has no `_invoke`; what another base class has is not known. */
export const lacksInvoke = (program: Program): boolean => {
  const handler = findClass(program)
  if (handler?.superClass?.type !== 'Identifier' || handler.superClass.name !== 'Endpoint') {
    return false
  }
  return !handler.body.body.some(
    (member) =>
      'key' in member && member.key.type === 'Identifier' && member.key.name === '_invoke',
  )
}

const findClass = ({ body }: Program): Class | undefined => {
  const exported = body.find((statement) => statement.type === 'ExportDefaultDeclaration')
  if (exported?.type !== 'ExportDefaultDeclaration') return undefined
  const { declaration } = exported
  if (declaration.type === 'ClassDeclaration') return declaration
  if (declaration.type !== 'Identifier') return undefined
  const { name } = declaration
  for (const statement of body) {
    if (statement.type === 'ClassDeclaration' && statement.id?.name === name) return statement
  }
  return undefined
}
