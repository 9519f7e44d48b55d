/** A file's name as the name of a class: `girls-talk` is `GirlsTalk`. */
export const className = (stem: string): string => {
  const words = stem.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return /^[A-Z]/.test(name) ? name : `Handler${name}`
}
