import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useWords } from '../words/words.tsx';

type BoundaryProps = { children: ReactNode };

/** A fault in one screen leaves the rest of the app, and everything saved, as it is. */
export class ScreenBoundary extends Component<BoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return <ScreenFault error={error} onTryAgain={() => this.setState({ error: null })} />;
  }
}

function ScreenFault({ error, onTryAgain }: { error: Error; onTryAgain: () => void }) {
  const words = useWords().shell.screenFault;
  return (
    <div style={{ maxWidth: 560, margin: '10vh auto 0' }}>
      <ErrorPanel
        title={words.title}
        safe={words.safe}
        todo={words.todo}
        details={`${error.name}: ${error.message}`}
        actions={<Button onClick={onTryAgain}>{words.again}</Button>}
      />
    </div>
  );
}
