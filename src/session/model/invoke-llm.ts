import { peekArgument, readArguments } from '../read-arguments.ts'
import type { Parameters } from '../read-arguments.ts'

/** A call to a language model: what it takes, and how its answer comes in chunks and whole. */
export interface LLMKind<Call, Stream, Result> {
  readonly parameters: Parameters
  readonly stream: (call: Call) => Stream
  readonly collect: (chunks: Stream, call: Call) => Promise<Result>
}

/** Gives the chunks of an answer, or a promise of the whole of it where `stream` is false. */
export function invokeLLM<Call, Stream, Result>(
  { parameters, stream, collect }: LLMKind<Call, Stream, Result>,
  given: readonly unknown[],
): Stream | Promise<Result> {
  const read = (): Call => {
    const { stream: _, ...call } = readArguments(parameters, given)
    return call as Call
  }
  if (peekArgument(parameters.names, given, 'stream') !== false) return stream(read())
  // Also what is wrong with its arguments reaches a catch behind a call that gives a promise.
  return (async () => {
    const call = read()
    return collect(stream(call), call)
  })()
}
