// An error in a template, with the place an editor can jump to.
export class Problem extends Error {
  constructor(at, message) {
    super(`${at.file}:${at.line}: ${message}`);
    this.at = at;
  }
}
