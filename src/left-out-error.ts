/** A member was read that the build left out, since nothing of the plugin writes its name. */
export class LeftOutError extends Error {
  override readonly name = 'LeftOutError'
}
