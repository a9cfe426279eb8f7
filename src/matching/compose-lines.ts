import type { CompositionLine } from '#domain/composition.ts';
import { facilityLabels } from '#domain/facility.ts';
import { hoursText } from '#domain/hours-text.ts';
import type { Lead } from './compose-lead.ts';
import type { ReadyWish } from './compose-town.ts';
import type { Composed } from './compose.ts';
import { facilitiesOf } from './facilities.ts';
import type { Block, Reason } from './findings.ts';
import { repairKey } from './findings.ts';
import { demandOfLabel, roleChangeOf } from './role-changes.ts';
import { blockText, reasonText, repairText } from './sentences.ts';
import { conceptLabel } from './vocabulary.ts';

/** How far it is from somebody's door is never written out: three distances are an address. */
function sayReason(reason: Reason): string {
  return reason.code === 'distance' ? '場は、行ける範囲にある' : reasonText(reason);
}

function sayBlock(block: Block): string {
  if (block.code === 'distance') return '本人が行ける範囲より遠い';
  return block.code === 'remote_only' ? '出かけて行く所 ↔ 在宅でなら' : blockText(block);
}

const told = new Set<Reason['code']>(['wish', 'distance', 'support', 'demand', 'group', 'host_wish']);

/** A group's own hours are asked of it; only those that somebody told are said to meet. */
function whoseHours(led: Lead['kind'], isWished: boolean): string {
  if (led === 'person') return `${isWished ? '本人と声と場' : '本人と場'}の時間が重なる`;
  return isWished ? '声と場の時間が重なる' : '場の時間が空いている';
}

/** ○ what it stands on, each from its source; × what is in the way, followed by how the role is changed. */
export function linesOf(composed: Composed, led: Lead['kind']): CompositionLine[] {
  const { wish, also, recipe, place, time, strength, evaluation } = composed;
  const { concept, facilities } = recipe.recipe;
  const title = recipe.recipe.roles.find(({ part }) => part === 'lead')?.title ?? '';
  const has = facilitiesOf(place.offer.opportunity);
  const answering = facilities
    .map((anyOf) => anyOf.filter((one) => has.has(one)).map((one) => facilityLabels[one])[0])
    .filter((label) => label !== undefined);
  const lines: CompositionLine[] = [
    {
      mark: '○',
      source: led,
      text: `${led === 'person' ? '強み' : 'していること'}「${strength.text}」 ↔ ${title}（${conceptLabel(concept)}）`,
    },
    ...[wish, ...also].map((voice) => ({
      mark: '○' as const,
      source: 'voice' as const,
      text: voiceReason(voice, concept),
    })),
    {
      mark: '○',
      source: 'place',
      text: `${answering.join('・')}がある　${place.offer.opportunity.name}`,
    },
    {
      mark: '○',
      source: 'hours',
      text: `${whoseHours(led, wish.week !== undefined)}　${hoursText([{ from: time.from, to: time.to }])}`,
    },
  ];
  for (const reason of evaluation.reasons) {
    if (told.has(reason.code)) lines.push({ mark: '○', source: sourceOf(reason), text: sayReason(reason) });
  }
  return [...lines, ...hindrances(composed)];
}

function voiceReason({ wish, openness }: ReadyWish, concept: string): string {
  return openness > 0
    ? `声「${wish.words}」は、集まってすることを決めていない`
    : `声「${wish.words}」 ↔ ${conceptLabel(concept)}`;
}

function sourceOf({ code }: Reason): CompositionLine['source'] {
  return code === 'support' || code === 'distance' ? 'place' : code === 'group' ? 'recipe' : 'person';
}

function hindrances({ evaluation }: Composed): CompositionLine[] {
  const lines: CompositionLine[] = [];
  const chosen = new Map(evaluation.repairs.map((repair) => [repairKey(repair), repair]));
  const said = new Set<string>();
  for (const block of evaluation.blocks) {
    lines.push({ mark: '×', source: block.code === 'demand' ? 'recipe' : 'place', text: sayBlock(block) });
    const repair = block.repairs.map((one) => chosen.get(repairKey(one))).find((one) => one !== undefined);
    if (repair === undefined) continue;
    const demand = block.code === 'demand' ? demandOfLabel(String(block.params['what'])) : undefined;
    const words =
      demand === undefined
        ? repair.code === 'lift'
          ? '送り迎えをつける'
          : repairText(repair)
        : roleChangeOf(demand).words;
    if (said.has(words)) continue;
    said.add(words);
    lines.push({ mark: '△', source: 'recipe', text: words });
  }
  return lines;
}
