import type { Expression, Program, Statement } from 'oxc-parser'

/** What the default export of a module is, for people, where it certainly is no class; else undefined. */
export const describeNonClass = (program: Program): string | undefined => {
  const exported = program.body.find((statement) => statement.type === 'ExportDefaultDeclaration')
  if (exported?.type !== 'ExportDefaultDeclaration') return undefined
  const { declaration } = exported
  switch (declaration.type) {
    case 'ClassDeclaration':
      return undefined
    case 'FunctionDeclaration':
      return 'a function'
    case 'TSInterfaceDeclaration':
      return 'a type'
    default:
      return describe(declaration, program.body)
  }
}

const describe = (expression: Expression, body: readonly Statement[]): string | undefined => {
  switch (expression.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return describe(expression.expression, body)
    case 'ObjectExpression':
      return 'an object'
    case 'ArrayExpression':
      return 'an array'
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'a function'
    case 'NewExpression':
      return 'an instance'
    case 'Literal':
    case 'TemplateLiteral':
      return 'a value'
    case 'Identifier':
      return describeBinding(expression.name, body)
    default:
      // A call may give a class, and so may what is imported.
      return undefined
  }
}

/** What a name of the module stands for, where it is a constant or a function of the module's own. */
const describeBinding = (name: string, body: readonly Statement[]): string | undefined => {
  for (const statement of body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type === 'FunctionDeclaration' && declared.id?.name === name) return 'a function'
    if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') continue
    for (const { id, init } of declared.declarations) {
      // Names of other names are not followed: that could go in a circle.
      if (id.type === 'Identifier' && id.name === name && init !== null) {
        return init.type === 'Identifier' ? undefined : describe(init, [])
      }
    }
  }
  return undefined
}
