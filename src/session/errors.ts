/** The base of what the parts of a session throw: a call to storage, an app, a model or a file that failed. */
export class InvocationError extends Error {
  override readonly name: string = 'InvocationError'
}

/** A call that the manifest's `resource.permission` does not permit; the text is Dify's. */
export class PermissionError extends InvocationError {
  override readonly name = 'PermissionError'
  /** What is to be enabled, in the words of Dify's text: `app`, `text-embedding`, `storage`. */
  readonly access: string

  constructor(access: string) {
    super(`permission denied, you need to enable ${access} access in plugin manifest`)
    this.access = access
  }
}

/** A binding, secret or table that the Worker lacks; the text says what to add and where. */
export class MissingBindingError extends InvocationError {
  override readonly name = 'MissingBindingError'
  /** The binding's name in wrangler.toml, or the secret's. */
  readonly binding: string

  constructor(binding: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.binding = binding
  }
}

/** A call to storage that failed (the SDK's StorageInvocationError). */
export class StorageInvocationError extends InvocationError {
  override readonly name: string = 'StorageInvocationError'
  readonly key: string

  constructor(key: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.key = key
  }
}

/** A key that storage does not hold; Dify raises for one as well. */
export class NotFoundError extends StorageInvocationError {
  override readonly name = 'NotFoundError'

  /** `failure` is Dify's text for the call: "load data failed", "delete data failed". */
  constructor(key: string, failure: string) {
    super(
      key,
      `${failure}, please check if the key is correct or you have not set it: ${JSON.stringify(key)}`,
    )
  }
}

/** A value that would take the plugin's storage past `resource.permission.storage.size`; nothing was written. */
export class StorageQuotaError extends StorageInvocationError {
  override readonly name = 'StorageQuotaError'
  /** Bytes of the value. */
  readonly size: number
  /** The most bytes that the plugin may store. */
  readonly quota: number

  constructor(key: string, { size, quota }: { readonly size: number; readonly quota: number }) {
    super(
      key,
      `save data failed: allocated size is greater than max storage size: the ${size} bytes of ${JSON.stringify(key)} do not fit into the ${quota} that the plugin may store; raise resource.permission.storage.size in the manifest`,
    )
    this.size = size
    this.quota = quota
  }
}
