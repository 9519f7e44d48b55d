import { MissingBindingError } from '../errors.ts'

/** Gives the R2 binding `FILES`, if the Worker has one. */
export function findBucket(env: Cloudflare.Env): R2Bucket | undefined {
  const binding: unknown = Reflect.get(env, 'FILES')
  return isBucket(binding) ? binding : undefined
}

/** Gives the R2 binding `FILES`; throws where the Worker has none. */
export function demandBucket(env: Cloudflare.Env): R2Bucket {
  const bucket = findBucket(env)
  if (bucket === undefined) throw new MissingBindingError('FILES', MISSING)
  return bucket
}

/** Gives the key of a file in the bucket. */
export const fileKey = (name: string): string => `files/${name}`

const isBucket = (binding: unknown): binding is R2Bucket =>
  typeof binding === 'object' && binding !== null && 'put' in binding && 'head' in binding

const MISSING = `this.session.file.upload keeps files in an R2 bucket, and the Worker has no binding "FILES". Add to wrangler.toml
  [[r2_buckets]]
  binding = "FILES"
and run "npm run dev" again, or "npm run deploy", which creates the bucket; or pass the app_id of the app that is to keep the file.`
