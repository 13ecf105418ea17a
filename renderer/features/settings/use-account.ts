import { useMemo } from 'react';
import { useDesk } from '../../data/desk.ts';
import { type AccountClient, createAccountClient } from './account-client.ts';

export const useAccountClient = (): AccountClient => {
  const { api } = useDesk();
  return useMemo(() => createAccountClient(api), [api]);
};
