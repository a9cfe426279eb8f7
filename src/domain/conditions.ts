import * as z from 'zod';
import {
  contactCodes,
  disclosureCodes,
  documentCodes,
  eligibilityCodes,
  exitCodes,
  leaderCodes,
  meansCodes,
  stepCodes,
  supportCodes,
  type ContactCode,
  type DocumentCode,
  type EligibilityCode,
  type ExitCode,
  type LeaderCode,
  type MeansCode,
  type StepCode,
  type SupportCode,
} from './condition-codes.ts';
import { demandCodes, type DemandCode, type Level } from './demand-codes.ts';
import { recurrenceRuleShape, weeklyHoursShape } from './hours.ts';
import { resourceKindCodes } from './resource.ts';

/**
 * Both shapes are kept as JSON with `v: 1`. Every field may be absent, and absent means "nobody asked":
 * it is shown as 未確認 and never counts as yes. `null` where it is allowed means "asked: there is no limit".
 */
const words = z.string().max(500, '500字までです');
const concept = z.string().max(40);
const concepts = z.array(concept).max(32).default([]);
const demand = z.enum(demandCodes as [DemandCode, ...DemandCode[]]);
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]) satisfies z.ZodType<Level>;
const supports = z.array(z.enum(supportCodes as [SupportCode, ...SupportCode[]]));
const years = z.int('数字で書いてください').min(0).max(130, '130までです');
const coordinates = z.object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });
const day = z.iso.date();
const leader = z.enum(leaderCodes as [LeaderCode, ...LeaderCode[]]);
const exit = z.enum(exitCodes as [ExitCode, ...ExitCode[]]);
/** 条件として読みとれなかったこと. `isLimit`: it says what cannot be, so that nothing is a plain yes beside it. */
const unread = z.array(z.object({ text: words, isLimit: z.boolean() })).max(60);

export const skillLevels = ['hobby', 'good', 'professional'] as const;
export const skillLevelLabels = {
  hobby: '好きでしている',
  good: '得意',
  professional: '仕事にしていた',
} as const;

const said = z.object({ text: words, concepts });
/** A 「したくない」 is a veto, whatever else fits; a 「もうできない」 may be bridged by support. */
const refused = z.object({ text: words, concepts, demands: z.array(demand).default([]) });

export const personProfileShape = z.object({
  v: z.literal(1),
  age: years.optional(),
  strengths: z.array(z.object({ text: words, concepts, level: z.enum(skillLevels).optional() })).default([]),
  wishes: z.array(said).default([]),
  /** What the person tells of, as it was said: looked at for words that an offer shares. */
  ownWords: z.string().max(4000, '4000字までです').optional(),
  noLonger: z.array(refused).default([]),
  avoid: z.array(refused).default([]),
  tolerance: z.partialRecord(demand, level).default({}),
  supports: supports.default([]),
  /** Asked, and nothing is needed: told apart from not asked. */
  needsNone: z.boolean().optional(),
  hours: weeklyHoursShape.optional(),
  /** Longest unbroken stretch, and how often in a week. */
  sessionMaxMinutes: z.int().min(5).max(1440).optional(),
  timesPerWeekMax: z.int().min(1).max(7).optional(),
  reach: z
    .object({
      means: z.array(z.enum(meansCodes as [MeansCode, ...MeansCode[]])).default([]),
      maxKm: z.number().min(0).max(500).optional(),
      maxMinutes: z.int().min(0).max(600).optional(),
      home: coordinates.optional(),
      /** 在宅でなら only. */
      remoteOnly: z.boolean().optional(),
      acceptsLift: z.boolean().optional(),
      /** How far when somebody drives to the door. */
      liftMaxKm: z.number().min(0).max(500).optional(),
    })
    .default({ means: [] }),
  groupMax: z.int().min(1).max(1000).nullable().optional(),
  contact: z.array(z.enum(contactCodes as [ContactCode, ...ContactCode[]])).optional(),
  documents: z
    .partialRecord(z.enum(documentCodes as [DocumentCode, ...DocumentCode[]]), z.boolean())
    .default({}),
  eligibility: z
    .partialRecord(z.enum(eligibilityCodes as [EligibilityCode, ...EligibilityCode[]]), z.boolean())
    .default({}),
  /** Yen for one time; null: no limit. */
  feeMaxYen: z.int().min(0).nullable().optional(),
  /** 0 very quiet only … 3 does not mind. */
  noise: level.optional(),
  /** With whom in the lead somebody can be there. */
  ledBy: z.array(leader).optional(),
  /** The most that can be promised about staying. */
  exit: exit.optional(),
  /** Answered on the sheet (名まえを出してよいか); stands here for searches. */
  disclosure: z.enum(disclosureCodes).optional(),
  unread: unread.optional(),
  steps: z.array(z.enum(stepCodes as [StepCode, ...StepCode[]])).default([]),
});
export type PersonProfile = z.output<typeof personProfileShape>;

/** Who makes an exception to a rule of law: with nobody named, there is none. */
const eligibilityRule = z.object({
  code: z.enum(eligibilityCodes as [EligibilityCode, ...EligibilityCode[]]),
  approver: z.string().max(200).optional(),
});

export const opportunityKindCodes = [
  ...resourceKindCodes,
  'wish',
  'person',
  'job',
  'support',
  'training',
] as const;
export const opportunityShape = z.object({
  v: z.literal(1),
  /** The resource (or voice, or vacancy) that this is read from. */
  id: z.string().max(100),
  kind: z.enum(opportunityKindCodes),
  name: z.string().max(300),
  text: z.string().max(10_000).default(''),
  /** Names of places and organisations that occur in name or text: no evidence of what is done there. */
  properNames: z.array(z.string().max(300)).optional(),
  /** What is done there. */
  concepts,
  /** What the host hopes for: matched against strengths. */
  hostWishes: z.array(said).default([]),
  requires: z.array(said).default([]),
  demands: z.partialRecord(demand, level).default({}),
  supports: supports.default([]),
  /** Known not to be there, as against not asked. */
  lacks: supports.default([]),
  /** No windows: nobody knows when. `capacity` null: as many as like; absent: not asked. */
  windows: z
    .array(
      z.object({
        rule: recurrenceRuleShape,
        capacity: z.int().min(0).nullable().optional(),
        validUntil: day.optional(),
      }),
    )
    .default([]),
  /** Formal users come first (invariant 6): while one waits, nothing is free. */
  formal: z
    .object({
      capacity: z.int().min(0),
      contracted: z.int().min(0),
      pending: z.int().min(0),
      reserve: z.int().min(0),
      guests: z.int().min(0),
    })
    .optional(),
  formalReserved: z.boolean().optional(),
  minSessionMinutes: z.int().min(0).max(1440).optional(),
  allowsShort: z.boolean().optional(),
  group: z.int().min(0).max(100_000).nullable().optional(),
  ageMin: years.nullable().optional(),
  ageMax: years.nullable().optional(),
  documents: z.array(z.enum(documentCodes as [DocumentCode, ...DocumentCode[]])).optional(),
  eligibility: z.array(eligibilityRule).optional(),
  feeYen: z.int().min(0).optional(),
  contact: z.array(z.enum(contactCodes as [ContactCode, ...ContactCode[]])).optional(),
  noise: level.optional(),
  ledBy: leader.optional(),
  exit: exit.optional(),
  unread: unread.optional(),
  step: z.enum(stepCodes as [StepCode, ...StepCode[]]).optional(),
  isRemote: z.boolean().optional(),
  at: coordinates.optional(),
  /** Known way from this person's door (a match file, a worker's own word); goes before coordinates. */
  distanceKm: z.number().min(0).optional(),
  checkedOn: day.optional(),
  nextCheckOn: day.optional(),
  closedOn: day.optional(),
  /** Dealings with the person that forbid the place (支援措置, 利害関係) are decided elsewhere and arrive as a word here. */
  barred: z.boolean().optional(),
});
export type Opportunity = z.output<typeof opportunityShape>;

export function blankPerson(): PersonProfile {
  return personProfileShape.parse({ v: 1 });
}

export function blankOpportunity(id: string, kind: Opportunity['kind'] = 'activity', name = ''): Opportunity {
  return opportunityShape.parse({ v: 1, id, kind, name });
}

/** 窓口で聞く順: the field's label, the same on the form and in a reason. */
export const personFieldLabels = {
  age: '年齢',
  strengths: '強み',
  wishes: '願い',
  ownWords: '本人の言葉',
  noLonger: 'もうできない',
  avoid: 'したくない',
  tolerance: 'できること・つらいこと',
  supports: '要る支え',
  needsNone: '要る支えはない（聞いた）',
  hours: '動ける時間',
  sessionMaxMinutes: '続けられる時間',
  timesPerWeekMax: '週に何回まで',
  reach: '行ける範囲',
  groupMax: '人数',
  contact: '連絡のしかた',
  documents: '書類・免許',
  eligibility: '対象の条件',
  feeMaxYen: '出せる費用',
  noise: '音',
  ledBy: 'だれが進める場か',
  exit: 'やめるときのこと',
  disclosure: '名まえを出してよいか',
  unread: '条件として読みとれなかったこと',
  steps: 'いまの段階',
} as const satisfies Record<Exclude<keyof PersonProfile, 'v'>, string>;

export const opportunityFieldLabels = {
  kind: '種類',
  name: '名まえ',
  text: '内容',
  properNames: '固有の名まえ',
  concepts: 'すること・相手',
  hostWishes: '受入先の願い',
  requires: '要る技',
  demands: '求められること',
  supports: 'ある支え',
  lacks: '無い支え',
  windows: '時間と空き',
  formal: '正式な利用者の枠',
  formalReserved: '正式な利用者に割り当て済み',
  minSessionMinutes: '最短の時間',
  allowsShort: '短い時間を認める',
  group: 'いつもの人数',
  ageMin: '何歳から',
  ageMax: '何歳まで',
  documents: '要る書類・免許',
  eligibility: '対象者の決まり',
  feeYen: '費用（1回）',
  contact: '連絡のしかた',
  noise: '音の大きさ',
  ledBy: 'だれが進めるか',
  exit: 'やめるときの決まり',
  unread: '条件として読みとれなかったこと',
  step: '参加の段階',
  isRemote: '在宅でできる',
  at: '場所',
  distanceKm: '距離',
  checkedOn: '確認した日',
  nextCheckOn: '次に確認する日',
  closedOn: '終わった日',
  barred: '会わせられない事情',
} as const satisfies Record<Exclude<keyof Opportunity, 'v' | 'id'>, string>;
