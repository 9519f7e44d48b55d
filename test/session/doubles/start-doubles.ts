import type { TestProject } from 'vitest/node'

import { startOpenAi } from './openai/start-openai.ts'
import { startServiceApi } from './service-api/start-service-api.ts'

const running: { close: () => Promise<void> }[] = []

/** Starts the doubles before the tests of a project and tells the tests where they listen. */
export async function setup(project: TestProject): Promise<void> {
  const [serviceApi, openai] = await Promise.all([startServiceApi(), startOpenAi()])
  running.push(serviceApi, openai)
  project.provide('serviceApi', serviceApi.url)
  project.provide('openai', openai.url)
}

/** Ends what `setup` started. */
export async function teardown(): Promise<void> {
  await Promise.all(running.map((double) => double.close()))
}
