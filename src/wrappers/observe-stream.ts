import { closeBody, type Delivery, type Sending } from './delivery.ts'

/**
 * Gives a stream that carries the body of a response, and
 * tells the delivery how it went. Native streams stay native: no chunk passes through JavaScript.
 */
export const observeStream = (
  body: ReadableStream,
  { response, delivery, length }: Sending,
): ReadableStream => {
  const { readable, writable } =
    length === null ? new IdentityTransformStream() : new FixedLengthStream(length)
  delivery.hold()
  void pipe(body, writable, delivery).then(() => closeBody(response, delivery))
  return readable
}

const pipe = async (
  body: ReadableStream,
  writable: WritableStream,
  delivery: Delivery,
): Promise<void> => {
  try {
    await body.pipeTo(writable, { preventAbort: true })
    delivery.settle('complete')
  } catch (error) {
    const writer = writable.getWriter()
    writer.closed.catch(() => {})
    // An error of the writable side is the caller who left: it has no desired size any more.
    if (writer.desiredSize === null) {
      delivery.settle('left')
      return
    }
    delivery.report(error)
    delivery.settle('failed')
    await writer.abort(error)
  }
}
