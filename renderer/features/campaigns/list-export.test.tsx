import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { readWorkbook } from '../../../shared/domain/import/read-workbook.ts';
import { aCompany, aLead } from '../../../test/builders/domain.ts';
import { aUser } from '../../../test/builders/people.ts';
import { openTestDesk, renderAtDesk, type TestDesk } from '../../../test/support/desk.tsx';
import { KeepInformedPart } from './keep-informed-part.tsx';
import { KeyAccountsPart } from './key-accounts-part.tsx';

const david = aUser({ id: 'david', name: 'David Brandt', email: 'david@refinery.example', role: 'salesperson' });
const key = { isKeyAccount: true };
const companies = [
  aCompany({ id: 'zeta', name: 'Zeta SpA', city: 'Torino', country: 'IT', domain: null, salespersonId: null, ...key }),
  aCompany({ id: 'acme', name: '=Acme, "Ltd"', city: 'Graz', country: 'AT', domain: 'acme.example', salespersonId: 'david', ...key }),
  aCompany({ id: 'other', name: 'Other', isKeyAccount: false }),
];
const consent = { phone: 'granted', mail: 'granted', recordedAt: null } as const;
const news = { stage: 'keepInformed', companyId: 'acme', campaignId: null } as const;
const leads = [
  aLead({ id: 'ana', firstName: 'Ana', lastName: 'Köhler', email: 'ana@acme.example', consent, ...news }),
  aLead({ id: 'no', firstName: 'Bea', lastName: 'No', email: 'bea@acme.example', consent: { ...consent, mail: 'refused' }, ...news }),
];

const openDesk = () => openTestDesk({ rows: { companies, leads, users: [aUser(), david] } });
const textOf = ({ exported }: TestDesk, at: number) => String(exported[at]?.data).replace('\uFEFF', '').trim().split('\r\n');

it('writes the key accounts with who looks after them, as CSV by a key and as a workbook', async () => {
  const desk = await openDesk();
  const { user } = renderAtDesk(<KeyAccountsPart tabs={null} mayEdit={false} />, desk);
  await screen.findByText('Zeta SpA');
  await user.keyboard('e');
  await waitFor(() => expect(desk.exported).toHaveLength(1));
  expect(desk.exported[0]?.name).toMatch(/^key-accounts-\d{4}-\d\d-\d\d\.csv$/);
  expect(textOf(desk, 0)).toEqual([
    'Company,Domain,City,Country,Leads,Looked after by,Mail of who looks after it',
    `"'=Acme, ""Ltd""",acme.example,Graz,AT,2,David Brandt,david@refinery.example`,
    'Zeta SpA,,Torino,IT,0,,',
  ]);
  expect(await screen.findByText('2 companies written')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Export/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'XLSX' }));
  await waitFor(() => expect(desk.exported[1]?.name).toMatch(/\.xlsx$/));
  const [sheet] = await readWorkbook(desk.exported[1]?.data as Uint8Array);
  expect(sheet?.name).toBe('Key accounts');
  expect(JSON.stringify(sheet)).toContain('=Acme, \\"Ltd\\"');
});

it('writes those whom mail may reach of the people kept informed, and says who is left out', async () => {
  const desk = await openDesk();
  const { user } = renderAtDesk(<KeepInformedPart tabs={null} mayEdit={false} />, desk);
  await screen.findByText('Ana Köhler');
  await user.click(screen.getByRole('button', { name: /^Export for a mailing/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'CSV' }));
  await waitFor(() => expect(desk.exported).toHaveLength(1));
  expect(desk.exported[0]?.name).toMatch(/^keep-informed-\d{4}-\d\d-\d\d\.csv$/);
  expect(textOf(desk, 0)[1]).toMatch(/^Ana,Köhler,/);
  expect(textOf(desk, 0)).toHaveLength(2);
  expect(await screen.findByText('One person written; one without consent or mail is left out')).toBeVisible();
});

it('offers no file of a list that is empty', async () => {
  const desk = await openTestDesk({ rows: { users: [aUser()] } });
  renderAtDesk(<KeyAccountsPart tabs={null} mayEdit={true} />, desk);
  expect(await screen.findByText('No key accounts yet')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Export/ })).toBeNull();
});
