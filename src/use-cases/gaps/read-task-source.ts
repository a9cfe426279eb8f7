import { asActor } from '#db/as-actor.ts';
import type { Worker } from '#domain/actor.ts';
import { Refusal } from '#domain/refusal.ts';
import { areaOf, gapText, readAreaNames } from './gap-words.ts';
import type { TaskSource } from './open-task.ts';

/** First words of a task, to be changed, and what it comes from in one line. */
export type KnownSource = { sought: string; areaId: string | null; about: string };

export async function readTaskSource(worker: Worker, source: TaskSource): Promise<KnownSource> {
  if (source.from === 'worker') return { sought: '', areaId: null, about: '' };
  return asActor(worker, { act: 'gaps.task.ground' }, async (db): Promise<KnownSource> => {
    if (source.from === 'gap') {
      const areas = await readAreaNames(db);
      const words = gapText(source.gap, areas);
      return { sought: words, areaId: areaOf(source.gap), about: `足りないもの：${words}` };
    }
    if (source.from === 'voice') {
      const voice = await db
        .selectFrom('voice')
        .select(['words', 'areaId'])
        .where('id', '=', source.voiceId)
        .executeTakeFirst();
      if (!voice) throw new Refusal('not-found');
      const words = voice.words.replaceAll(/\s+/gu, ' ').slice(0, 200);
      return { sought: words, areaId: voice.areaId, about: '声から' };
    }
    const entry = await db
      .selectFrom('gapAgenda')
      .innerJoin('gap', (join) =>
        join
          .onRef('gap.municipalityId', '=', 'gapAgenda.municipalityId')
          .onRef('gap.id', '=', 'gapAgenda.gapId'),
      )
      .select(['gap.words', 'gap.areaId'])
      .where('gapAgenda.id', '=', source.agendaId)
      .executeTakeFirst();
    if (!entry) throw new Refusal('not-found');
    return { sought: entry.words, areaId: entry.areaId, about: `会議の議題：${entry.words}` };
  });
}
