import { useMemo } from 'react';
import { useRemote } from '../../../data/ask-server.ts';
import { useDesk } from '../../../data/desk.ts';
import { createDataRightsClient } from './data-rights-client.ts';
import { PersonPanel } from './person-panel.tsx';
import { RequestsPanel } from './requests-panel.tsx';

/** A person asks what is known of them, wants it as a file, or wants to be erased. Done by the server, over the whole center. */
export function DataRightsSection() {
  const { api } = useDesk();
  const client = useMemo(() => createDataRightsClient(api), [api]);
  const requests = useRemote(client.requests);
  return (
    <>
      <PersonPanel client={client} onDone={requests.read} />
      <RequestsPanel requests={requests} />
    </>
  );
}
