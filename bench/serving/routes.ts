/** Fifty paths in Werkzeug's syntax; the last two stand for those without a variable and with one. */
export const PATHS: readonly string[] = [
  ...Array.from({ length: 48 }, (_, index) => `/thing${index}/<id>/part`),
  '/duck',
  '/duck/<app_id>',
]
