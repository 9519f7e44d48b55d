/** The app, as `src/worker.ts` makes it. */
export { createApp as start } from 'dify-edge'
