import type { App, Plugin } from 'dify-edge'
import { app, file, links, model, storage } from 'dify-edge/session-parts'
import handler from 'handler'
import { start } from './start.ts'

/** The plugin as the build has it; the bench puts it in as a constant. */
declare const PLUGIN: Omit<Plugin, 'handlers'>

/** A Worker of one endpoint, whose handler the bench puts in. */
const worker: App = start({
  ...PLUGIN,
  session: { app, file, model, storage },
  links,
  handlers: [handler],
})

export default worker
