// What people and other bots do on the test GitHub, behind the back of the one who is tested; and what can be seen there.
import { type Commit, history, readCommit, writeCommit } from './git-commits.ts';
import { compareTrees, changeTree, fileMode, folderMode, lookUp, walk } from './git-trees.ts';
import type { Oid } from './git-objects.ts';
import { resolveCommit } from './git-repository.ts';
import { emailOf, githubActions, identityOf } from './identities.ts';
import { type IssueChanges, type NewIssue, addComment, addIssue, addLabel, changeIssue } from './issues.ts';
import { moveRef } from './branches.ts';
import type { Role } from './collaborators.ts';
import { closePull, mergePull, reopenPull } from './pull-requests.ts';
import { pushRef } from './pushes.ts';
import { addReaction } from './reactions.ts';
import { newPull } from './rest-pulls.ts';
import { newRun } from './workflows.ts';
import type { Comment, Issue, Label, Reaction, World, WorkflowFacts, WorkflowRun } from './world.ts';

/** `by` is a login everywhere: `ada` is a person, `other[bot]` the bot of another app. */
export type People = {
  /** Undefined when nothing is there. `branch` may be any revision. */
  readBytes(branch: string, path: string): Buffer | undefined;
  read(branch: string, path: string): string | undefined;
  /** The paths of all files, in git's order. */
  files(branch: string): readonly string[];
  /** Newest first; none when there is no such branch. */
  commits(branch: string): readonly SeenCommit[];
  branches(): readonly string[];
  /** One commit on the tip. A branch that is not there starts at `from`, or with nothing before it. */
  push(commit: NewCommit): Oid;
  /** Where the branch points from now on, wherever it was: a forced push. */
  setBranch(branch: string, oid: Oid): void;
  deleteBranch(branch: string): void;

  readonly issues: readonly Issue[];
  /** With its pull requests: they share numbers. */
  issue(number: number): Issue;
  createIssue(issue: NewIssue & By): Issue;
  /** Closing and opening again, too. Another body is an edit of its history. */
  editIssue(number: number, changes: IssueChanges & By): void;
  lockIssue(number: number): void;
  unlockIssue(number: number): void;
  deleteIssue(number: number): void;
  comment(number: number, body: string, by?: string): Comment;
  createLabel(name: string): Label;
  react(comment: Comment, content: Reaction['content'], by?: string): void;
  /** Its text goes; that it was, stays. Of all edits, oldest first, `index` is one. */
  deleteEdit(number: number, index: number): void;

  /** What somebody may do in the repository from now on. */
  setRole(login: string, role: Role): void;
  /** What they wrote stays, by nobody. */
  deleteUser(login: string): void;

  openPull(pull: NewPull & By): Issue;
  /** The new tip of its base. */
  mergePull(number: number, method: 'merge' | 'squash'): Oid;

  /** What GitHub says of a workflow run. The same id and attempt again: from now on. */
  setRun(run: Partial<WorkflowRun> & { readonly id: number }): void;
  readonly runs: readonly WorkflowRun[];
  /** By the path of its file, which need not be there. */
  setWorkflow(path: string, facts: WorkflowFacts): void;
};

type By = { readonly by?: string };
type NewPull = {
  readonly head: string;
  readonly base?: string;
  readonly fork?: string;
  readonly title?: string;
};

export type NewCommit = By & {
  readonly branch?: string;
  /** By path; null: it goes. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
  readonly message?: string;
  readonly from?: string;
};

export type SeenCommit = Commit & {
  /** What it changed against its first parent. */
  readonly paths: readonly string[];
};

export function peopleOf(world: World): People {
  const { git, repository } = world;
  const { objects, refs } = git;
  const someone = (login = 'ada') => identityOf(login);
  const issue = (number: number) => {
    const found = world.issues.find(each => each.number === number);
    if (found === undefined)
      throw new Error(`Expected an issue #${number}. There are ${world.issues.length}.`);
    return found;
  };
  const readBytes = (branch: string, path: string) => {
    const commit = resolveCommit(git, branch);
    const file = commit === undefined ? undefined : lookUp(objects, commit.tree, path);
    return file === undefined || file.mode === folderMode ? undefined : objects.read(file.oid)?.bytes;
  };

  return {
    readBytes,
    read: (branch, path) => readBytes(branch, path)?.toString('utf8'),
    files: branch => {
      const commit = resolveCommit(git, branch);
      const all = commit === undefined ? [] : [...walk(objects, commit.tree)];
      return all.filter(({ mode }) => mode !== folderMode).map(({ path }) => path);
    },
    commits: branch => {
      const tip = resolveCommit(git, branch);
      return tip === undefined ? [] : [...history(objects, tip.oid)].map(commit => seen(world, commit));
    },
    branches: () => refs.list('refs/heads/').map(({ ref }) => ref.slice('refs/heads/'.length)),

    push: ({ branch = repository.defaultBranch, files, message = 'Change files', from, by }) => {
      const parent =
        resolveCommit(git, `refs/heads/${branch}`) ??
        (from === undefined ? undefined : resolveCommit(git, from));
      const changes = Object.entries(files).map(
        ([path, content]) =>
          [
            path,
            content === null
              ? undefined
              : { mode: fileMode, oid: objects.write('blob', Buffer.from(content)) },
          ] as const,
      );
      const author = { name: someone(by).login, email: emailOf(someone(by)), atMs: world.now() };
      const oid = writeCommit(objects, {
        tree: changeTree(objects, parent?.tree, new Map(changes)),
        parents: parent === undefined ? [] : [parent.oid],
        author,
        committer: author,
        message,
        signed: false,
      });
      if (!pushRef(world, `refs/heads/${branch}`, oid))
        throw new Error(`Expected a branch name, got ${branch}.`);
      return oid;
    },
    setBranch: (branch, oid) => void pushRef(world, `refs/heads/${branch}`, oid),
    deleteBranch: branch => void moveRef(world, someone(), `refs/heads/${branch}`, undefined),

    issues: world.issues,
    issue,
    createIssue: ({ by, ...fresh }) => addIssue(world, someone(by), fresh),
    editIssue: (number, { by, ...changes }) => {
      if (changes.state === 'closed') closePull(world, issue(number), someone(by));
      if (changes.state === 'open') reopenPull(world, issue(number), someone(by));
      changeIssue(world, someone(by), issue(number), changes);
    },
    lockIssue: number => void (issue(number).locked = true),
    unlockIssue: number => void (issue(number).locked = false),
    deleteIssue: number => void (issue(number).deleted = true),
    comment: (number, body, by) => addComment(world, someone(by), issue(number), body),
    createLabel: name => addLabel(world, { name }),
    react: (comment, content, by) => void addReaction(world, someone(by), comment, content),
    deleteEdit: (number, index) => {
      const edit = issue(number).edits[index];
      if (edit === undefined) throw new Error(`Expected edit ${index} of issue #${number}.`);
      edit.deletedAtMs = world.now();
    },

    setRole: (login, role) => void world.collaborators.set(login.toLowerCase(), role),
    deleteUser: login => void world.deletedUsers.add(login),

    openPull: ({ head, base = repository.defaultBranch, fork, title = 'Change files', by }) =>
      addIssue(
        world,
        someone(by),
        { title },
        newPull(head, base, false, fork === undefined ? undefined : { owner: fork }),
      ),
    mergePull: (number, method) => mergePull(world, issue(number), someone(), method),

    runs: world.runs,
    setWorkflow: (path, facts) =>
      void world.workflows.set(path, { ...world.workflows.get(path), updatedAtMs: world.now(), ...facts }),
    setRun: run => {
      const { id, attempt = 1 } = run;
      const known = world.runs.findIndex(each => each.id === id && each.attempt === attempt);
      const before = world.runs[known] ?? newRun(world, { id, actor: githubActions, event: 'schedule' });
      const after: WorkflowRun = { ...before, updatedAtMs: world.now(), ...run };
      world.runs.splice(known === -1 ? world.runs.length : known, 1, after);
    },
  };
}

function seen({ git }: World, commit: Commit): SeenCommit {
  const [parent] = commit.parents.map(oid => readCommit(git.objects, oid));
  return {
    ...commit,
    paths: [...compareTrees(git.objects, parent?.tree, commit.tree)].map(({ path }) => path),
  };
}
