import * as v from 'valibot'
import { i18nLabel, i18nNote } from './declared-setting.ts'
import { flag, mapping, sizedText } from './shapes.ts'
import type { Shape } from './shapes.ts'

/** What matters here of a manifest. */
export interface DeclaredManifest {
  readonly author?: string
  readonly name: string
  readonly version: string
  readonly resource?: { readonly permission?: Readonly<Record<string, unknown>> }
  readonly plugins: { readonly endpoints: readonly string[] }
}

const enabled = v.exactOptional(mapping({ enabled: v.exactOptional(flag) }))

/**
 * What a manifest may say. Dify's own demands that change nothing here are left to Dify: icon, created_at,
 * meta, and which kinds of plugins may stand side by side.
 */
export const declaredManifest: Shape<DeclaredManifest> = mapping({
  version: v.pipe(
    v.string('a text'),
    v.maxLength(128, 'at most 128 characters long'),
    // Dify's readers disagree about what may follow the numbers.
    v.regex(/^\d+(?:\.\d+)+[\w.+-]*$/, 'a version such as "0.0.1"'),
  ),
  type: v.exactOptional(v.literal('plugin', '"plugin"')),
  author: v.exactOptional(
    v.pipe(
      v.string('a text'),
      v.regex(/^[a-zA-Z0-9_-]{1,64}$/, '1 to 64 letters, digits, "_" or "-"'),
    ),
  ),
  name: v.pipe(
    v.string('a text'),
    v.regex(/^[a-z0-9_-]{1,128}$/, '1 to 128 lower-case letters, digits, "_" or "-"'),
  ),
  resource: v.exactOptional(
    mapping({
      memory: v.exactOptional(v.number('a number of bytes')),
      permission: v.exactOptional(
        mapping({
          tool: enabled,
          model: v.exactOptional(
            mapping({
              enabled: v.exactOptional(flag),
              llm: v.exactOptional(flag),
              text_embedding: v.exactOptional(flag),
              rerank: v.exactOptional(flag),
              tts: v.exactOptional(flag),
              speech2text: v.exactOptional(flag),
              moderation: v.exactOptional(flag),
            }),
          ),
          node: enabled,
          endpoint: enabled,
          app: enabled,
          storage: v.exactOptional(
            mapping({
              enabled: v.exactOptional(flag),
              size: v.exactOptional(
                v.pipe(
                  v.number('a number of bytes'),
                  v.minValue(1024, 'at least 1024 bytes'),
                  v.maxValue(1_073_741_824, 'at most 1073741824 bytes'),
                ),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
  plugins: mapping({
    endpoints: v.array(sizedText(1, 128), 'a list'),
    tools: v.exactOptional(v.unknown()),
    models: v.exactOptional(v.unknown()),
    agent_strategies: v.exactOptional(v.unknown()),
    datasources: v.exactOptional(v.unknown()),
    triggers: v.exactOptional(v.unknown()),
  }),
  label: v.exactOptional(i18nLabel),
  description: v.exactOptional(i18nNote),
  icon: v.exactOptional(v.unknown()),
  icon_dark: v.exactOptional(v.unknown()),
  created_at: v.exactOptional(v.unknown()),
  meta: v.exactOptional(v.unknown()),
  privacy: v.exactOptional(v.unknown()),
  repo: v.exactOptional(v.unknown()),
  tags: v.exactOptional(v.unknown()),
  verified: v.exactOptional(v.unknown()),
})
