import { type App, createApp, type Plugin } from 'dify-edge'
import { app, file, links, model, storage } from 'dify-edge/session-parts'

/** The plugin as the build has it; the bench puts it in as a constant. */
declare const PLUGIN: Omit<Plugin, 'handlers'>

/** A Worker of one endpoint. */
export const serve = (handler: Plugin['handlers'][number]): App =>
  createApp({
    ...PLUGIN,
    session: { app, file, model, storage },
    links,
    handlers: [handler],
  })
