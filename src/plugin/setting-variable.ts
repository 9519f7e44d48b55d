/** The environment variable that holds a setting of the default hook: `api_key` is in `SETTING_API_KEY`. */
export const settingVariable = (name: string): string =>
  `SETTING_${name.toUpperCase().replace(/[^A-Z0-9_]/gu, '_')}`
