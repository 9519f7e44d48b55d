/** Whether `wrangler dev` runs this build: it names its command to the build, which it runs for every file that is saved in a watched folder. */
export const isWranglerDev = (): boolean => process.env['WRANGLER_COMMAND'] === 'dev'
