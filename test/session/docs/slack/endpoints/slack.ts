import { abort, Endpoint, Response, type Request, type Settings } from 'dify-edge'

type Slack = Settings<'endpoints/slack'>

interface Call {
  readonly type: string
  readonly challenge?: string
  readonly event_id?: string
  readonly event?: { readonly type: string; readonly channel: string; readonly text: string }
}

/** Answers Slack at once, and the person who wrote when the app has thought about it. */
export default class SlackEvents extends Endpoint<'endpoints/slack'> {
  override async _invoke(r: Request, _values: object, settings: Slack): Promise<Response> {
    const body = await r.get_data({ as_text: true })
    if (!(await isSigned(r, body, settings.signing_secret))) abort(401)
    const call = await r.get_json<Call>() // a 400 where the body is no JSON
    if (call.type === 'url_verification') return new Response(call.challenge ?? '')

    const isNew = await this.session.storage.set(`slack/${call.event_id}`, '', {
      if_absent: true,
      ttl: 24 * 60 * 60,
    })
    if (isNew && call.event?.type === 'app_mention') {
      this.session.wait_until(this.reply(call.event.channel, call.event.text, settings))
    }
    return new Response('')
  }

  async reply(channel: string, query: string, settings: Slack): Promise<void> {
    const { app_id } = settings.app
    const { answer } = await this.session.app.chat.invoke(app_id, query, {}, 'blocking')
    const sent = await fetch('https://slack.com/api/chat.postMessage', {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        authorization: `Bearer ${settings.bot_token}`,
      },
      body: JSON.stringify({ channel, text: answer }),
    })
    const { ok, error } = await sent.json<{ ok: boolean; error?: string }>()
    if (!ok) throw new Error(`Slack did not take the answer: ${error}`)
  }
}

/** Slack signs the time and the body; whoever knows the URL cannot. */
async function isSigned(r: Request, body: string, secret: string): Promise<boolean> {
  const time = r.headers.get('X-Slack-Request-Timestamp') ?? ''
  if (!(Math.abs(Date.now() / 1000 - Number(time)) < 300)) return false
  const [, hex = ''] = /^v0=([\da-f]{64})$/.exec(r.headers.get('X-Slack-Signature') ?? '') ?? []
  const signature = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, [
    'verify',
  ])
  return crypto.subtle.verify('HMAC', key, signature, encoder.encode(`v0:${time}:${body}`))
}
