/** The value of a model-selector setting, as every call to a model takes it; keys that are not named here are ignored. */
export interface ModelConfig {
  /** Dify's full name, `langgenius/openai/openai`, or the short one, `openai`. */
  readonly provider: string
  readonly model: string
  readonly model_type?: string | undefined
}

/** The SDK's LLMModelConfig. */
export interface LLMModelConfig extends ModelConfig {
  readonly mode?: string | undefined
  /** Sent as they are: `temperature`, `top_p`, `max_tokens`, `response_format`, `stop`. */
  readonly completion_params?: Readonly<Record<string, unknown>> | undefined
}

/** The SDK's TTSModelConfig. */
export interface TTSModelConfig extends ModelConfig {
  readonly voice?: string | undefined
  readonly language?: string | undefined
}

/** The SDK's RerankModelConfig. */
export interface RerankModelConfig extends ModelConfig {
  /** Documents below it are left out. */
  readonly score_threshold?: number | null | undefined
  /** So many documents at most. */
  readonly top_n?: number | null | undefined
}
