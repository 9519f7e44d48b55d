import { inject } from 'vitest'

import type { AppScript, SeenRequest } from '../doubles/service-api/app-script.ts'

/** An app that the double serves for one test. */
export interface DoubleApp {
  readonly app_id: string
  readonly api_key: string
  /** What the double saw of the app's key, in order. */
  readonly seen: () => Promise<readonly SeenRequest[]>
}

/** Adds an app to the double. */
export async function addApp(script: AppScript): Promise<DoubleApp> {
  const { origin } = new URL(inject('serviceApi'))
  const response = await fetch(`${origin}/double/apps`, {
    method: 'POST',
    body: JSON.stringify(script),
  })
  const { app_id, api_key } = await response.json<{ app_id: string; api_key: string }>()
  const seen = async (): Promise<readonly SeenRequest[]> =>
    (await fetch(`${origin}/double/apps/${api_key}`)).json()
  return { app_id, api_key, seen }
}
