import * as fc from 'fast-check';
import highs from 'highs';
import { describe, expect, it } from 'vitest';
import { allocate, type Place, type Seeker, type Strictness } from './allocate.ts';
import { bruteForce, linearProgram, solveProgram, type Solver } from './allocate.oracle.test-data.ts';

/** Its types describe another way of loading than the one that Node takes. */
const loadSolver = highs as unknown as () => Promise<Solver>;

type Case = { seekers: Seeker[]; places: Place[]; strictness: Strictness };

/** Few places, many tastes and coarse fits, so that people get in each other's way and ties are common. */
function cases(people: number, places: number): fc.Arbitrary<Case> {
  return fc.record({
    places: fc
      .array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: places })
      .map((seats) => seats.map((own, at) => ({ id: `o${at}`, seats: own }))),
    seekers: fc
      .array(
        fc.record({
          step: fc.integer({ min: 0, max: 4 }),
          daysWaited: fc.integer({ min: 0, max: 400 }),
          options: fc.array(
            fc.record({
              placeId: fc.integer({ min: 0, max: places - 1 }).map((at) => `o${at}`),
              fit: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
            }),
            { maxLength: places + 1 },
          ),
        }),
        { maxLength: people },
      )
      .map((drawn) =>
        drawn.map((one, at) => ({
          ...one,
          id: `p${at}`,
          options: one.options.filter(
            (option, nth) => one.options.findIndex(({ placeId }) => placeId === option.placeId) === nth,
          ),
        })),
      ),
    strictness: fc.constantFrom<Strictness>(0, 20, 40, 80, 'strict'),
  });
}

const small = cases(5, 4);
const wide = cases(12, 7);
const many = { numRuns: 10_000 };

function seatsTaken({ seekers, places, strictness }: Case): Map<string, number> {
  const taken = new Map<string, number>();
  for (const placeId of allocate(seekers, places, strictness).placeOf.values()) {
    taken.set(placeId, (taken.get(placeId) ?? 0) + 1);
  }
  return taken;
}

describe('まばらな場の分けあい', () => {
  it('ありうる分け方を全部ためした答えと、人数も重さも同じ', () => {
    fc.assert(
      fc.property(small, ({ seekers, places, strictness }) => {
        const { placeOf, cost } = allocate(seekers, places, strictness);
        expect({ count: placeOf.size, cost }).toEqual(bruteForce(seekers, places, strictness));
      }),
      many,
    );
  });

  it('知らない解き手（HiGHS）の最適と、一の位まで同じ', async () => {
    const highs = await loadSolver();
    fc.assert(
      fc.property(wide, ({ seekers, places, strictness }) => {
        fc.pre(
          seekers.some(({ options }) =>
            options.some(({ placeId }) => places.some(({ id }) => id === placeId)),
          ),
        );
        const { placeOf, cost } = allocate(seekers, places, strictness);
        const program = linearProgram(seekers, places, strictness);
        expect({ count: placeOf.size, cost }).toEqual(
          solveProgram(highs, program, seekers, places, strictness),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('空きを超えず、合わない場を割りあてず、だれも二つの場に出さず、だれも消えない', () => {
    fc.assert(
      fc.property(wide, (drawn) => {
        const { placeOf, left } = allocate(drawn.seekers, drawn.places, drawn.strictness);
        for (const [placeId, taken] of seatsTaken(drawn)) {
          expect(taken).toBeLessThanOrEqual(drawn.places.find(({ id }) => id === placeId)?.seats ?? 0);
        }
        for (const [personId, placeId] of placeOf) {
          const seeker = drawn.seekers.find(({ id }) => id === personId);
          expect(seeker?.options.some((option) => option.placeId === placeId)).toBe(true);
        }
        expect([...placeOf.keys(), ...left].toSorted()).toEqual(drawn.seekers.map(({ id }) => id).toSorted());
      }),
      many,
    );
  });

  it('どの厳しさでも、出せる人数は同じ。待ち方で順をつけても、行き先のある人は減らない', () => {
    fc.assert(
      fc.property(wide, ({ seekers, places }) => {
        const counts = ([0, 40, 'strict'] as const).map(
          (strictness) => allocate(seekers, places, strictness).placeOf.size,
        );
        expect(new Set(counts).size).toBe(1);
      }),
      many,
    );
  });

  it('いちばん厳しくすると、後の段の人に場が出て、先の段の人がその場で残ることはない', () => {
    fc.assert(
      fc.property(wide, ({ seekers, places }) => {
        const { placeOf, left } = allocate(seekers, places, 'strict');
        const stepOf = new Map(seekers.map(({ id, step }) => [id, step]));
        for (const personId of left) {
          const seeker = seekers.find(({ id }) => id === personId);
          const wanted = new Set(seeker?.options.map(({ placeId }) => placeId));
          for (const [holder, placeId] of placeOf) {
            if (!wanted.has(placeId)) continue;
            expect(stepOf.get(holder)).toBeGreaterThanOrEqual(stepOf.get(personId) ?? 0);
          }
        }
      }),
      many,
    );
  });

  it('場や席がふえて、出せる人が減ることはない。「足りない」場に席がひとつふえると、ちょうどひとりふえる', () => {
    fc.assert(
      fc.property(wide, fc.nat(), ({ seekers, places, strictness }, drawn) => {
        const before = allocate(seekers, places, strictness);
        const at = drawn % places.length;
        const more = places.map((place, index) =>
          index === at ? { ...place, seats: place.seats + 1 } : place,
        );
        const after = allocate(seekers, more, strictness);
        const place = places[at];
        expect(after.placeOf.size).toBeGreaterThanOrEqual(before.placeOf.size);
        if (place === undefined || place.seats === 0) return;
        const scarcity = before.scarcity.get(place.id);
        expect(after.placeOf.size - before.placeOf.size).toBe(Number(scarcity?.isShort));
        // The dual price bounds what a seat more can save, and is nothing where a seat is left.
        if (scarcity?.isShort === false) expect(before.cost - after.cost).toBeLessThanOrEqual(scarcity.price);
        const taken = [...before.placeOf.values()].filter((id) => id === place.id).length;
        if (taken < place.seats) expect(scarcity).toEqual({ isShort: false, price: 0 });
      }),
      many,
    );
  });

  it('人と場の並びを変えても、同じ人に同じ場が出る', () => {
    const shuffled = wide.chain((drawn) =>
      fc
        .tuple(
          fc.shuffledSubarray(drawn.seekers, { minLength: drawn.seekers.length }),
          fc.shuffledSubarray(drawn.places, { minLength: drawn.places.length }),
        )
        .map(([seekers, places]) => ({ drawn, seekers, places })),
    );
    fc.assert(
      fc.property(shuffled, ({ drawn, seekers, places }) => {
        const before = allocate(drawn.seekers, drawn.places, drawn.strictness);
        const after = allocate(
          seekers.map((one) => ({ ...one, options: one.options.toReversed() })),
          places,
          drawn.strictness,
        );
        expect([...after.placeOf]).toEqual([...before.placeOf]);
        expect(after.left).toEqual(before.left);
      }),
      many,
    );
  });

  it('いちばん合わない人を持ち上げる：合計が同じなら、底に落ちる人のいない方', () => {
    const seekers: Seeker[] = [
      {
        id: 'a',
        step: 0,
        daysWaited: 0,
        options: [
          { placeId: 'x', fit: 0.9 },
          { placeId: 'y', fit: 0.5 },
        ],
      },
      {
        id: 'b',
        step: 0,
        daysWaited: 0,
        options: [
          { placeId: 'x', fit: 0.5 },
          { placeId: 'y', fit: 0.1 },
        ],
      },
    ];
    const places = [
      { id: 'x', seats: 1 },
      { id: 'y', seats: 1 },
    ];
    expect([...allocate(seekers, places, 40).placeOf]).toEqual([
      ['a', 'y'],
      ['b', 'x'],
    ]);
  });

  it('λ は、一段早い人のために手放してよい合い方の点数', () => {
    // The burden of 0.7 is 0.8 points, that of 0.2 is 41: between them lies what one step is worth.
    const seekers: Seeker[] = [
      { id: 'late', step: 0, daysWaited: 0, options: [{ placeId: 'x', fit: 0.7 }] },
      { id: 'soon', step: 1, daysWaited: 0, options: [{ placeId: 'x', fit: 0.2 }] },
    ];
    const who = (strictness: Strictness): string[] => [
      ...allocate(seekers, [{ id: 'x', seats: 1 }], strictness).placeOf.keys(),
    ];
    expect(who(0)).toEqual(['late']);
    expect(who(39)).toEqual(['late']);
    expect(who(41)).toEqual(['soon']);
    expect(who('strict')).toEqual(['soon']);
  });

  it('合い方も段も同じなら、長く待っている人。それも同じなら、いつも同じ人', () => {
    const one = (id: string, daysWaited: number): Seeker => ({
      id,
      step: 2,
      daysWaited,
      options: [{ placeId: 'x', fit: 0.5 }],
    });
    const places = [{ id: 'x', seats: 1 }];
    const who = (...seekers: Seeker[]): string[] => [...allocate(seekers, places, 0).placeOf.keys()];
    expect(who(one('a', 100), one('b', 101))).toEqual(['b']);
    expect(who(one('a', 101), one('b', 100))).toEqual(['a']);
    expect(who(one('b', 100), one('a', 100))).toEqual(who(one('a', 100), one('b', 100)));
  });

  it('だれもいない、場がない、席がないときも答える', () => {
    expect(allocate([], [], 40).placeOf.size).toBe(0);
    const seeker = { id: 'a', step: 0, daysWaited: 0, options: [{ placeId: 'x', fit: 1 }] };
    expect(allocate([seeker], [], 40).left).toEqual(['a']);
    expect(allocate([seeker], [{ id: 'x', seats: 0 }], 40).left).toEqual(['a']);
  });
});
