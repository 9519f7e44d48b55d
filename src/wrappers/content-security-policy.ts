import { CallbackDict } from './callback-dict.ts'
import { strip } from './strip.ts'

const properties =
  'child_src connect_src default_src font_src frame_src img_src manifest_src media_src ' +
  'object_src script_src script_src_attr script_src_elem style_src style_src_attr ' +
  'style_src_elem worker_src base_uri sandbox form_action frame_ancestors report_to ' +
  'report_uri require_trusted_types_for trusted_types upgrade_insecure_requests ' +
  'navigate_to plugin_types prefetch_src'

/**
 * The `Content-Security-Policy` header: a mapping of directives, and a property for each that
 * browsers know; null removes one. Changing it changes the header.
 *
 * @example
 * response.content_security_policy.default_src = "'self'"
 */
export class ContentSecurityPolicy extends CallbackDict<string, string> {
  /** `child-src`: workers and frames. */
  declare child_src: string | null
  /** `connect-src`: fetch, WebSocket and EventSource. */
  declare connect_src: string | null
  /** `default-src`: whatever has no directive of its own. */
  declare default_src: string | null
  /** `font-src`: fonts. */
  declare font_src: string | null
  /** `frame-src`: frames. */
  declare frame_src: string | null
  /** `img-src`: images. */
  declare img_src: string | null
  /** `manifest-src`: web app manifests. */
  declare manifest_src: string | null
  /** `media-src`: audio and video. */
  declare media_src: string | null
  /** `object-src`: plugins. */
  declare object_src: string | null
  /** `script-src`: scripts. */
  declare script_src: string | null
  /** `script-src-attr`: event handlers in attributes. */
  declare script_src_attr: string | null
  /** `script-src-elem`: script elements. */
  declare script_src_elem: string | null
  /** `style-src`: style sheets. */
  declare style_src: string | null
  /** `style-src-attr`: styles in attributes. */
  declare style_src_attr: string | null
  /** `style-src-elem`: style elements. */
  declare style_src_elem: string | null
  /** `worker-src`: workers. */
  declare worker_src: string | null
  /** `base-uri`: URLs of the base element. */
  declare base_uri: string | null
  /** `sandbox`: what the page may do at all. */
  declare sandbox: string | null
  /** `form-action`: targets of forms. */
  declare form_action: string | null
  /** `frame-ancestors`: pages that may frame this one. */
  declare frame_ancestors: string | null
  /** `report-to`: the endpoint that violations are reported to. */
  declare report_to: string | null
  /** `report-uri`: the URL that violations are reported to, for old browsers. */
  declare report_uri: string | null
  /** `require-trusted-types-for`: the sinks that take trusted types only. */
  declare require_trusted_types_for: string | null
  /** `trusted-types`: the policies that make trusted types. */
  declare trusted_types: string | null
  /** `upgrade-insecure-requests`: asking over HTTPS for what is linked over HTTP. */
  declare upgrade_insecure_requests: string | null
  /** `navigate-to`: targets of navigation; browsers dropped it. */
  declare navigate_to: string | null
  /** `plugin-types`: types of plugins; browsers dropped it. */
  declare plugin_types: string | null
  /** `prefetch-src`: what is fetched ahead; browsers dropped it. */
  declare prefetch_src: string | null

  /** The directives of a header. */
  static from_header(value: string | null): ContentSecurityPolicy {
    const policy = new ContentSecurityPolicy()
    for (const part of (value ?? '').split(';')) {
      const [directive = '', ...values] = strip(part).split(' ')
      if (directive !== '') policy.set(directive, strip(values.join(' ')))
    }
    return policy
  }

  /** The header. */
  to_header(): string {
    return Array.from(this, ([directive, value]) =>
      value === '' ? directive : `${directive} ${value}`,
    ).join('; ')
  }

  override toString(): string {
    return this.to_header()
  }

  static {
    for (const property of properties.split(' ')) {
      const key = property.replaceAll('_', '-')
      Object.defineProperty(this.prototype, property, {
        get(this: ContentSecurityPolicy) {
          return this.get(key) ?? null
        },
        set(this: ContentSecurityPolicy, value: string | null) {
          if (value === null) this.delete(key)
          else this.set(key, value)
        },
      })
    }
  }
}
