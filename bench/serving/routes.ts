/** Fifty paths in Werkzeug's syntax; the benches ask for the last two. */
export const PATHS: readonly string[] = [
  ...Array.from({ length: 48 }, (_, index) => `/thing${index}/<id>/part`),
  '/duck',
  '/duck/<app_id>',
]
