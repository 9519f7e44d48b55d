import * as v from 'valibot'

/*
 * The building blocks of what an author may declare. The message of each schema is a phrase that says what the
 * value must be ("a text"): the compiler makes a sentence of it, at the place of the value.
 */

/** A schema that gives a `T` for whatever an author wrote. */
export type Shape<T> = v.GenericSchema<unknown, T>

/** A text. */
export const text: Shape<string> = v.string('a text')

/** A text of `least` to `greatest` characters. */
export const sizedText = (least: number, greatest: number): Shape<string> =>
  v.pipe(
    v.string('a text'),
    v.minLength(least, `at least ${least} character${least === 1 ? '' : 's'} long`),
    v.maxLength(greatest, `at most ${greatest.toLocaleString('en')} characters long`),
  )

/** True or false; also in the words of YAML 1.1, which both of Dify's readers take. */
export const flag: Shape<boolean> = v.pipe(
  v.union([v.boolean(), v.picklist(['yes', 'on', 'no', 'off'])], 'true or false'),
  v.transform((value) => value === true || value === 'yes' || value === 'on'),
)

/** The schema of a mapping with the keys of `Entries`. */
export type Mapping<Entries extends v.ObjectEntries> = v.SchemaWithPipe<
  readonly [
    v.CustomSchema<Record<string, unknown>, 'a mapping'>,
    v.LooseObjectSchema<Entries, 'a mapping'>,
  ]
>

/** A mapping with these keys; others are left to whoever looks for misspellings. */
export const mapping = <const Entries extends v.ObjectEntries>(
  entries: Entries,
): Mapping<Entries> =>
  v.pipe(
    v.custom<Record<string, unknown>, 'a mapping'>(isMapping, 'a mapping'),
    v.looseObject(entries, 'a mapping'),
  )

const isMapping = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
