import type { Clause } from './clauses.ts';
import type { Reader } from './read-text.ts';
import { decisionPhrases, exitPhrases, leaderPhrases, noDocuments } from './standing-phrases.ts';

/** Who leads, how one stops, whether anybody of any age may come, and which decision of the law somebody has. */
export function readStanding(clause: Clause, { voice, add }: Reader): void {
  const find = (pattern: RegExp | undefined): { from: number; to: number } | undefined => {
    const match = pattern?.exec(clause.text);
    if (match === undefined || match === null) return undefined;
    const from = clause.from + match.index;
    return { from, to: from + match[0].length };
  };
  for (const { exit, offer, person } of exitPhrases) {
    const found = voice === 'limit' ? undefined : find(voice === 'offer' ? offer : person);
    if (found === undefined) continue;
    add(found.from, found.to, { kind: 'exit', exit });
    break;
  }
  if (voice === 'offer') {
    for (const { by, offer } of leaderPhrases) {
      const found = find(offer);
      if (found === undefined) continue;
      add(found.from, found.to, { kind: 'led_by', by });
      break;
    }
    const any = find(anyAge);
    if (any !== undefined) add(any.from, any.to, { kind: 'any_age' });
    const none = find(noDocuments);
    if (none !== undefined) add(none.from, none.to, { kind: 'no_documents' });
    return;
  }
  for (const { code, person, not, open } of decisionPhrases) {
    const found = find(person);
    // Asked for and not decided is neither: nobody is told yes or no.
    if (found === undefined || open.test(clause.text)) continue;
    add(found.from, found.to, { kind: 'eligibility', code, holds: !not.test(clause.text) });
  }
}

const anyAge =
  /年齢(の?(制限|決まり|条件))?(は|も|を)?(問いません|問わ(ない|ず)|ありません|ない(?!し)|なし|不問|関係(な|あ))|(何歳|いくつ)(から)?でも|どの年代(で|の)も/u;
