import { createBanner, type Banner } from '../banner/banner.js';
import { createComposer, type Composer } from '../composer/composer.js';
import { createMenu, type Menu } from '../menu/menu.js';
import { createToast, type Toast } from '../toast/toast.js';
import { createTranscript, type Transcript } from '../transcript/transcript.js';
import type { UiHost } from '../ui-host.js';
import { createDropzone, type Dropzone } from './dropzone.js';
import { fitToViewport } from './viewport.js';

export interface PanelViews {
  readonly banner: Banner;
  readonly transcript: Transcript;
  readonly composer: Composer;
  readonly menu: Menu;
  readonly dropzone: Dropzone;
  readonly toast: Toast;
  /** Anything changed. */
  update(): void;
  start(): void;
  stop(): void;
}

const place = (root: ShadowRoot, selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};

/** The pieces inside the panel, each in its own place, once the panel is there. */
export const createPanelViews = (host: UiHost): PanelViews => {
  const { root } = host;
  const banner = createBanner(place(root, '.banner-place'), host);
  const transcript = createTranscript(place(root, '.log'), place(root, '.jump-place'), host);
  const composer = createComposer(place(root, '.composer-place'), host);
  const menu = createMenu(place(root, '.menu-place'), place(root, '.dialog-place'), host);
  const dropzone = createDropzone(place(root, '.panel'), place(root, '.drop-place'), host, () => composer.isOpen);
  const toast = createToast(place(root, '.toast-place'), host);
  let unfit = (): void => {};
  return {
    banner,
    transcript,
    composer,
    menu,
    dropzone,
    toast,
    update() {
      const focused = root.activeElement;
      banner.update();
      menu.update();
      composer.update();
      transcript.update();
      // What had the focus went away by itself. The log takes no key for a wish: whoever was typing starts nothing there.
      if (focused && !focused.isConnected && !root.activeElement) place(root, '.log').focus({ preventScroll: true });
    },
    start() {
      unfit();
      unfit = fitToViewport(place(root, '.panel'));
      transcript.start();
      composer.start();
      banner.update();
    },
    stop() {
      unfit();
      menu.stop();
      transcript.stop();
      composer.stop();
      toast.stop();
      dropzone.stop();
      banner.stop();
    },
  };
};
