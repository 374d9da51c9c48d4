/** A failure that the user can do something about: printed without a stack. */
export class SetupError extends Error {
  /**
   * @param {string} message what went wrong
   * @param {string} [advice] what to do next
   */
  constructor(message, advice) {
    super(advice === undefined ? message : `${message}\n\n${advice}`);
    this.name = "SetupError";
  }
}
