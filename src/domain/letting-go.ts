import { isStandingStage, type ActivityStage } from './activity-stage.ts';
import type { SupportLevel } from './support-level.ts';

/** What is known of an activity when somebody wants to let it go on by itself. */
export type LettingGoGround = {
  stage: ActivityStage;
  hasOrganization: boolean;
  ledBy: string;
  isInRegister: boolean;
  openAgreements: number;
  /** Days that are past and of which nobody wrote what happened. */
  unwrittenSessions: number;
  /** What our own staff did, newest first; null where nobody wrote it. */
  lastStaffParts: readonly (SupportLevel | null)[];
  openChecks: number;
};

/** So many meetings in a row must have gone well without us. */
export const meetingsWithoutUs = 2;

function isWithoutUs(part: SupportLevel | null): boolean {
  return part === 'none' || part === 'on_call';
}

/**
 * わたしたちの手を離れる: what must be settled before it, each as a sentence that says what to do. Nobody is left with a
 * class that still leans on us, and none is lost from the register.
 */
export function missingForLettingGo(ground: LettingGoGround): string[] {
  const last = ground.lastStaffParts.slice(0, meetingsWithoutUs);
  const stands = last.length === meetingsWithoutUs && last.every(isWithoutUs);
  return [
    isStandingStage(ground.stage) ? '' : '続いている段（立上げより先）になっていません。段階を進めてください',
    ground.hasOrganization ? '' : '引き受ける団体が書かれていません。「なおす」で団体を選んでください',
    ground.ledBy.trim() === '' ? '世話役が書かれていません。「なおす」で書いてください' : '',
    ground.isInRegister ? '' : '台帳に載っていません。先に「台帳に載せる」をしてください',
    ground.openAgreements > 0 ? `了解の返事が${ground.openAgreements}つ、まだそろっていません` : '',
    ground.unwrittenSessions > 0 ? `過ぎた開催が${ground.unwrittenSessions}回、書かれていません` : '',
    ground.openChecks > 0 ? `確かめることが${ground.openChecks}つ、残っています` : '',
    stands
      ? ''
      : `続けて${meetingsWithoutUs}回、職員が「呼ばれたら行く」か「入らない」で開けたことが、まだありません`,
  ].filter((sentence) => sentence !== '');
}
