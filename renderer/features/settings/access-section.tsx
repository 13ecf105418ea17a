import { SignInsPanel } from './sign-ins-panel.tsx';
import { TokensPanel } from './tokens-panel.tsx';

/** Where one is signed in, and what scripts may do in one's name. Kept by the server alone, so online only. */
export function AccessSection() {
  return (
    <>
      <SignInsPanel />
      <TokensPanel />
    </>
  );
}
