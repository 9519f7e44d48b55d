/** The HTTP methods that Dify lets an endpoint declare, in its order and spelling. */
export const METHODS = ['HEAD', 'GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const

/** One method that an endpoint may declare. */
export type Method = (typeof METHODS)[number]
