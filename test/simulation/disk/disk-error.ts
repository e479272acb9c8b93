/** An error as Node gives it for what the operating system refused: code under test looks at its `code`. */
export class DiskError extends Error {
  override readonly name = 'Error';
  readonly code: string;
  readonly syscall: string;
  readonly path: string;

  constructor(code: string, syscall: string, path: string) {
    super(`${code}: simulated, ${syscall} '${path}'`);
    this.code = code;
    this.syscall = syscall;
    this.path = path;
  }
}
