import { visitKinds, visitOutcomes } from '#domain/visit.ts';
import { box, boxes, day, ticks, wordsBox } from './boxes.ts';
import { furnish, shortPersonRow, type Issue, type PaperPerson } from './furniture.ts';
import { placementRows, type PaperPlacement } from './placement-head.ts';
import type { Block, Paper } from './paper.ts';

export type VisitLine = {
  kind: string;
  turn: number | null;
  plannedOn: string | null;
  heldOn: string | null;
  /** 9:30–11:00. */
  time: string;
  meetAt: string;
  companion: string;
  companionNote: string;
  personWords: string;
  hostWords: string;
  workerView: string;
  outcome: string | null;
  outcomeWords: string;
};

export type VisitsPaper = { person: PaperPerson; placement: PaperPlacement; visits: readonly VisitLine[] };

const empty: VisitLine = {
  kind: '',
  turn: null,
  plannedOn: null,
  heldOn: null,
  time: '',
  meetAt: '',
  companion: '',
  companionNote: '',
  personWords: '',
  hostWords: '',
  workerView: '',
  outcome: null,
  outcomeWords: '',
};

function one(visit: VisitLine, place: number): Block {
  const companion = [visit.companion, visit.companionNote].filter((part) => part !== '').join('　');
  return boxes(
    `${place + 1}回め`,
    [
      box('種別', ticks(visitKinds, visit.kind)),
      box('回', visit.turn === null ? '' : `第${visit.turn}回`, { labelWidth: 14, share: 0.6 }),
    ],
    [box('予定の日', day(visit.plannedOn)), box('行った日', day(visit.heldOn), { labelWidth: 20 })],
    [box('時間', visit.time), box('集まる所', visit.meetAt, { labelWidth: 20 })],
    [box('同行した人', companion)],
    [wordsBox('本人の声', visit.personWords, 9.5)],
    [wordsBox('受入先の声', visit.hostWords, 9.5)],
    [wordsBox('支援者の見立て', visit.workerView, 9.5)],
    [box('このあと', ticks(visitOutcomes, visit.outcome, visit.outcomeWords))],
  );
}

/** 見学・体験記録: each day with the words of both sides and go or stop. */
export function visitsPaper(input: VisitsPaper, issue: Issue): Paper {
  const visits = input.visits.length > 0 ? input.visits : [empty];
  return furnish('visits', issue, {
    running: `${input.placement.number}　${input.person.name}`,
    blocks: [boxes('', shortPersonRow(input.person), ...placementRows(input.placement)), ...visits.map(one)],
  });
}
