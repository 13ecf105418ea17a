import { Drawer as MantineDrawer } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { keepFocus } from './key-target.ts';
import { KeyLayer } from './keys.tsx';
import styles from './layer.module.css';
import { LayerClose } from './layer-close.tsx';

type DrawerProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  right?: ReactNode;
  footer?: ReactNode;
  width?: number;
  children: ReactNode;
};

/** Between the drawer and the window's edge, as in its styles. */
const marginPx = 12;

/** Tells the toasts how much of the window's width an open drawer takes. */
const useToastsBeside = (isOpen: boolean, width: number): void => {
  useEffect(() => {
    if (!isOpen) return;
    const { style } = document.documentElement;
    style.setProperty('--rf-drawer-room', `${width + marginPx}px`);
    return () => void style.removeProperty('--rf-drawer-room');
  }, [isOpen, width]);
};

/** Details beside the work, from the right, below the top bar. The work stays in sight; a click on it closes the drawer. */
export function Drawer({ isOpen, onClose, title, right, footer, width = 452, children }: DrawerProps) {
  useToastsBeside(isOpen, width);
  return (
    <KeyLayer isActive={isOpen}>
      <MantineDrawer.Root
        opened={isOpen}
        onClose={onClose}
        position="right"
        size={width}
        closeOnEscape={false}
        onExitTransitionEnd={keepFocus}
        lockScroll={false}
        classNames={{ inner: styles.drawerInner, content: styles.drawer }}
        transitionProps={{ transition: 'slide-left', duration: 160, timingFunction: 'cubic-bezier(.2,.8,.2,1)' }}
      >
        <MantineDrawer.Overlay backgroundOpacity={0} />
        <MantineDrawer.Content data-key-layer>
          <div className={styles.head}>
            <MantineDrawer.Title className={styles.title}>{title}</MantineDrawer.Title>
            <LayerClose onClose={onClose}>{right}</LayerClose>
          </div>
          {/* Not the library's body: it would be the dialog's description and be read out whole. */}
          <div className={styles.body}>{children}</div>
          {footer && <div className={styles.foot}>{footer}</div>}
        </MantineDrawer.Content>
      </MantineDrawer.Root>
    </KeyLayer>
  );
}
