/// <reference lib="esnext.typedarrays" />

/*
 * A value lies in the row of its key; what goes beyond PART_SIZE lies in rows of storage_part under the
 * value's version, numbered from 1.
 *
 * Bytes travel as hexadecimal text, which SQLite itself reads and writes: D1's client would send them as
 * a JSON array of numbers, twice as long and five times as slow.
 */

/** The bytes of one part. D1 takes rows and texts up to 2,000,000 bytes, and a part in hexadecimal is 1,966,080. */
const PART_SIZE = 983_040

/** How many parts travel in one call, so that a large value is never in memory a second time in whole. */
export const PARTS_A_CALL = 4

/** How many parts a value of so many bytes has beside its row. */
export const countParts = (size: number): number => Math.max(0, Math.ceil(size / PART_SIZE) - 1)

/** Gives the hexadecimal text of a part; part 0 is the one in the row. */
export const formatPart = (value: Uint8Array, part: number): string =>
  value.subarray(part * PART_SIZE, (part + 1) * PART_SIZE).toHex()

/** Writes the hexadecimal text of a part to its place in the value. */
export function placePart(value: Uint8Array, part: number, hex: string): void {
  value.subarray(part * PART_SIZE).setFromHex(hex)
}
