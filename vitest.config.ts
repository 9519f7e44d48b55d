import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'

const inNode = (name: string, include: string[]) => ({
  test: { name, include, environment: 'node' as const },
})

export default defineConfig({
  test: {
    projects: [
      inNode('node', ['test/{plugin,routing,compiler,cli}/**/*.test.ts']),
      {
        plugins: [
          cloudflareTest({
            miniflare: { compatibilityDate: '2026-11-02', compatibilityFlags: [] },
          }),
        ],
        test: { name: 'workerd', include: ['test/{wrappers,runtime}/**/*.test.ts'] },
      },
      {
        plugins: [
          cloudflareTest({
            miniflare: { compatibilityDate: '2026-11-02', compatibilityFlags: [] },
          }),
        ],
        test: {
          name: 'services',
          include: ['test/session/{app,model,tool}/**/*.test.ts'],
          globalSetup: ['test/session/doubles/start-doubles.ts'],
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
