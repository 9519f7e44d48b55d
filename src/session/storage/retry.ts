const LONGEST = 10_000
const LONGEST_PAUSE = 100

/**
 * Gives a function to call when another writer was faster: it pauses for a random while, which grows, and
 * tells whether to try again. Among several writers one always succeeds, so all do unless there is no end of them.
 */
export function createRetry(): () => Promise<boolean> {
  const start = Date.now()
  let pause = 2
  return async () => {
    if (Date.now() - start > LONGEST) return false
    const wait = Math.random() * pause
    pause = Math.min(pause * 2, LONGEST_PAUSE)
    await new Promise((resolve) => setTimeout(resolve, wait))
    return true
  }
}
