/** Below this width a floating panel takes the whole screen. The same figure stands in panel.styles.ts. */
export const PHONE = '(max-width: 480px)';

/** Keeps a full-screen panel inside what the on-screen keyboard leaves. @returns stops. */
export const fitToViewport = (panel: HTMLElement): (() => void) => {
  const viewport = window.visualViewport;
  if (!viewport) return () => {};
  const fit = (): void => {
    panel.style.setProperty('--_vv-height', `${viewport.height}px`);
    panel.style.setProperty('--_vv-top', `${viewport.offsetTop}px`);
  };
  // Asking makes the browser lay out the page. Nobody else needs the answer yet.
  if (matchMedia(PHONE).matches) fit();
  viewport.addEventListener('resize', fit);
  viewport.addEventListener('scroll', fit);
  return () => {
    viewport.removeEventListener('resize', fit);
    viewport.removeEventListener('scroll', fit);
  };
};
