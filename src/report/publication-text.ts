import { codeSpan, list } from './markdown.ts';
import { counted } from './money.ts';
import type { PublicationReport } from './publication-report.ts';

/** What is in the way of results, each with what to do; empty when nothing is. */
export function publicationTrouble({ refused, heldBack }: PublicationReport): string {
  const parts = [
    refused === undefined ? '' : list([`${codeSpan(refused.message, 1_000)} ${KEPT}`]),
    heldBack.length === 0
      ? ''
      : [
          `Held back, as GitHub does not take what is in ${heldBack.length === 1 ? 'it' : 'them'}. ${KEPT}`,
          list(heldBack.map(({ path, reason }) => `${codeSpan(path)} ${codeSpan(reason, 500)}`)),
        ].join('\n\n'),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

/** Where the results of the run went; empty when none went anywhere. */
export function publicationText({ how, landed, branch, commit, pull }: PublicationReport): string {
  if (how === 'none')
    return '`publish: none`: the results are on the disk of this job only. Unless a later step keeps them, they are gone with it, and the agent does not make them again.';
  if (landed === 0 || branch === undefined) return '';
  const at = commit === undefined ? '' : `, the last as ${codeSpan(commit.slice(0, 10))}`;
  const done = `${counted(landed, 'result')} committed to ${codeSpan(branch)}${at}`;
  return pull === undefined ? `${done}.` : `${done}, for review in ${pullLink(pull)}.`;
}

/** What becomes of results that did not get there. */
export const KEPT = 'What is paid for is kept, and the next run tries again without paying.';

/** An address is the one thing that cannot stand inside of code: it must be what it should be. */
function pullLink({ number, url }: { readonly number: number; readonly url: string }): string {
  const words = `pull request ${number}`;
  return PULL_URL.test(url) ? `[${words}](${url})` : words;
}

const PULL_URL =
  /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?\/[A-Za-z0-9][A-Za-z0-9_-]{0,99}\/(?!\.{1,2}\/)[A-Za-z0-9._-]{1,100}\/pull\/\d{1,12}$/;
