// Keccak-f[1600] as FIPS 202 gives it. A lane of 64 bits is two numbers, low half first, since
// BigInt is some fifty times slower.
const rate = 136

/** The SHA3-256 of bytes (FIPS 202), which WebCrypto does not have. For tags of bodies, not for secrets. */
export const sha3 = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const padded = new Uint8Array((Math.floor(bytes.length / rate) + 1) * rate)
  padded.set(bytes)
  padded[bytes.length] = 0x06
  padded[padded.length - 1] = (padded.at(-1) ?? 0) | 0x80
  const state = new Int32Array(50)
  const words = new DataView(padded.buffer)
  for (let block = 0; block < padded.length; block += rate) {
    for (let i = 0; i < rate / 4; i += 1)
      state[i] = at(state, i) ^ words.getInt32(block + 4 * i, true)
    permute(state)
  }
  const digest = new DataView(new ArrayBuffer(32))
  for (let i = 0; i < 8; i += 1) digest.setInt32(4 * i, at(state, i), true)
  return new Uint8Array(digest.buffer)
}

const at = (array: Int32Array, index: number): number => array[index] as number

const permute = (state: Int32Array): void => {
  const five = new Int32Array(10)
  let lfsr = 1
  for (let round = 0; round < 24; round += 1) {
    theta(state, five)
    rhoAndPi(state)
    chi(state, five)
    // Iota: bit 2^j - 1 of the round's constant is the next bit of an LFSR.
    for (let j = 0; j < 7; j += 1) {
      if ((lfsr & 1) !== 0) {
        const bit = (1 << j) - 1
        state[bit >> 5] = at(state, bit >> 5) ^ (1 << (bit & 31))
      }
      lfsr = (lfsr << 1) ^ (lfsr >> 7 === 1 ? 0x171 : 0)
    }
  }
}

/** Each column takes in the parities of its two neighbours. */
const theta = (state: Int32Array, parity: Int32Array): void => {
  for (let x = 0; x < 10; x += 1) {
    const column = at(state, x) ^ at(state, x + 10) ^ at(state, x + 20)
    parity[x] = column ^ at(state, x + 30) ^ at(state, x + 40)
  }
  for (let x = 0; x < 10; x += 2) {
    const left = (x + 8) % 10
    const right = (x + 2) % 10
    const low = at(parity, left) ^ half(at(parity, right), at(parity, right + 1), 1)
    const high = at(parity, left + 1) ^ half(at(parity, right + 1), at(parity, right), 1)
    for (let y = x; y < 50; y += 10) {
      state[y] = at(state, y) ^ low
      state[y + 1] = at(state, y + 1) ^ high
    }
  }
}

/** Lanes are rotated by triangular numbers and move along the one cycle that leaves only the first in place. */
const rhoAndPi = (state: Int32Array): void => {
  let x = 1
  let y = 0
  let low = at(state, 2)
  let high = at(state, 3)
  for (let t = 0; t < 24; t += 1) {
    const next = (2 * x + 3 * y) % 5
    x = y
    y = next
    const lane = 2 * (x + 5 * y)
    const turn = (((t + 1) * (t + 2)) / 2) % 64
    const rotatedLow = turn < 32 ? half(low, high, turn) : half(high, low, turn - 32)
    const rotatedHigh = turn < 32 ? half(high, low, turn) : half(low, high, turn - 32)
    low = at(state, lane)
    high = at(state, lane + 1)
    state[lane] = rotatedLow
    state[lane + 1] = rotatedHigh
  }
}

const chi = (state: Int32Array, row: Int32Array): void => {
  for (let y = 0; y < 50; y += 10) {
    for (let x = 0; x < 10; x += 1) row[x] = at(state, y + x)
    for (let x = 0; x < 10; x += 1) {
      state[y + x] = at(row, x) ^ (~at(row, (x + 2) % 10) & at(row, (x + 4) % 10))
    }
  }
}

/** One half of a lane rotated left by less than 32 bits: `other` is its other half. */
const half = (word: number, other: number, turn: number): number =>
  turn === 0 ? word : (word << turn) | (other >>> (32 - turn))
