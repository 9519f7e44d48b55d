import { redirect } from '../redirect.ts'
import type { Response } from '../response.ts'
import { HTTPException } from './http-exception.ts'

/** *308* `Permanent Redirect`: the resource is at `new_url` (Werkzeug's `RequestRedirect`). */
export class RequestRedirect extends HTTPException {
  static override readonly code = 308

  /** Where the resource is. */
  new_url: string

  constructor(new_url: string) {
    super()
    this.new_url = new_url
  }

  override get_response(): Response {
    return this.response ?? redirect(this.new_url, this.code ?? 308)
  }
}
