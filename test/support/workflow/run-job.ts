// Runs a job's steps as the runner does: conditions, environment, outputs, masks, post steps, and what can end it early.
import { checkOut } from './checkout.ts';
import { type JobStatus, type Scope, type Token, isTrue, textOf, textsOf } from './expression.ts';
import { newFileCommands } from './file-commands.ts';
import { type JobLog, newJobLog } from './job-log.ts';
import type { Machine } from './machine.ts';
import type { Action } from './read-action.ts';
import type { Workflow, WorkflowJob, WorkflowStep } from './read-workflow.ts';
import { type Startable, actionCommand, scriptCommand } from './step-commands.ts';
import { type Patience, type StepProcess, startProcess } from './step-process.ts';

export type JobSetting = {
  readonly workflow: Workflow;
  readonly job: WorkflowJob;
  readonly machine: Machine;
  /** What `uses: ./` means, and the name under which other repositories use it. */
  readonly action: Action;
  readonly actionName: string;
  /** The context `github`, with the token in it. */
  readonly github: GitHubContext;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly secrets: Env;
  readonly vars: Env;
  /** The bare repository, for `actions/checkout`. */
  readonly gitDir: string;
  /** What the runner tells actions, and only them, of its services. */
  readonly services: Env;
  readonly patience: Patience;
  /** What stands between the runner and the packaged action. */
  readonly launch: Launch;
  /** Whether main that is killed takes the machine with it. */
  readonly isLostWithMain: boolean;
};

/** The command that is started in place of a step's own. Called when the step before it has ended. */
export type Launch = (command: Startable, phase: StepEnd['phase']) => Startable;

export type GitHubContext = {
  readonly token: string;
  readonly sha: string;
  readonly ref: string;
  readonly [name: string]: unknown;
};

export type StepEnd = {
  readonly id: string;
  readonly phase: 'main' | 'post';
  /** Whether this is the packaged action. */
  readonly isAction: boolean;
  /** Before `continue-on-error`, and after. */
  readonly outcome: JobStatus | 'skipped';
  readonly conclusion: JobStatus | 'skipped';
  /** Null: it was killed. Undefined: no process was started. */
  readonly exitCode: number | null | undefined;
  readonly durationMs: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly outputs: ReadonlyMap<string, string>;
  readonly summary: string;
};

export type JobRun = {
  readonly conclusion: JobStatus | 'skipped' | 'lost';
  /** In the order in which they ran, post steps too. */
  readonly steps: readonly StepEnd[];
  readonly log: JobLog;
};

type Env = Readonly<Record<string, string>>;
type Phase = StepEnd['phase'];
type UsesTask = Extract<WorkflowStep['task'], { kind: 'uses' }>;
type Post = {
  readonly step: WorkflowStep;
  readonly task: UsesTask;
  readonly state: ReadonlyMap<string, string>;
};
/** What a step may look at, and what its process gets of it. */
type Surroundings = { readonly scope: Scope; readonly env: Env };

const SKIPPED = {
  exitCode: undefined,
  durationMs: 0,
  stdout: '',
  stderr: '',
  outputs: new Map(),
  summary: '',
};

/** One job on one machine, once. */
export class Job {
  readonly #setting: JobSetting;
  readonly #log: JobLog;
  readonly #steps: StepEnd[] = [];
  readonly #posts: Post[] = [];
  /** What steps left for later ones. */
  readonly #env = new Map<string, string>();
  readonly #path: string[] = [];
  readonly #mainStarted = Promise.withResolvers<void>();
  #status: JobStatus = 'success';
  #isLost = false;
  #running: StepProcess | undefined;
  #runsMain = false;
  /** What was started by a step that is killed must be gone before the next one starts. */
  #cancelling: Promise<void> | undefined;

  constructor(setting: JobSetting) {
    this.#setting = setting;
    this.#log = newJobLog([...Object.values(setting.secrets), setting.github.token]);
  }

  /** Resolves when the process of the packaged action is there; also when the job ends without one. */
  get mainStarted(): Promise<void> {
    return this.#mainStarted.promise;
  }

  /** Resolves when this stands in a line of the job's log, or stood in one. */
  said(pattern: RegExp): Promise<void> {
    return this.#log.said(pattern);
  }

  async run(): Promise<JobRun> {
    const { job, machine } = this.#setting;
    const isWanted = isTrue(job.if, this.#scope({}));
    if (isWanted) {
      for (const step of job.steps) if (!this.#isLost) await this.#run(step);
      for (const post of this.#posts.reverse()) if (!this.#isLost) await this.#runPost(post);
      await machine.killAll();
    }
    this.#mainStarted.resolve();
    const conclusion = this.#isLost ? 'lost' : isWanted ? this.#status : 'skipped';
    return { conclusion, steps: this.#steps, log: this.#log };
  }

  /** Somebody presses the button: the running step is told, later ones run only if they ask for it. */
  async cancel(): Promise<void> {
    this.#status = 'cancelled';
    this.#cancelling = this.#cancelRunning();
    await this.#cancelling;
  }

  async #cancelRunning(): Promise<void> {
    const { machine, patience } = this.#setting;
    if ((await this.#running?.cancel(patience)) === 'killed') await machine.killAll();
  }

  /** The packaged action's process dies; the job goes on. */
  killMain(): void {
    if (this.#runsMain) this.#running?.kill();
  }

  /** No process is left, and no step runs any more, not even afterwards. */
  async loseMachine(): Promise<void> {
    this.#isLost = true;
    await this.#setting.machine.killAll();
  }

  async #run(step: WorkflowStep): Promise<void> {
    const around = this.#around(step);
    const { task } = step;
    if (!isTrue(step.if, around.scope)) return this.#note(step, 'main', 'skipped', SKIPPED);
    if (task.kind === 'uses') return this.#use(step, task, around);
    const { machine } = this.#setting;
    const name = `script-${this.#steps.length}`;
    await this.#start(step, 'main', scriptCommand(task, { ...around, machine, name }));
  }

  async #use(step: WorkflowStep, task: UsesTask, around: Surroundings): Promise<void> {
    const { machine, gitDir, github, action } = this.#setting;
    if (this.#isPackaged(task)) {
      const repository = task.action === './' ? '' : this.#setting.actionName;
      const env = { ...around.env, GITHUB_ACTION_REPOSITORY: repository, ...this.#setting.services };
      const command = actionCommand(task, action.main, { action, machine, scope: around.scope, env });
      const state = await this.#start(step, 'main', command);
      // Also after a main that was killed: what it had saved by then is there.
      if (action.post !== undefined) this.#posts.push({ step, task, state });
      return;
    }
    if (!task.action.startsWith('actions/'))
      throw new Error(`Expected an action that is known here, got ${task.action}. Teach run-job.ts.`);
    const startedMs = performance.now();
    if (task.action.startsWith('actions/checkout@')) {
      const url = `${String(github['server_url'])}/${String(github['repository'])}`;
      const inputs = textsOf(task.with, around.scope);
      const { workspace, env } = machine;
      await checkOut({ workspace, env, gitDir, url, ref: github.ref, sha: github.sha, inputs });
    }
    this.#note(step, 'main', 'success', { ...SKIPPED, durationMs: performance.now() - startedMs });
  }

  async #runPost({ step, task, state }: Post): Promise<void> {
    const { action, machine, services } = this.#setting;
    const { scope, env } = this.#around(step);
    if (action.post === undefined || !isTrue(action.postIf, scope))
      return this.#note(step, 'post', 'skipped', SKIPPED);
    const saved = Object.fromEntries([...state].map(([name, value]) => [`STATE_${name}`, value]));
    const all = { ...env, ...services, ...saved };
    await this.#start(step, 'post', actionCommand(task, action.post, { action, machine, scope, env: all }));
  }

  /** Resolves to the state that the step saved for its post step. */
  async #start(step: WorkflowStep, phase: Phase, command: Startable): Promise<ReadonlyMap<string, string>> {
    const { machine } = this.#setting;
    const files = newFileCommands(machine.temp, String(this.#steps.length));
    const startedMs = performance.now();
    const isPackaged = this.#isPackaged(step.task);
    const whole = { ...command, env: { ...command.env, ...files.env } };
    const started = isPackaged ? this.#setting.launch(whole, phase) : whole;
    this.#running = startProcess({ ...started, onLine: this.#log.print });
    this.#runsMain = phase === 'main' && isPackaged;
    if (this.#runsMain) this.#mainStarted.resolve();
    const end = await this.#running.ended;
    await this.#cancelling;
    if (this.#runsMain && end.exitCode === null && this.#setting.isLostWithMain) await this.loseMachine();
    this.#running = undefined;
    this.#runsMain = false;

    const told = files.read();
    for (const [name, value] of told.env) this.#env.set(name, value);
    this.#path.unshift(...told.path);
    const outcome = this.#status === 'cancelled' ? 'cancelled' : end.exitCode === 0 ? 'success' : 'failure';
    this.#note(step, phase, outcome, { ...end, ...told, durationMs: performance.now() - startedMs });
    return told.state;
  }

  #note(
    step: WorkflowStep,
    phase: Phase,
    outcome: StepEnd['outcome'],
    end: Pick<StepEnd, keyof typeof SKIPPED>,
  ): void {
    const { exitCode, durationMs, stdout, stderr, outputs, summary } = end;
    const goesOn = textOf(step.continueOnError, this.#scope({})) === 'true';
    const conclusion = outcome === 'failure' && goesOn ? 'success' : outcome;
    if (conclusion === 'failure' && this.#status === 'success') this.#status = 'failure';
    this.#steps.push({
      ...{ id: step.id, phase, isAction: this.#isPackaged(step.task), outcome, conclusion },
      ...{ exitCode, durationMs, stdout, stderr, outputs, summary },
    });
  }

  #isPackaged(task: WorkflowStep['task']): boolean {
    if (task.kind === 'run') return false;
    return task.action === './' || task.action.startsWith(`${this.#setting.actionName}@`);
  }

  /** The environment from the outside in: the inner one wins. */
  #around(step: WorkflowStep): Surroundings {
    const { workflow, job, machine, github } = this.#setting;
    const outer = { ...this.#texts(workflow.env), ...this.#texts(job.env), ...Object.fromEntries(this.#env) };
    const own = { ...outer, ...textsOf(step.env, this.#scope(outer)) };
    const path = [...this.#path, own['PATH'] ?? machine.env['PATH'] ?? ''].join(':');
    const env = { ...machine.env, ...own, ...variablesOf(github), GITHUB_ACTION: step.id, PATH: path };
    return { scope: this.#scope(own), env };
  }

  #texts(env: Token): Env {
    return textsOf(env, this.#scope({}));
  }

  #scope(env: Env): Scope {
    const { github, inputs, secrets, vars, machine } = this.#setting;
    const steps = this.#steps.filter(({ phase }) => phase === 'main');
    const runner = Object.entries(machine.env).filter(([name]) => name.startsWith('RUNNER_'));
    return {
      status: this.#status,
      contexts: {
        ...{ github, inputs, secrets, vars, env },
        ...{ needs: {}, strategy: {}, matrix: {}, job: { status: this.#status } },
        runner: Object.fromEntries(runner.map(([name, value]) => [name.slice(7).toLowerCase(), value])),
        steps: Object.fromEntries(
          steps.map(({ id, outcome, conclusion, outputs }) => [
            id,
            { outcome, conclusion, outputs: Object.fromEntries(outputs) },
          ]),
        ),
      },
    };
  }
}

/** The texts of the context `github` are variables, too; its token is not. */
function variablesOf(github: GitHubContext): Env {
  const texts = Object.entries(github).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'token',
  );
  const variables = texts.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]);
  return { CI: 'true', GITHUB_ACTIONS: 'true', ...Object.fromEntries(variables) };
}
