/** A path without the extension of its file name: `endpoints/duck.yaml` is `endpoints/duck`. */
export const withoutExtension = (path: string): string => path.replace(/(?<=[^/])\.[^./]*$/, '')
