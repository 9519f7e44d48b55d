import { readdirSync, readFileSync } from 'node:fs'

/** The time in microseconds that the threads of a process have spent computing, for itself and in the kernel. */
export const readCpu = (pid: number): number => {
  const tasks = `/proc/${pid}/task`
  return readdirSync(tasks)
    .map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1000)
    .reduce((sum, time) => sum + time, 0)
}
