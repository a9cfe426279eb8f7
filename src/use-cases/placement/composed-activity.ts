import { activityShape, type ActivityRole, type ActivityWords } from '#domain/activity.ts';
import type { ChecklistItem } from '#domain/activity-checklist.ts';
import type { Composition } from '#domain/composition.ts';
import { fadingWords } from '#matching/compose-fading.ts';

type Where = {
  organizationId: string | null;
  placeId: string | null;
  areaId: string | null;
  /** Null where a group leads: whom it sends is its own affair, and no role is offered to anybody. */
  roleResourceId: string | null;
};

/** The free words that everybody who works for the town will read of the activity. */
export function toldOfComposition(draft: Composition): string[] {
  return [draft.name, ...draft.roles.map(({ does }) => does), ...draft.checklist.map(({ words }) => words)];
}

/** A draft as an activity of the town: nothing in it tells who would lead, or what they cannot do. */
export function composedActivity(
  draft: Composition,
  where: Where,
): { words: ActivityWords; roles: ActivityRole[]; checklist: ChecklistItem[] } {
  const { first, fading } = fadingWords(draft.fading);
  const { roleResourceId, ...place } = where;
  const participant = draft.roles.find(({ part }) => part === 'participant');
  const concepts = [draft.concept];
  return {
    words: activityShape.parse({
      ...place,
      name: draft.name,
      nameKana: '',
      summary: participant === undefined ? '' : `${participant.does}。${draft.people.least}人から始める`,
      concepts,
      rule: draft.rule,
      minutes: draft.minutes,
      firstOn: draft.dates[0] ?? null,
      capacity: draft.people.most,
      feeYen: null,
      ledBy: draft.lead.kind === 'group' ? draft.lead.name : `${draft.lead.title}（これから頼む）`,
      firstSupport: first,
      fading,
      conditions: { v: 1, concepts, group: draft.people.least },
    }),
    roles: draft.roles.map(({ part, title, does }) => ({
      part,
      name: title,
      does,
      needed: part === 'participant' ? null : 1,
      resourceId: part === 'lead' ? roleResourceId : null,
    })),
    checklist: draft.checklist.map(({ label, words }) => ({
      label: `${label}　${words}`,
      doneOn: null,
      note: '',
    })),
  };
}
