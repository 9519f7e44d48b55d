import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PARTS_FILE } from './package.ts'
import { readModule } from './read-module.ts'
import type { Module, Reference } from './read-module.ts'

/** The modules of the library. Each is read when something of it is looked for first. */
export class Library {
  /** The folder of the package. */
  readonly root: string
  readonly #modules = new Map<string, Module>()

  constructor(root: string) {
    this.root = root
  }

  /** The module of a file. */
  module(file: string): Module {
    let module = this.#modules.get(file)
    if (module === undefined) {
      module = readModule(file, readFileSync(join(this.root, file), 'utf8'))
      this.#modules.set(file, module)
    }
    return module
  }

  /** The parts of the session. */
  get partNames(): readonly string[] {
    return [...this.module(PARTS_FILE).exports.keys()]
  }

  /** Finds where something that a module exports is declared; nothing where the module does not export it. */
  findExport({ file, name }: Reference): readonly Reference[] {
    const { exports, declared, stars } = this.module(file)
    if (name === '*') {
      const names = [...exports.keys(), ...declared.keys()]
      return [
        ...names.flatMap((one) => this.findExport({ file, name: one })),
        ...stars.flatMap((star) => this.findExport({ file: star, name })),
      ]
    }
    const exported = exports.get(name)
    if (exported === undefined) {
      if (declared.has(name)) return [{ file, name }]
      return stars.flatMap((star) => this.findExport({ file: star, name }))
    }
    return exported.file === file
      ? this.findVariable({ file, name: exported.name })
      : this.findExport(exported)
  }

  /** Finds where a variable of a module is declared; nothing for a parameter, a local or a global one. */
  findVariable({ file, name }: Reference): readonly Reference[] {
    const { declared, imports } = this.module(file)
    if (declared.has(name)) return [{ file, name }]
    const imported = imports.get(name)
    return imported === undefined ? [] : this.findExport(imported)
  }
}
