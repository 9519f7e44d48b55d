/** Type-checks every folder that has its own tsconfig.json, side by side, and exits 1 if one fails. */
import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'

const projects = globSync('**/tsconfig.json', {
  exclude: ['node_modules', '.dify-edge', '.wrangler'],
})

const check = (project: string): Promise<boolean> =>
  new Promise((resolve) => {
    const tsc = spawn('tsc', ['--project', project], { stdio: 'inherit' })
    tsc.on('exit', (code) => resolve(code === 0))
  })

const results = await Promise.all(projects.toSorted().map(check))
process.exitCode = results.every(Boolean) ? 0 : 1
