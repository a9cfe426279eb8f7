import { answersShape, stageLabels } from '#domain/assessment.ts';
import { emptyCareSheet } from '#domain/care-sheet.ts';
import { evaluationContentShape } from '#domain/evaluation.ts';
import { handoverContentShape, handoverParts } from '#domain/handover.ts';
import { emptyMemorandum, memorandumParts } from '#domain/memorandum.ts';
import { emptyPlanContent, type PlanContent } from '#domain/plan.ts';
import { boxCodes, mostLetters, sheetBoxes } from '#domain/sheet-box.ts';
import { emptyWatchRequest } from '#domain/watch-request.ts';
import { assessmentPaper } from '#documents/assessment-paper.ts';
import type { AssessmentPaper } from '#documents/assessment-input.ts';
import { attendancePaper } from '#documents/attendance-paper.ts';
import { careSheetPaper } from '#documents/care-sheet-paper.ts';
import { closureNotice, closurePaper, type ClosurePaper } from '#documents/closure-paper.ts';
import { consentPaper, withdrawalPaper, type PaperConsent } from '#documents/consent-paper.ts';
import { evaluationPaper } from '#documents/evaluation-paper.ts';
import type { Issue, PaperContact, PaperPerson } from '#documents/furniture.ts';
import { handoverPaper } from '#documents/handover-paper.ts';
import { incidentPaper } from '#documents/incident-paper.ts';
import { insurancePaper } from '#documents/insurance-paper.ts';
import { intakePaper, type IntakePaper } from '#documents/intake-paper.ts';
import { loansPaper } from '#documents/loans-paper.ts';
import { memorandumPaper } from '#documents/memorandum-paper.ts';
import { moneyPaper } from '#documents/money-paper.ts';
import { notesPaper } from '#documents/notes-paper.ts';
import type { PaperFact } from '#documents/paper-facts.ts';
import type { Paper } from '#documents/paper.ts';
import type { PaperKind } from '#documents/papers.ts';
import type { PaperPlacement, PaperSupporter } from '#documents/placement-head.ts';
import { planPaper } from '#documents/plan-paper.ts';
import { soundingPaper } from '#documents/sounding-paper.ts';
import { visitsPaper } from '#documents/visits-paper.ts';
import { watchPaper } from '#documents/watch-paper.ts';

/** How much stands on the papers: nothing, what is usual, or more than anybody ever types. */
export type Amount = 'empty' | 'usual' | 'extreme';

const sentence = '人の集まりは苦手だが、朝の決まった時間に出かけることは続けられる。';
const unbroken = `https://example.invalid/${'a'.repeat(120)}`;

/** Text of about so many letters, with what breaks forms: no spaces, dashes, an address of the web, empty lines. */
function text(amount: Amount, most: number): string {
  if (amount === 'empty') return '';
  if (amount === 'usual') return sentence.slice(0, Math.min(most, 60));
  const pieces = [
    sentence,
    unbroken,
    '！'.repeat(60),
    'ー'.repeat(60),
    '\n\n・一つめ\n・二つめ\n',
    '「「「（（（』』』'.repeat(8),
  ];
  let all = '';
  for (let turn = 0; all.length < most; turn += 1) {
    all += turn % 12 < pieces.length ? pieces[turn % 12] : sentence.repeat(4);
  }
  return all.slice(0, most);
}

export const issue: Issue = {
  municipality: '縁が丘市',
  agency: '参加支援センター',
  printedBy: '水沢 葉子',
  printedAt: new Date('2026-11-24T03:05:00Z'),
  madeOn: '2026-11-20',
};

function many<T>(amount: Amount, usual: number, extreme: number, make: (place: number) => T): T[] {
  const count = { empty: 0, usual, extreme }[amount];
  return Array.from({ length: count }, (_none, place) => make(place));
}

const on = (amount: Amount, date: string) => (amount === 'empty' ? null : date);
const said = (amount: Amount, words: string) => (amount === 'empty' ? '' : words);

export function samplePerson(amount: Amount): PaperPerson {
  if (amount === 'extreme') {
    return {
      number: '人8-999999',
      name: `${'渡邉󠄃𠮷髙﨑葛󠄁'.repeat(12)} ${'寿限無寿限無五劫の擦り切れ'.repeat(6)}`,
      kana: 'じゅげむじゅげむごこうのすりきれかいじゃりすいぎょの'.repeat(5),
      alternativeName: '旧姓 邊󠄆 ／ Maria-Clara de los Santos y Villanueva-Montgomery '.repeat(3),
      gender: 'not_said',
      bornOn: '1931-01-01',
      bornPrecision: 'about',
    };
  }
  return {
    number: '人8-0012',
    name: '相良 剛',
    kana: 'さがら つよし',
    alternativeName: '',
    gender: 'male',
    bornOn: '1968-06-02',
    bornPrecision: 'day',
  };
}

export function sampleContact(amount: Amount): PaperContact {
  return {
    hidden: '',
    isProtected: false,
    postcode: said(amount, '000-0000'),
    address: said(
      amount,
      amount === 'extreme' ? '縁が丘市大字上之宮字東九丁目999番地の'.repeat(12) : '縁が丘市中央九丁目99番',
    ),
    buildingNote: said(
      amount,
      amount === 'extreme' ? 'グランドメゾン縁が丘サウスタワー弐番館4201号室'.repeat(4) : '203号',
    ),
    phone: said(amount, '000-0000-0101'),
    phone2: said(amount, '000-0000-0102'),
    voicemail: said(amount, 'ok'),
    callHours: text(amount, amount === 'extreme' ? 200 : 10),
    callAs: text(amount, amount === 'extreme' ? 200 : 10),
    phoneNote: text(amount, amount === 'extreme' ? 500 : 30),
    email: said(
      amount,
      amount === 'extreme' ? `${'x'.repeat(150)}@example.invalid` : 'sagara@example.invalid',
    ),
    preferredContact: said(amount, 'face'),
  };
}

const supporter: PaperSupporter = { name: '水沢 葉子', agency: '参加支援センター', phone: '000-0000-0100' };

function samplePlacement(amount: Amount): PaperPlacement {
  return {
    number: '参8-0007',
    resource:
      amount === 'extreme'
        ? '縁が丘市立中央公民館調理室　男性の料理教室「おとこの台所」'.repeat(6)
        : '男性の料理教室',
    organization:
      amount === 'extreme'
        ? '特定非営利活動法人縁が丘地域共生ネットワーク推進協議会'.repeat(4)
        : '中央自治会',
    role: text(amount, amount === 'extreme' ? 500 : 20),
    called: amount === 'extreme' ? '邉󠄃さがらつよし'.repeat(12) : said(amount, 'さがら'),
    hostPerson: said(amount, amount === 'extreme' ? '中島 邦子'.repeat(20) : '中島 邦子'),
    hostContact: said(amount, '000-0000-0301'),
  };
}

function fact(amount: Amount): PaperFact {
  return { words: text(amount, 2000), isOwnWords: true, saidBy: 'person', saidOn: '2026-10-06' };
}

function plan(amount: Amount): PlanContent {
  const most = (limit: number) => text(amount, limit);
  const id = (place: number) => `01890a5d-ac96-774b-bcce-${String(place).padStart(12, '0')}`;
  return {
    ...emptyPlanContent,
    wishedLife: most(4000),
    longGoal: most(2000),
    goals: many(amount, 2, 20, (place) => ({
      id: id(place),
      words: most(500),
      measure: most(500),
      until: '2027-03-31',
    })),
    lines: many(amount, 2, 40, (place) => ({
      id: id(100 + place),
      issue: most(150),
      goalId: id(place % 2),
      byPerson: most(250),
      byTown: most(250),
      byAgencies: most(250),
      agencies: most(150),
      from: '2026-12-01',
      to: '2027-03-31',
      resources: most(150),
      state: 'going' as const,
    })),
    participation: {
      places: most(1000),
      role: most(500),
      step: amount === 'empty' ? '' : 'visit',
      frequency: most(200),
      startsOn: on(amount, '2026-12-08'),
      escort: most(500),
      care: most(2000),
      askedOfHost: most(2000),
      insurance: most(500),
      money: most(500),
      stopRule: most(1000),
      emergency: most(500),
    },
    sharedWith: most(2000),
    monitoring: most(500),
    nextMeeting: most(500),
  };
}

function intake(amount: Amount): IntakePaper {
  const filled = amount !== 'empty';
  return {
    person: samplePerson(amount),
    contact: sampleContact(amount),
    number: said(amount, '相8-0031'),
    receivedAt: filled ? new Date('2026-10-06T01:00:00Z') : null,
    agency: said(amount, '自立相談支援機関'),
    receivedBy: said(amount, '谷 みどり'),
    method: said(amount, 'visit'),
    route: said(amount, 'self_reliance'),
    topics: filled ? ['place_to_be', 'health'] : [],
    mainTopic: said(amount, 'place_to_be'),
    ownWords: text(amount, amount === 'extreme' ? 20_000 : 60),
    otherVisitor: filled ? { name: '相良 ふみ', relation: '妹', contact: '000-0000-0102' } : null,
    personKnows: filled ? 'knows' : 'unknown',
    urgency: { signs: filled ? ['no_food'] : [], action: text(amount, 2000) },
    consentState: said(amount, 'given'),
    consent: filled
      ? {
          purposes: ['情報を分けあって、いっしょに支えるため'],
          recipients: many(amount, 2, 30, (place) => `第${place + 1}地域包括支援センター`),
          items: ['basic', 'participation'],
          givenOn: '2026-10-06',
          manner: 'spoken_with_witness',
          witness: '森 一郎',
          givenBy: 'person',
          givenByName: '',
        }
      : null,
    noConsent: filled
      ? { reason: text(amount, 1000), anonymity: text(amount, 500), prospect: text(amount, 1000) }
      : null,
  };
}

/** Every box filled: the first choice of the form, or words. */
function sampleSheet(amount: Amount): AssessmentPaper['sheet'] {
  if (amount === 'empty') return {};
  return Object.fromEntries(
    boxCodes.map((code) => {
      const { kind } = sheetBoxes[code];
      const words = amount === 'extreme' ? text(amount, mostLetters(code)) : '聞いたとおり';
      return [code, typeof kind === 'string' ? words : Object.values(kind)[0]];
    }),
  );
}

function assessment(amount: Amount): AssessmentPaper {
  const facts = () => many(amount, 2, 1, () => fact(amount));
  const condition = said(amount, '月・水 9:30–12:00');
  return {
    person: samplePerson(amount),
    contact: sampleContact(amount),
    edition: amount === 'empty' ? null : 2,
    isDraft: false,
    madeBy: said(amount, '水沢 葉子'),
    sources: amount === 'empty' ? [] : ['person', 'agency'],
    editions: many(amount, 2, 40, (place) => ({ edition: place + 1, madeOn: '2026-10-20', isDraft: false })),
    householdKind: said(amount, '単身'),
    householdNote: text(amount, 200),
    household: many(amount, 2, 20, (place) => ({
      relation: '妹',
      name: amount === 'extreme' ? '寿限無寿限無五劫の擦り切れ'.repeat(7) : '相良 ふみ',
      livesTogether: place % 2 === 0,
      bornOn: '1971-01-01',
      bornPrecision: 'year',
      occupation: text(amount, 200),
      careNote: text(amount, 300),
      role: text(amount, 200),
      note: text(amount, 500),
    })),
    answers: answersShape.parse(
      amount === 'empty'
        ? {}
        : {
            outings: 'weekly',
            places: text(amount, 1500),
            talksWith: text(amount, 1500),
            lastTaking: text(amount, 1500),
            praised: text(amount, 1500),
            distance: 'one_on_one',
            disclosure: 'family_name',
            triggers: text(amount, 1500),
            work: text(amount, 1500),
            goalPerson: text(amount, 4000),
            wishFamily: text(amount, 4000),
            viewWorker: text(amount, 4000),
            stage: 's3',
            screening: 'plan',
            screeningNote: text(amount, 4000),
          },
    ),
    facts: {
      strength: facts(),
      wish: facts(),
      never: facts(),
      cannot: facts(),
      limit: facts(),
      support: facts(),
      hours: facts(),
      reach: facts(),
      other: facts(),
      health: facts(),
      economy: amount === 'extreme' ? null : facts(),
      family: facts(),
    },
    sheet: sampleSheet(amount),
    conditions: {
      hours: condition,
      session: condition,
      times: condition,
      reach: condition,
      group: condition,
      fee: condition,
      supports: condition,
      contact: condition,
      noise: condition,
    },
    stages: stageLabels,
    issues: amount === 'empty' ? [] : ['isolation', 'illness'],
    scales: many(amount, 2, 6, () => ({
      label: 'つながりの尺度（LSNS-6）',
      on: '2026-10-20',
      total: '9 / 30',
      words: text(amount, 1000),
    })),
  };
}

function consents(amount: Amount): PaperConsent[] {
  return many(amount, 2, 10, () => ({
    purpose: text(amount, 300),
    recipient:
      amount === 'extreme' ? '特定非営利活動法人縁が丘地域共生ネットワーク'.repeat(8) : '自立相談支援機関',
    items: ['basic', 'participation', 'health'],
    toldWords: text(amount, 2000),
    notToldWords: text(amount, 2000),
    manner: 'spoken_with_witness',
    witness: '森 一郎',
    givenBy: 'representative',
    givenByName: '後見 太郎',
    givenOn: '2026-10-06',
    validUntil: '2027-03-31',
    withdrawnOn: null,
    withdrawnNote: '',
    recordedBy: '水沢 葉子',
    minor: {
      assent: 'agrees' as const,
      assentWords: text(amount, 1000),
      guardianAnswer: 'unable' as const,
      guardianNote: text(amount, 300),
    },
  }));
}

function closure(amount: Amount): ClosurePaper {
  return {
    person: samplePerson(amount),
    caseNumber: '支8-0012',
    openedOn: on(amount, '2026-10-06'),
    closedOn: on(amount, '2027-10-31'),
    reason: on(amount, 'settled'),
    reasonWords: text(amount, 2000),
    lead: said(amount, '中央地域包括支援センター'),
    watcher: text(amount, amount === 'extreme' ? 500 : 20),
    watchHow: text(amount, 2000),
    noWatcherReason: '',
    comeAgainWhen: text(amount, 2000),
    ownWords: text(amount, 4000),
    toldPersonOn: on(amount, '2027-10-25'),
    meeting: said(amount, '令和9年10月20日　会9-12'),
    contactDueOn: on(amount, '2028-01-31'),
    contactDoneOn: null,
    contactResult: null,
    contactWords: text(amount, 2000),
    retainUntil: on(amount, '2033-03-31'),
    heldReason: '',
    supporter,
  };
}

/** Every paper there is, filled with that much. */
export function samplePapers(amount: Amount): Record<PaperKind, Paper> {
  const person = samplePerson(amount);
  const placement = samplePlacement(amount);
  const most = (limit: number) => text(amount, limit);
  return {
    intake: intakePaper('intake', intake(amount), issue),
    'intake-unconsented': intakePaper(
      'intake-unconsented',
      { ...intake(amount), consentState: said(amount, 'not_asked') },
      issue,
    ),
    assessment: assessmentPaper(assessment(amount), issue),
    plan: planPaper(
      {
        person,
        caseNumber: '支8-0012',
        edition: 1,
        kind: said(amount, 'participation'),
        madeBy: said(amount, '水沢 葉子'),
        content: plan(amount),
        leadAgency: said(amount, '自立相談支援機関'),
        meeting:
          amount === 'empty'
            ? null
            : { number: '会8-3', heldOn: '2026-11-18', decision: 'fit', words: most(2000) },
        agreedOn: on(amount, '2026-11-20'),
        agreedManner: said(amount, 'signed'),
        agreedBy: said(amount, 'person'),
        agreedNote: '',
        decidedOn: on(amount, '2026-11-24'),
        decidedBy: said(amount, '岡 進'),
        reviewOn: on(amount, '2027-02-28'),
      },
      issue,
    ),
    notes: notesPaper(
      {
        person,
        caseNumber: '支8-0012',
        mainWorker: '水沢 葉子',
        from: on(amount, '2026-10-06'),
        to: on(amount, '2026-11-24'),
        contacts: many(amount, 1, 4, () => ({
          on: '2026-11-12',
          side: 'host',
          manner: 'phone',
          resource: '三丁目の角　朝の立ち番',
          words: most(400),
          workerView: '',
          nextStep: most(100),
          writtenBy: '水沢 葉子',
        })),
        notes: many(amount, 5, 16, (place) => ({
          at: new Date('2026-11-09T05:00:00Z'),
          minutes: 60,
          method: 'interview',
          withKind: 'person',
          withWhom: '相良 剛',
          enclosures: place === 0 ? '同意書の写し（ファイルA-3）' : '',
          placeNote: '自宅',
          body: most(amount === 'extreme' && place === 3 ? 20_000 : 400),
          ownWords: '講師なんて柄じゃない',
          nextStep: most(100),
          nextOn: '2026-11-30',
          nextBy: '水沢 葉子',
          isNextDone: place === 0,
          basis: 'consent',
          scope: 'consented',
          side: 'person',
          dangerSign: place === 1,
          writtenBy: '水沢 葉子',
          agency: '参加支援センター',
          struckReason: place === 2 ? '別の人の記録だった' : null,
        })),
      },
      issue,
    ),
    evaluation: evaluationPaper(
      {
        person,
        caseNumber: '支8-0012',
        edition: amount === 'empty' ? null : 1,
        planEdition: amount === 'empty' ? null : 1,
        madeBy: said(amount, '水沢 葉子'),
        periodFrom: on(amount, '2026-12-01'),
        periodTo: on(amount, '2027-02-28'),
        content: evaluationContentShape.parse({
          v: 1,
          planned: amount === 'empty' ? null : 12,
          came: amount === 'empty' ? null : 10,
          absences: most(1000),
          goals: many(amount, 2, 20, (place) => ({
            goalId: `01890a5d-ac96-774b-bcce-${String(place).padStart(12, '0')}`,
            words: most(500),
            level: '1',
            note: most(1000),
          })),
          personWords: most(4000),
          hostWords: most(4000),
          workerView: most(4000),
          changes: amount === 'empty' ? [] : ['going_out', 'role'],
          changesNote: most(1000),
          reason: most(2000),
          after: most(2000),
        }),
        judgement: on(amount, 'continue'),
        explainedOn: on(amount, '2027-03-05'),
        agreedOn: on(amount, '2027-03-05'),
        nextOn: on(amount, '2027-05-31'),
        scales: many(amount, 3, 6, () => ({
          label: 'つながりの尺度（LSNS-6）　0〜30',
          before: '9（令和8年10月20日）',
          now: '12（令和9年3月1日）',
          words: most(300),
        })),
      },
      issue,
    ),
    sounding: soundingPaper(
      {
        placement,
        supporter,
        fax: said(amount, '000-0000-0109'),
        askedOn: on(amount, '2026-11-10'),
        told: many(amount, 4, 12, () => ({ label: '来られそうな時間', value: most(200) })),
        askedWords: most(2000),
        replyDueOn: on(amount, '2026-11-24'),
        answer: null,
        answeredOn: null,
        answeredBy: '',
        conditions: [],
        door: amount === 'empty' ? null : { address: 'https://example.invalid/host', code: 'ABCD-2345' },
      },
      issue,
    ),
    visits: visitsPaper(
      {
        person,
        placement,
        visits: many(amount, 2, 3, (place) => ({
          kind: place === 0 ? 'visit' : 'trial',
          turn: place + 1,
          plannedOn: '2026-12-01',
          heldOn: '2026-12-01',
          time: '9:30–11:00',
          meetAt: most(100),
          companion: '水沢 葉子',
          companionNote: most(200),
          personWords: most(2000),
          hostWords: most(2000),
          workerView: most(2000),
          outcome: 'go_on',
          outcomeWords: most(500),
        })),
      },
      issue,
    ),
    memorandum: memorandumPaper(
      {
        placement,
        supporter,
        edition: amount === 'empty' ? null : 1,
        content: {
          ...emptyMemorandum,
          ...Object.fromEntries(Object.keys(memorandumParts).map((part) => [part, most(1000)])),
        },
        validFrom: on(amount, '2026-12-01'),
        validUntil: on(amount, '2027-03-31'),
        personAgreedOn: on(amount, '2026-11-28'),
        hostAgreedOn: on(amount, '2026-11-29'),
        hostSigner: said(amount, '中島 邦子'),
      },
      issue,
    ),
    'care-sheet': careSheetPaper(
      {
        placement,
        supporter,
        edition: amount === 'empty' ? null : 1,
        content: {
          ...emptyCareSheet,
          called: placement.called,
          goodAt: most(600),
          helps: most(600),
          avoid: most(600),
          signs: most(600),
          whenTroubled: most(600),
          howToTalk: most(600),
          contact: most(300),
        },
        agreedOn: on(amount, '2026-11-28'),
        agreedManner: said(amount, 'signed'),
        handedOn: on(amount, '2026-12-01'),
      },
      issue,
    ),
    watch: watchPaper(
      {
        placement,
        supporter,
        watcher: said(
          amount,
          amount === 'extreme' ? '中央小学校区登下校見守りボランティアの会'.repeat(5) : '見守りの会',
        ),
        content: {
          ...emptyWatchRequest,
          told: most(1000),
          signs: amount === 'empty' ? [] : ['absent', 'overdoing'],
          otherSigns: most(500),
          tell: most(200),
          tellUrgently: most(200),
          often: most(200),
          notAsked: most(500),
        },
        until: on(amount, '2027-03-31'),
        agreedOn: on(amount, '2026-11-28'),
        askedOn: on(amount, '2026-12-01'),
        answer: on(amount, 'accepted'),
        answeredOn: on(amount, '2026-12-02'),
      },
      issue,
    ),
    attendance: attendancePaper(
      {
        placement,
        from: on(amount, '2026-12-01'),
        to: on(amount, '2026-12-31'),
        lines: many(amount, 8, 90, (place) => ({
          day: `2026-12-${String((place % 28) + 1).padStart(2, '0')}`,
          half: 'am',
          state: place % 5 === 0 ? 'absent' : 'came',
          reason: place % 5 === 0 ? 'illness' : '',
          minutes: place % 5 === 0 ? null : 90,
          words: place % 7 === 0 ? most(500) : '',
        })),
        report: '',
      },
      issue,
    ),
    money: moneyPaper(
      {
        person,
        placement,
        lines: many(amount, 6, 20, (place) => ({
          onDay: '2026-12-08',
          kind: 'fare',
          direction: place % 6 === 5 ? 'from_person' : 'to_person',
          yen: amount === 'extreme' ? 9_999_999 : 460,
          fund: place % 2 === 0 ? '社協の事業費' : most(200),
          paidBy: '水沢 葉子',
          receipt: '領-0012',
          benefitChecked: place % 2 === 0,
          benefitNote: most(amount === 'extreme' ? 300 : 10),
          struckReason: place === 2 ? '日をまちがえた' : null,
        })),
      },
      issue,
    ),
    incident: incidentPaper(
      {
        person,
        number: said(amount, '事8-0002'),
        resource: said(amount, placement.resource),
        kind: on(amount, 'near_miss'),
        at: amount === 'empty' ? null : new Date('2026-12-08T23:10:00Z'),
        placeNote: most(200),
        what: most(4000),
        injury: most(1000),
        action: most(2000),
        toldTo: most(300),
        toldOn: on(amount, '2026-12-09'),
        insuranceNote: most(500),
        prevention: most(2000),
        basis: said(amount, 'consent'),
        closedOn: null,
        reportedBy: said(amount, '水沢 葉子'),
      },
      issue,
    ),
    loans: loansPaper(
      {
        placement,
        supporter,
        loans: many(amount, 3, 16, () => ({
          item: amount === 'extreme' ? '腕章・旗・ベスト・作業着・長ぐつ'.repeat(6) : '腕章',
          itemNumber: amount === 'extreme' ? 'A-0123456789-0123456789-0123456789' : 'A-01',
          quantity: 1,
          lentBy: '中央小学校',
          lentOn: '2026-12-01',
          dueOn: '2027-03-31',
          returnedOn: null,
          conditionWords: most(300),
        })),
      },
      issue,
    ),
    insurance: insurancePaper(
      {
        person,
        placement,
        lines: many(amount, 1, 5, () => ({
          kind: 'volunteer',
          insurer:
            amount === 'extreme' ? '社会福祉法人全国社会福祉協議会団体保険'.repeat(5) : '市社会福祉協議会',
          policyNumber: amount === 'extreme' ? '0123456789'.repeat(10) : 'V-100',
          fromDay: '2026-12-01',
          toDay: '2027-03-31',
          payer: '社協の事業費',
          note: most(500),
        })),
      },
      issue,
    ),
    closure: closurePaper(closure(amount), issue),
    'closure-notice': closureNotice(closure(amount), issue),
    handover: handoverPaper(
      {
        person,
        contact: sampleContact(amount),
        caseNumber: '支8-0012',
        state: said(amount, '参加（定着支援）'),
        fromName: said(amount, '水沢 葉子'),
        toName: said(amount, '森 一郎'),
        effectiveOn: on(amount, '2027-04-01'),
        content: handoverContentShape.parse({
          v: 1,
          ...Object.fromEntries(Object.keys(handoverParts).map((part) => [part, most(4000)])),
        }),
        metTogetherOn: on(amount, '2027-03-20'),
        personToldOn: on(amount, '2027-03-10'),
        doneOn: null,
        placements: many(amount, 1, 8, () => ({
          resource: placement.resource,
          role: placement.role,
          state: '継続',
          hostPerson: placement.hostPerson,
          hostContact: '000-0000-0301',
        })),
        tasks: many(amount, 2, 8, () => ({ step: most(500), on: '2027-04-10', by: '水沢 葉子' })),
      },
      issue,
    ),
    consent: consentPaper({ person, consent: consents(amount)[0] ?? null }, issue),
    withdrawal: withdrawalPaper({ person, consents: consents(amount) }, issue),
  };
}
