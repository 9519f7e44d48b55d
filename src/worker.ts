import { plugin } from '../.dify-edge/plugin.ts'
import { type App, createApp } from 'dify-edge'

/** The deployable Worker: the compiled plugin, served. Middleware of your own goes here. */
const worker: App = createApp(plugin)

export default worker
