import type { AppSelector } from 'dify-edge'

declare module 'dify-edge/endpoint-types' {
  interface EndpointTypes {
    'endpoints/slack': {
      readonly values: object
      readonly settings: {
        readonly signing_secret: string
        readonly bot_token: string
        readonly app: AppSelector
      }
    }
  }
}
