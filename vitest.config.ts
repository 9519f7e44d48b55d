import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const inNode = (name: string, include: string[]) => ({
  test: { name, include, environment: 'node' as const },
})

export default defineConfig({
  test: {
    projects: [
      inNode('node', ['test/{plugin,routing,compiler,trim,cli,docs,session/doubles}/**/*.test.ts']),
      {
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-11-02',
              compatibilityFlags: ['enable_request_signal'],
              r2Buckets: ['FILES'],
            },
          }),
        ],
        test: { name: 'workerd', include: ['test/{wrappers,runtime}/**/*.test.ts'] },
      },
      {
        plugins: [
          cloudflareTest({
            miniflare: {
              compatibilityDate: '2026-11-02',
              // The stand-in for Workers AI is called over RPC; the binding itself takes a signal as it is.
              compatibilityFlags: ['enable_request_signal', 'enable_abortsignal_rpc'],
              serviceBindings: { AI: { name: 'workers-ai', entrypoint: 'WorkersAi' } },
              workers: [
                {
                  name: 'workers-ai',
                  modules: true,
                  scriptPath: 'test/session/doubles/workers-ai.js',
                  compatibilityDate: '2026-11-02',
                  compatibilityFlags: ['enable_abortsignal_rpc'],
                },
              ],
            },
          }),
        ],
        test: {
          name: 'services',
          include: ['test/session/{app,model,tool}/**/*.test.ts'],
          globalSetup: ['test/session/doubles/start-doubles.ts'],
          // Several tests wait as long as a service asks them to.
          testTimeout: 20_000,
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            miniflare: {
              compatibilityDate: '2026-11-02',
              compatibilityFlags: ['enable_request_signal'],
              d1Databases: ['DB', 'BARE_DB'],
              r2Buckets: ['FILES'],
              bindings: { MIGRATIONS: await readD1Migrations('migrations') },
            },
          })),
        ],
        test: {
          name: 'session',
          include: ['test/session/*.test.ts', 'test/session/{storage,file,docs}/**/*.test.ts'],
          // Large values take their time where others work beside.
          testTimeout: 20_000,
          globalSetup: ['test/session/doubles/start-doubles.ts'],
          setupFiles: ['test/session/apply-migrations.ts'],
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
