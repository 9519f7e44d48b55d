import { sha3 } from './sha3-256.ts'

/** A tag for a body: its SHA3-256 in base64 without padding (Werkzeug's `generate_etag`). */
export const generateEtag = (body: Uint8Array): string =>
  btoa(String.fromCharCode(...sha3(body))).replace(/=+$/, '')
