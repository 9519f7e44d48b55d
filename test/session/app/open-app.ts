import { inject } from 'vitest'

import { createApps } from '../../../src/session/app/create-apps.ts'
import type { Apps } from '../../../src/session/app/create-apps.ts'
import type { SessionContext } from '../../../src/session/session-context.ts'
import { createContext } from '../create-context.ts'
import type { TestContext } from '../create-context.ts'
import type { AppScript } from '../doubles/service-api/app-script.ts'
import { addApp } from './add-app.ts'
import type { DoubleApp } from './add-app.ts'

/** An app of the double, and a session that knows its key. */
export interface OpenApp extends DoubleApp {
  readonly apps: Apps
  readonly context: TestContext
}

/** Adds an app to the double and opens a session on it. */
export async function openApp(
  script: AppScript,
  rest: Partial<SessionContext> = {},
): Promise<OpenApp> {
  const app = await addApp(script)
  const DIFY_APPS = JSON.stringify({ [app.app_id]: app.api_key })
  const context = createContext({ DIFY_API_URL: inject('serviceApi'), DIFY_APPS }, rest)
  return { ...app, apps: createApps(context), context }
}
