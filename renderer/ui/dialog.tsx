import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { keepFocus } from './key-target.ts';
import { KeyLayer } from './keys.tsx';
import styles from './layer.module.css';
import { LayerClose } from './layer-close.tsx';

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  /** Beside the close button: a tag, a count. */
  right?: ReactNode;
  /** Buttons, right to left by weight: put the primary last. */
  footer?: ReactNode;
  width?: number;
  children: ReactNode;
};

/**
 * A question that must be answered before going on. Traps focus, gives it back, closes by Escape, shadows the screen's keys.
 * What should have the focus first gets `data-autofocus`. Not between two calls: the call loop has no modal.
 */
export function Dialog({ isOpen, onClose, title, right, footer, width = 480, children }: DialogProps) {
  return (
    <KeyLayer isActive={isOpen}>
      <Modal.Root
        opened={isOpen}
        onClose={onClose}
        size={width}
        closeOnEscape={false}
        onExitTransitionEnd={keepFocus}
        lockScroll={false}
        transitionProps={{ transition: 'fade-down', duration: 120 }}
        yOffset="min(92px, 11.5vh)"
        classNames={{ content: styles.dialog }}
      >
        <Modal.Overlay className={styles.veil} />
        <Modal.Content data-key-layer>
          <div className={styles.head}>
            <Modal.Title className={styles.title}>{title}</Modal.Title>
            <LayerClose onClose={onClose}>{right}</LayerClose>
          </div>
          {/* Not the library's body: it would be the dialog's description and be read out whole. */}
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
        </Modal.Content>
      </Modal.Root>
    </KeyLayer>
  );
}
