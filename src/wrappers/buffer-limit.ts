/** Where nothing else is said, the most bytes of a body that are ever held in memory. */
export const BUFFER_LIMIT: number = 10 * 1024 * 1024
