import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { renderInApp } from '../../test/support/render.tsx';
import { SectionTable } from './section-table.tsx';

const rows = ['one', 'two', 'three'].map((id) => ({ id }));
const columns = [{ id: 'id', header: 'Id', width: 80, cell: (row: { id: string }) => row.id }];
const order = [0, 1, 2];
const nothing = () => undefined;

/** Some rows, a line of 18 pixels, and the others. */
const withLineAfter = (passed: number) => (
  <SectionTable
    label="Agenda"
    order={order}
    getRow={(index) => rows[index]!}
    getRowId={(index) => rows[index]!.id}
    columns={columns}
    focusedId={null}
    onFocus={nothing}
    sections={[
      { id: 'passed', rowCount: passed },
      { id: 'now', rowCount: 3 - passed, head: 'Now', markHeight: 18 },
    ]}
  />
);
function Host() {
  const [passed, setPassed] = useState(1);
  return (
    <>
      <button type="button" onClick={() => setPassed(2)}>
        Later
      </button>
      {withLineAfter(passed)}
    </>
  );
}
const topOf = (name: string) => Number(/translateY\((-?\d+)/.exec(screen.getByRole('row', { name }).style.transform)?.[1]);

it('keeps rows and a mark between them apart as the mark moves on, though there are as many as before', async () => {
  const { user } = renderInApp(<Host />);
  const [two, three] = [topOf('two'), topOf('three')];
  expect(topOf('Now')).toBe(two - 18);
  await user.click(screen.getByRole('button', { name: 'Later' }));
  expect([topOf('two'), topOf('Now'), topOf('three')]).toEqual([two - 18, three - 18, three]);
});
