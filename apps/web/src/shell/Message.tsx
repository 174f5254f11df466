import { createContext, use, type ReactNode } from 'react';
import classes from './Door.module.css';

/** Whether the frame of the portal is around: a page has one main part only. */
export const ShellContext = createContext(false);

/** What stands in place of a page. */
export function Message({ children, role }: { children: ReactNode; role?: 'alert' }) {
  const isInShell = use(ShellContext);
  const content = (
    <div className={classes.message} role={role}>
      {children}
    </div>
  );
  return isInShell ? content : <main>{content}</main>;
}
