import type { TestProject } from 'vitest/node'

import { startServiceApi } from './service-api/start-service-api.ts'

const running: { close: () => Promise<void> }[] = []

/** Starts the doubles before the tests of a project and tells the tests where they listen. */
export async function setup(project: TestProject): Promise<void> {
  const serviceApi = await startServiceApi()
  running.push(serviceApi)
  project.provide('serviceApi', serviceApi.url)
}

/** Ends what `setup` started. */
export async function teardown(): Promise<void> {
  await Promise.all(running.map((double) => double.close()))
}
