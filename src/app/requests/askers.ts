import type { Login } from '../../domain/requests/asked-event.ts';
import type { GitHubTrouble } from '../../ports/github.ts';
import type { Inbox } from '../../ports/inbox.ts';

/** Who may ask for something. Each person is looked up once, and only who wants something. */
export class Askers {
  readonly #inbox: Pick<Inbox, 'mayWrite'>;
  readonly #known = new Map<Login, boolean>();
  #trouble: GitHubTrouble | undefined;

  constructor(inbox: Pick<Inbox, 'mayWrite'>) {
    this.#inbox = inbox;
  }

  /** Why nobody can say whether somebody may. */
  get trouble(): GitHubTrouble | undefined {
    return this.#trouble;
  }

  /** Undefined: nobody can say. After the first trouble nobody new is looked up. */
  async mayAsk(login: Login): Promise<boolean | undefined> {
    const known = this.#known.get(login);
    if (known !== undefined || this.#trouble !== undefined) return known;
    const asked = await this.#inbox.mayWrite(login);
    if (!asked.ok) {
      this.#trouble = asked.trouble;
      return undefined;
    }
    this.#known.set(login, asked.value);
    return asked.value;
  }
}
