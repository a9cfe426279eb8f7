import { exitCodes, exitLabels, leaderLabels } from '#domain/condition-codes.ts';
import { costs } from './costs.ts';
import { askHost, askPerson, block, type Pair } from './pair.ts';

/** Who leads, against those with whom somebody can be there. */
export function judgeLeader(pair: Pair): void {
  const fits = pair.person.ledBy;
  const leader = pair.opportunity.ledBy;
  if (fits === undefined || fits.length === 0) {
    if (leader !== undefined) askPerson(pair, 'leader_of_person', true, { what: leaderLabels[leader] });
    return;
  }
  if (leader === undefined) askHost(pair, 'leader_of_opportunity', true);
  else if (!fits.includes(leader)) {
    block(pair, 'leader', { what: leaderLabels[leader] }, [
      { code: 'lead_first', params: {}, cost: costs.leadFirst },
    ]);
  }
}

/** Who can promise a term can also leave at any time. */
export function judgeExit(pair: Pair): void {
  const most = pair.person.exit;
  const asked = pair.opportunity.exit;
  if (most === undefined) {
    if (asked !== undefined && asked !== 'anytime')
      askPerson(pair, 'exit_of_person', true, { asked: exitLabels[asked] });
    return;
  }
  if (asked === undefined) {
    if (most !== 'term') askHost(pair, 'exit_of_opportunity', true);
  } else if (exitCodes.indexOf(asked) > exitCodes.indexOf(most)) {
    block(pair, 'exit', { asked: exitLabels[asked], most: exitLabels[most] }, [
      { code: 'free_trial', params: {}, cost: costs.freeTrial },
    ]);
  }
}

/** What was written and understood by nobody's rule: told beside every answer. A limit among it keeps a yes from being plain. */
export function judgeUnread(pair: Pair): void {
  const [offered, own] = [pair.opportunity.unread ?? [], pair.person.unread ?? []];
  if (offered.length > 0)
    askHost(pair, 'unread_of_opportunity', hasLimit(offered), { said: saidIn(offered) });
  if (own.length > 0) askPerson(pair, 'unread_of_person', hasLimit(own), { said: saidIn(own) });
}

type Unread = NonNullable<Pair['person']['unread']>;

function hasLimit(notes: Unread): boolean {
  return notes.some(({ isLimit }) => isLimit);
}

function saidIn(notes: Unread): string {
  return notes.map(({ text }) => text).join('」「');
}
