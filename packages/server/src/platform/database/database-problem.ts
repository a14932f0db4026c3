/** A state of the database or its folder that a person has to mend; the message says what and how. */
export class DatabaseProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseProblem'
  }
}
