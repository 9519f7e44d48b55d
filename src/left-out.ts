import { LeftOutError } from './left-out-error.ts'

/**
 * Lets every use of a member that was cut out of a class tell so. The build writes the calls of it.
 *
 * @param target The prototype, or the class itself for static members.
 * @param members The names, separated by spaces; one that can still be read ends with `=`.
 */
export const leaveOut = (target: object, members: string): void => {
  for (const member of members.split(' ')) {
    const [name = '', written] = member.split('=')
    const fail = (): never => {
      throw new LeftOutError(
        `This Worker was built without "${name}": write the name out where it is used and build again, or add --whole to the build in wrangler.toml`,
      )
    }
    Object.defineProperty(target, name, {
      configurable: true,
      ...(written === undefined ? { get: fail } : {}),
      ...(Object.hasOwn(target, name) && written === undefined ? {} : { set: fail }),
    })
  }
}

/** Stands for a function that the route table never lets run. */
export const unreachable = (): never => {
  throw new LeftOutError('The route table is not the one of the build: build again')
}
