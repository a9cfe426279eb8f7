import type { OpenState } from '#domain/organization.ts';
import { reading, type Reading } from './doubt.ts';
import { fold } from './fold.ts';

const closed = /廃園|廃止|廃業|閉所(?!時)|閉園(?!時)|閉店(?!時)|閉鎖|閉館(?!時)|解散|活動終了|終了しました/;
const paused = /休止|休園|休業|休所|休館|お休み|中断/;
/** In a sentence a holiday is no pause: 年末年始休業 and 水曜休み say that the place is open otherwise. */
const pausedInSentence =
  /休止中|休業中|休園中|休所中|活動休止|(?:現在|当面|当分|しばらく).{0,8}(?:休止|休業|休園|お?休み|中止)|中止しています/;
const closedInSentence =
  /廃園|廃止(?:しました|済)|閉所しました|閉園しました|閉鎖|解散しました|活動終了|終了しました/;

/** The state hidden in a telephone cell or a note; open where nothing says otherwise, since a register lists what exists. */
export function readStatus(phone: string, notes: readonly string[]): Reading<OpenState> {
  const cell = fold(phone);
  const sentence = notes.map(fold).join('\n');
  if (closed.test(cell) || closedInSentence.test(sentence)) {
    return reading('closed', closed.test(cell) ? phone : sentence, 'status-hidden');
  }
  if (paused.test(cell) || pausedInSentence.test(sentence)) {
    return reading('paused', paused.test(cell) ? phone : sentence, 'status-hidden');
  }
  return reading('open', phone);
}
