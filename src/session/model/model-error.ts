import { InvocationError } from '../errors.ts'
import { UpstreamRefusal } from '../upstream-refusal.ts'

/** The model of a call, and what a failure of the call is called: `invoke llm model failed`. */
export interface ModelCall {
  readonly provider: string
  readonly model: string
  readonly failure: string
}

/** A call to a model that failed; the text begins as Dify's does and names provider and model. */
export class ModelInvocationError extends InvocationError {
  override readonly name = 'ModelInvocationError'
  readonly provider: string
  readonly model: string
  /** The HTTP status of the provider's answer; absent where there was none. */
  readonly status: number | undefined
  /** The provider's error code. */
  readonly code: string | undefined

  constructor(
    { provider, model, failure }: ModelCall,
    message: string,
    { status, code, cause }: { status?: number; code?: string | undefined; cause?: unknown } = {},
  ) {
    super(
      `${failure}: ${message} (provider ${provider}, model ${model})`,
      cause === undefined ? undefined : { cause },
    )
    this.provider = provider
    this.model = model
    this.status = status
    this.code = code
  }
}

/** Gives what a call to a model throws for an error of the service below it; a hint may follow a refusal. */
export function toModelError(error: unknown, call: ModelCall, hint = ''): unknown {
  if (error instanceof InvocationError) return error
  if (error instanceof UpstreamRefusal) {
    const { status, code, message, cause } = error
    return new ModelInvocationError(call, message + hint, {
      ...(status === 0 ? {} : { status }),
      code,
      cause,
    })
  }
  const message = error instanceof Error ? error.message : String(error)
  return new ModelInvocationError(call, message, { cause: error })
}
