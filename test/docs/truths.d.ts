/** What the lists of the documents are compared to: the types of what they tell of. */
type Edge = typeof import('dify-edge')

/** The public names of a class or its objects, without those that JavaScript itself asks for. */
type Members<T> = Exclude<
  Extract<keyof T, string>,
  `_${string}` | 'prototype' | 'toString' | 'toJSON'
>

/** The public names that an object has of its own class. */
type MembersOf<T> = Exclude<Members<T>, T extends Error ? keyof Error : never>

/** The names of the classes that come of a class. */
type ClassesOf<T> = {
  [Name in keyof Edge]: Edge[Name] extends abstract new (...given: never[]) => T ? Name : never
}[keyof Edge]

/** The names of the options that a function or a class takes in its last argument. */
type Options<F> = F extends
  | ((...given: infer P) => unknown)
  | (abstract new (...given: infer P) => unknown)
  ? Required<P> extends readonly [...unknown[], infer Last]
    ? keyof Last
    : never
  : never

/** What the column "await" says of an attribute, or of what a method gives. */
type Wait<T> = T extends (...given: never[]) => infer R ? WaitFor<R> : WaitFor<T>
type WaitFor<T> = [T] extends [never]
  ? ''
  : [T] extends [Promise<unknown>]
    ? 'yes'
    : [T] extends [AsyncIterator<unknown>]
      ? 'for await'
      : ''

/** Whether an attribute, awaited, is of a type, and null where the type says so. */
type Is<T, Type> = [Awaited<T>] extends [Type]
  ? [null] extends [Type]
    ? [null] extends [Awaited<T>]
      ? true
      : false
    : true
  : false
