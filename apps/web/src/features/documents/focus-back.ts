import { useEffect } from 'react';

/**
 * Gives the focus back to what had it when the dialog came, once the dialog goes. Mantine does so for dialogs that stay
 * and are shut; ours come when they are asked for and go for good.
 */
export function useFocusBack(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
}
