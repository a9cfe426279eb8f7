import type { LogVerdict } from '#db/verify-log.ts';

/** Prints what the chain of each municipality says. The head is what one writes down and keeps elsewhere. */
export function tellVerdicts(verdicts: readonly LogVerdict[]): number {
  for (const { municipality, entries, headHash, anchors, faults } of verdicts) {
    console.log(
      `${municipality}: 記録 ${entries}件、${faults.length === 0 ? '異常ありません' : '異常があります'}`,
    );
    console.log(`  控え ${headHash}`);
    if (anchors.lastGood) {
      const { at, seq } = anchors.lastGood;
      console.log(`  外の控え ${anchors.given}行。${at.slice(0, 10)}の控え（${seq}番）まで合っています`);
    }
    for (const fault of faults) console.log(`  ${fault.sentence}`);
  }
  if (verdicts.length === 0) console.log('自治体がまだ登録されていません。');
  return verdicts.some(({ faults }) => faults.length > 0) ? 1 : 0;
}
