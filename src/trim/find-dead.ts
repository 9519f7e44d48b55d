import type { DeadCode } from './dead-code.ts'
import type { Library } from './read-library.ts'
import type { Roots } from './roots.ts'
import { Search } from './search.ts'

/**
 * Finds what nothing can reach in the modules that are used, by file. A variable reaches what it is bound
 * to; a member reaches all members of that name, whatever their class, as nothing is known of values;
 * `this.x` those of the class and its relatives. It is a least fixed point, so that things which only name
 * each other are dead.
 */
export const findDead = (library: Library, roots: Roots): ReadonlyMap<string, DeadCode> => {
  const search = new Search(library, roots)
  for (const name of roots.members) search.reach(name)
  for (const reference of roots.imports) {
    for (const found of library.findExport(reference)) search.reachDeclared(found)
  }
  search.run()
  return search.dead()
}
