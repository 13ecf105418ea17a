import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLead, aStageChange, builtAt } from '../../test/builders/domain.ts';
import { funnelOf, funnelSteps } from './funnel.ts';
import type { StageChange } from './history.ts';
import { isRefusal, nextStage, type Stage, stageEvents } from './stage.ts';

const day = 86_400_000;
/** The changes of a lead that walked these stages, a day each from its arrival on. */
const walk = (leadId: string, ...path: Stage[]): StageChange[] =>
  path
    .slice(1)
    .map((toStage, at) =>
      aStageChange({ id: `${leadId}-${at}`, leadId, fromStage: path[at]!, toStage, changedAt: builtAt + (at + 1) * day }),
    );
const walked = (id: string, ...path: Stage[]) => ({
  lead: aLead({ id, stage: path.at(-1)!, arrivedAt: builtAt }),
  changes: walk(id, ...path),
});
const funnel = (paths: ReturnType<typeof walked>[], leaking: string[] = []) =>
  funnelOf(
    paths.map(({ lead }) => lead),
    paths.flatMap(({ changes }) => changes),
    [{ kind: 'noNextAction', stage: 'working', leadIds: leaking, oldestSinceAt: 0 }],
  );
const column = (columns: ReturnType<typeof funnelOf>, step: (typeof funnelSteps)[number]) => columns[funnelSteps.indexOf(step)]!;

describe('the funnel', () => {
  it('says of every step who moved on, who is still here, who leaks, rests or left', () => {
    const columns = funnel(
      [
        walked('on', 'lead', 'working', 'qualified'),
        walked('here', 'lead', 'working'),
        walked('leaks', 'lead', 'working'),
        walked('rests', 'lead', 'working', 'nurture'),
        walked('left', 'lead', 'working', 'disqualified'),
        walked('touch', 'touch'),
      ],
      ['leaks'],
    );
    expect(column(columns, 'working')).toEqual({
      step: 'working',
      reached: ['on', 'here', 'leaks', 'rests', 'left'],
      movedOn: ['on'],
      stillHere: ['here'],
      leak: ['leaks'],
      resting: ['rests'],
      left: ['left'],
      medianMs: day,
    });
    expect(column(columns, 'takenIn')).toMatchObject({
      movedOn: ['on', 'here', 'leaks', 'rests', 'left'],
      stillHere: ['touch'],
      medianMs: null,
    });
  });

  it('lets a lead that sales sent back rest at the step it had reached', () => {
    const columns = funnel([walked('back', 'working', 'qualified', 'handedOff', 'working')]);
    expect(column(columns, 'handedOff')).toMatchObject({ reached: ['back'], resting: ['back'], stillHere: [] });
    expect(column(columns, 'working')).toMatchObject({ movedOn: ['back'], stillHere: [] });
  });

  it('counts a lost lead where it was lost', () => {
    expect(column(funnel([walked('lost', 'handedOff', 'accepted', 'lost')]), 'accepted').left).toEqual(['lost']);
    expect(column(funnel([walked('lost', 'handedOff', 'lost')]), 'handedOff').left).toEqual(['lost']);
  });

  it('takes the median over leads that went through a step, not over those that skipped it', () => {
    const columns = funnel([walked('a', 'lead', 'working', 'qualified'), walked('b', 'lead', 'qualified')]);
    expect(column(columns, 'lead').medianMs).toBe(day);
    expect(column(columns, 'working').medianMs).toBe(day);
    const slow = { ...walked('c', 'lead', 'working') };
    slow.changes[0]!.changedAt = builtAt + 4 * day;
    expect(column(funnel([walked('a', 'lead', 'working'), slow]), 'lead').medianMs).toBe(2.5 * day);
  });

  it('goes by where a lead stands when its history is not at hand', () => {
    const columns = funnelOf([aLead({ stage: 'accepted' })], [], []);
    expect(columns.map(({ reached }) => reached.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });

  it('puts every lead that reached a step in exactly one list, whatever it went through', () => {
    const path = fc
      .tuple(fc.constantFrom<Stage>('touch', 'contact', 'lead', 'working'), fc.array(fc.constantFrom(...stageEvents), { maxLength: 10 }))
      .map(([entry, events]) =>
        events.reduce<Stage[]>(
          (stood, event) => {
            const to = nextStage(stood.at(-1)!, event);
            return isRefusal(to) ? stood : stood.concat(to);
          },
          [entry],
        ),
      );
    fc.assert(
      fc.property(fc.array(path, { maxLength: 25 }), fc.array(fc.nat(24)), (paths, leaking) => {
        const columns = funnel(
          paths.map((each, at) => walked(`${at}`, ...each)),
          leaking.map(String),
        );
        expect(column(columns, 'takenIn').reached).toHaveLength(paths.length);
        columns.forEach(({ reached, movedOn, stillHere, leak, resting, left }, at) => {
          expect([...movedOn, ...stillHere, ...leak, ...resting, ...left].sort()).toEqual(reached.toSorted());
          expect(columns[at + 1]?.reached ?? []).toEqual(movedOn);
        });
      }),
    );
  });
});
